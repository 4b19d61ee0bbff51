using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The elements of each complex type of a schema.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<SimpleType, List<SimpleElement>> _elements = [];

    // A type inside an alternative is named after the element.
    private readonly Dictionary<SimpleType, XmlName> _innerNames = [];

    // The elements that stand for types which other elements have.
    private readonly HashSet<SimpleElement> _ignored = [];

    public TypeUses(SimpleGrammar schema)
    {
        var standing = new HashSet<SimpleElement>(Roots.TypesOf(schema).SelectMany(type => type.Elements));
        if (standing.Count > 0)
        {
            var others = schema.Elements.Where(element => !standing.Contains(element));
            var used = new HashSet<SimpleType>(others.Select(element => element.Type).OfType<SimpleType>());
            _ignored.UnionWith(standing.Where(element => element.Type is { } type && used.Contains(type)));
        }

        foreach (var element in schema.Elements)
            if (element.Type is { } type && !_ignored.Contains(element))
            {
                if (!_elements.TryGetValue(type, out var elements))
                    _elements.Add(type, elements = []);
                elements.Add(element);
                foreach (var alternative in element.Alternatives)
                    if (alternative.Type is { Syntax.LocalName.Length: 0 } inner && !_innerNames.ContainsKey(inner) && NameOf([element]) is { } name)
                        _innerNames.Add(inner, name);
            }
    }

    /// <summary>Returns the common name of all elements of a type; null if there are several names, or none.</summary>
    public XmlName? NameOf(SimpleType type) =>
        _innerNames.TryGetValue(type, out var inner) ? inner
        : _elements.TryGetValue(type, out var elements) ? NameOf(elements)
        : null;

    /// <summary>Whether an element only stands for its type, and others have the type.</summary>
    public bool IsIgnored(SimpleElement element) => _ignored.Contains(element);

    private static XmlName? NameOf(IEnumerable<SimpleElement> elements)
    {
        var names = new List<XmlName>();
        foreach (var element in elements)
            NameClasses.Collect(element.Name, names);
        return names.Distinct().Take(2).Count() == 1 ? names[0] : null;
    }

    /// <summary>Returns the elements that are declared with a type.</summary>
    public IReadOnlyList<SimpleElement> ElementsWith(SimpleType type) => _elements.TryGetValue(type, out var elements) ? elements : [];

    /// <summary>Returns the C# name that the schema's author chose for the class of a type at its only element; null if there is none.</summary>
    public string? ChosenNameOf(SimpleType type) =>
        type.Syntax.IsAbstract || NameOf(type) is null ? null : ElementsWith(type).Select(element => element.Annotations).FirstTypeName();

    /// <summary>Returns the elements that can be of a type: those declared with it or with one of its base types.</summary>
    public IReadOnlyList<SimpleElement> ElementsOf(SimpleType type)
    {
        var found = new List<SimpleElement>();
        for (var here = type; here is not null; here = here.Base)
            if (_elements.TryGetValue(here, out var elements))
                found.AddRange(elements);
        return found;
    }
}
