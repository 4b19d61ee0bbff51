using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The enumerations of a library, a schema without roots: one for each simple type that lists words, whether or not a class uses it.</summary>
internal static class LibraryEnums
{
    /// <summary>Adds the enumerations.</summary>
    /// <param name="types">The elements that stand for the types.</param>
    /// <param name="sets">The contents of the elements.</param>
    /// <param name="values">Creates the enumerations.</param>
    public static void Add(IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> types, ElementSets sets, ValueTypes values)
    {
        foreach (var (name, elements) in types.Where(type => ElementSets.TypeOf(type.Elements) is null))
        {
            var annotations = elements[0].Annotations;
            values.Choose(
                sets.ShapeOf(elements).Particles.SelectMany(particle => particle.Texts),
                null,
                new EnumNames(annotations.SuggestedTypeName, annotations.Documentation, Identifiers.Pascal(name.LocalName), ""),
                annotations.Documentation);
        }
    }
}
