using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>Ordered lists: children of different names whose order relative to each other is kept.</summary>
internal sealed partial class Binder
{
    /// <summary>Adds items to an ordered list: a derived class extends the list of its base.</summary>
    private ItemsSlot AddItems(BoundClass bound, ItemsSlot slot, IReadOnlyList<Particle> particles, MemberNames names)
    {
        var cases = slot.Cases.ToList();
        var classes = cases.ConvertAll(known => _ordered.First(item => item.Name == known.ClassName));
        foreach (var (xml, elements) in particles.SelectMany(ElementsOf))
        {
            var item = GetItemClass(xml, elements, bound);
            var plain = elements.Select(element => element.Annotations).FirstName() ?? Plurals.Of(Identifiers.Pascal(xml.LocalName));
            classes.Add(item);
            cases.Add(new ItemCase(xml, item.Name, names.Take(plain, "Items"), elements.Select(element => element.Annotations).WhereEmpty()));
        }
        return _bases.Register(
            bound,
            slot with { Cases = cases.ToEquatableArray() },
            classes,
            slot.TextName is not null || particles.Any(particle => particle.Kind is ParticleKind.Text or ParticleKind.Data),
            slot.AnyName is not null || particles.Any(particle => particle.Kind == ParticleKind.AnyElement));
    }

    /// <summary>
    /// Creates a member for the elements of a substitution group. Its type is the common base class of all their classes; the class of each object determines
    /// its element.
    /// </summary>
    private SubstitutionSlot BindSubstitution(BoundClass bound, Particle particle, MemberNames names)
    {
        var cases = ElementsOf(particle).Select(one => (one.Xml, one.Elements, Class: GetItemClass(one.Xml, one.Elements, bound))).ToList();
        var common = Above(cases[0].Class).First(candidate => cases.TrueForAll(one => Above(one.Class).Contains(candidate)));
        var plain = Identifiers.Pascal(particle.Name!.LocalName);
        return new SubstitutionSlot(
            new MemberModel(particle.IsMany ? names.Take(Plurals.Of(plain), "List") : names.Take(plain, "Element"), null),
            particle.Name,
            common.Name,
            cases.Select(one => new ItemCase(one.Xml, one.Class.Name, "", one.Elements.Select(element => element.Annotations).WhereEmpty())).ToEquatableArray(),
            particle.IsMany,
            particle.IsRequired && !particle.IsMany);
    }

    /// <summary>The elements of a particle by their names.</summary>
    private static IEnumerable<(XmlName Xml, IReadOnlyList<SimpleElement> Elements)> ElementsOf(Particle particle)
    {
        if (particle.Kind == ParticleKind.Element)
            return [(particle.Name!, particle.Elements)];
        if (particle.Kind != ParticleKind.Substitution)
            return [];
        return particle.Elements.Select(element =>
        {
            var found = new List<XmlName>();
            NameClasses.Collect(element.Name, found);
            return (found[0], (IReadOnlyList<SimpleElement>)[element]);
        });
    }

    /// <summary>A class and those that it is derived from.</summary>
    private static IEnumerable<BoundClass> Above(BoundClass bound)
    {
        for (var here = bound; here is not null; here = here.Base)
            yield return here;
    }
}
