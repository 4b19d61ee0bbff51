using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The elements of each complex type of a schema.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<SimpleType, List<SimpleElement>> _elements = [];

    public TypeUses(SimpleGrammar schema)
    {
        foreach (var element in schema.Elements)
            if (element.Type is { } type)
            {
                if (!_elements.TryGetValue(type, out var elements))
                    _elements.Add(type, elements = []);
                elements.Add(element);
            }
    }

    /// <summary>Returns the common name of all elements of a type; null if there are several names, or none.</summary>
    public XmlName? NameOf(SimpleType type)
    {
        var names = new List<XmlName>();
        if (_elements.TryGetValue(type, out var elements))
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
