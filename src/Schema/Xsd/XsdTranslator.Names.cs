using System;
using System.Collections.Generic;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Names for enumerations: each is named after its type, independent of its use.
/// </summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlSchemaType, string> _suggestions = [];

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

    /// <summary>Returns the name of the enumeration of a type; that of a list is named after its items.</summary>
    private string? SuggestedName(XmlSchemaType type) =>
        type is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeList { BaseItemType: { } items } } ? SuggestedName(items)
        : _suggestions.TryGetValue(type, out var name) ? name
        : null;
}
