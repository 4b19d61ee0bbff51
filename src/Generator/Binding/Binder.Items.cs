using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding;

/// <summary>Ordered lists: children of different names whose order relative to each other is kept.</summary>
internal sealed partial class Binder
{
    /// <summary>Adds items to an ordered list: a derived class extends the list of its base.</summary>
    private ItemsSlot AddItems(BoundClass bound, ItemsSlot slot, IReadOnlyList<Particle> particles, MemberNames names)
    {
        var cases = slot.Cases.ToList();
        var classes = cases.ConvertAll(known => _ordered.First(item => item.Name == known.ClassName));
        foreach (var particle in particles.Where(particle => particle.Kind == ParticleKind.Element))
        {
            var item = GetItemClass(particle.Name!, particle.Elements, bound);
            var plain = particle.Elements.ConvertAll(element => element.Annotations).FirstName() ?? Plurals.Of(Identifiers.Pascal(particle.Name!.LocalName));
            classes.Add(item);
            cases.Add(new ItemCase(particle.Name!, item.Name, names.Take(plain, "Items"), particle.Elements.Select(element => element.Annotations).WhereEmpty()));
        }
        return _bases.Register(
            bound,
            slot with { Cases = cases.ToEquatableArray() },
            classes,
            slot.TextName is not null || particles.Any(particle => particle.Kind is ParticleKind.Text or ParticleKind.Data),
            slot.AnyName is not null || particles.Any(particle => particle.Kind == ParticleKind.AnyElement));
    }
}
