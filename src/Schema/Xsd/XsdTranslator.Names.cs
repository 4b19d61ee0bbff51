using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Names for classes and enumerations. A type that a single element has names its class; an enumeration is named by its type wherever it is used.
/// </summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlSchemaType, string> _suggestions = [];
    private ILookup<string, string>? _users;

    private void FindTypeNames()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in _types)
        {
            var name = type.QualifiedName.Name;
            foreach (var ending in new[] { "Type", "type", "_t", "-type" })
                if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                {
                    name = name.Substring(0, name.Length - ending.Length);
                    break;
                }

            if (taken.Add(name))
                _suggestions.Add(type, name);
        }
    }

    /// <summary>The name of a class: that of the type, where elements of one name only have it.</summary>
    private string? SuggestedName(XmlSchemaElement element, XmlSchemaType type)
    {
        if (type is not XmlSchemaComplexType)
            return SuggestedName(type);
        _users ??= FindUsers();
        return _users[type.QualifiedName.Name].Distinct().Count() == 1 && _users[type.QualifiedName.Name].First() == element.QualifiedName.Name
            ? SuggestedName(type)
            : null;
    }

    /// <summary>The names of the elements of each named type, by local names.</summary>
    private ILookup<string, string> FindUsers()
    {
        var found = new List<(string Type, string Element)>();
        var pending = new Stack<MarkupElement>(_places.Documents);
        while (pending.Count > 0)
        {
            var element = pending.Pop();
            if (element.LocalName == "element" && element.Attribute("type")?.Value is { } type && element.Attribute("name")?.Value is { } name)
                found.Add((type.Substring(type.IndexOf(':') + 1).Trim(), name.Trim()));
            foreach (var child in element.Children)
                if (child is MarkupElement inner)
                    pending.Push(inner);
        }

        return found.ToLookup(use => use.Type, use => use.Element, StringComparer.Ordinal);
    }

    private string? SuggestedName(XmlSchemaType type) => _suggestions.TryGetValue(type, out var name) ? name : null;
}
