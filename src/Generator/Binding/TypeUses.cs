using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>Which elements of a schema are of which complex type.</summary>
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

    /// <summary>The name that all elements of a type have; null where there are several, or none.</summary>
    public XmlName? NameOf(SimpleType type)
    {
        var names = new List<XmlName>();
        if (_elements.TryGetValue(type, out var elements))
            foreach (var element in elements)
                NameClasses.Collect(element.Name, names);
        return names.Distinct().Take(2).Count() == 1 ? names[0] : null;
    }

    /// <summary>The elements that may be of a type: those that are declared with it, and those that are declared with one that it is derived from.</summary>
    public IReadOnlyList<SimpleElement> ElementsOf(SimpleType type)
    {
        var found = new List<SimpleElement>();
        for (var here = type; here is not null; here = here.Base)
            if (_elements.TryGetValue(here, out var elements))
                found.AddRange(elements);
        return found;
    }
}
