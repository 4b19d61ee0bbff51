using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The parts of the model that depend on the derivation of complex types.</summary>
internal static class TypeModels
{
    /// <summary>Returns the part of a class that is specific to complex types; null if it has none.</summary>
    /// <param name="bound">The class.</param>
    /// <param name="bases">The classes that others are derived from.</param>
    /// <param name="classes">The classes of the types.</param>
    public static TypeModel? Of(BoundClass bound, HashSet<BoundClass> bases, Dictionary<SimpleType, BoundClass> classes)
    {
        if (bound.Type is not { Syntax: { } syntax } type)
            return null;
        var above = new List<BoundClass>();
        for (var here = bound.Base; here is not null; here = here.Base)
            above.Add(here);
        return new TypeModel(
            bound.IsElement ? null : NameOf(type),
            bound.Base?.Name,
            above.Exists(other => other.IsRoot),
            syntax.IsAbstract && !bound.IsElement,
            !bases.Contains(bound) && (!syntax.IsAbstract || bound.IsElement),
            bound.IsElement,
            bound.IsElement || Inheritance.AddsNothing(bound),
            bound.ReadsDerived,
            above.Exists(other => other.ReadsDerived),
            bound.Base is null ? EquatableArray<string>.Empty : Inheritance.MembersOf(bound.Base).ToEquatableArray(),
            !bound.ReadsDerived
                ? EquatableArray<DerivedModel>.Empty
                : type.Descendants.Where(derived => !derived.Syntax.IsAbstract)
                    .Select(derived => new DerivedModel(NameOf(derived), classes[derived].Name))
                    .OrderBy(derived => derived.Name is null)
                    .ToEquatableArray());
    }

    /// <summary>Returns the alternatives of the elements at a place; null if they select no class, or if the elements differ in them.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="place">The name of the place, for the field.</param>
    /// <param name="names">The names of the class that has the field.</param>
    /// <param name="classes">The classes of the types.</param>
    public static AlternativesModel? AlternativesOf(
        IReadOnlyList<SimpleElement> elements, string place, MemberNames names, Dictionary<SimpleType, BoundClass> classes)
    {
        if (ElementSets.TypeOf(elements) is null || elements.Any(other => !other.Alternatives.SequenceEqual(elements[0].Alternatives)))
            return null;
        var cases = elements[0].Alternatives
            .Select(one => new AlternativeModel(one.Test, one.Type is not null && classes.TryGetValue(one.Type, out var bound) ? bound.Name : null))
            .ToEquatableArray();
        return cases.Any(one => one.ClassName is not null) ? new AlternativesModel(names.Take("AlternativesOf" + place, "Field"), cases) : null;
    }

    private static XmlName? NameOf(SimpleType type) =>
        type.Syntax.LocalName.Length == 0 ? null : new XmlName(type.Syntax.NamespaceUri, type.Syntax.LocalName);
}
