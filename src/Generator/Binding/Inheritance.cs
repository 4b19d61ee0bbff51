using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Binding;

/// <summary>
/// The members of a class whose base already has some of them. A derived class reads and writes all of them itself, in the order of its own content, and
/// declares only those that its base does not have.
/// </summary>
internal static class Inheritance
{
    /// <summary>Reuses the attributes of the base.</summary>
    /// <returns>The particles of the attributes that are new.</returns>
    public static IReadOnlyList<Particle> TakeAttributes(BoundClass bound)
    {
        var own = bound.Shape.Particles.Where(particle => particle.Kind == ParticleKind.Attribute).ToList();
        if (bound.Base is not { } from)
            return own;
        bound.Attributes.AddRange(from.Attributes);
        bound.AnyAttributes = from.AnyAttributes;
        return own.FindAll(particle => !from.Attributes.Exists(attribute => attribute.Particle.Name == particle.Name));
    }

    /// <summary>
    /// Assigns the children to slots; a child of the base keeps its slot. Children that are separate in the base remain separate, even if the derived type
    /// mixes them with its own: the order in a document is preserved anyway.
    /// </summary>
    /// <param name="bound">The class.</param>
    /// <param name="bind">Creates a new slot.</param>
    /// <param name="extend">Adds new items to an ordered list of the base.</param>
    public static void AddSlots(
        BoundClass bound, Func<IReadOnlyList<Particle>, SlotModel> bind, Func<ItemsSlot, IReadOnlyList<Particle>, ItemsSlot> extend)
    {
        var inherited = bound.Base?.Slots ?? [];
        var taken = new HashSet<int>();
        foreach (var slot in bound.Shape.Slots)
        {
            var groups = slot.ToLookup(particle => inherited.FindIndex(known => known.Particles.Any(other => IsSame(particle, other))));
            foreach (var group in groups.Where(group => group.Key >= 0))
            {
                taken.Add(group.Key);
                bound.Slots.Add(inherited[group.Key]);
            }
            var added = groups[-1].Where(particle => slot.Count > 1 || particle.IsChildren).ToList();
            if (added.Count == 0)
                continue;
            if (bound.Slots.Count > 0 && groups.Count == 2 && bound.Slots[bound.Slots.Count - 1] is (ItemsSlot items, var particles))
                bound.Slots[bound.Slots.Count - 1] = (extend(items, added), [.. particles, .. added]);
            else if (groups.Count == 1)
                bound.Slots.Add((bind(added), added));
            else
                foreach (var particle in added)
                    bound.Slots.Add((bind([particle]), [particle]));
        }
        // A member that a restriction omits is still written if it is set; validation then reports it.
        for (var i = 0; i < inherited.Count; i++)
            if (!taken.Contains(i))
                bound.Slots.Add(inherited[i]);
    }

    /// <summary>Whether a class is read and written like its base, and differs only in the name of its type.</summary>
    public static bool AddsNothing(BoundClass bound) =>
        bound.Base is { } from
            && bound.AnyAttributes == from.AnyAttributes
            && bound.Text == from.Text
            && bound.Attributes.Select(attribute => attribute.Model).SequenceEqual(from.Attributes.Select(attribute => attribute.Model))
            && bound.Slots.Select(slot => slot.Model).SequenceEqual(from.Slots.Select(slot => slot.Model));

    /// <summary>Returns the names of the members of a class, including inherited ones.</summary>
    public static IEnumerable<string> MembersOf(BoundClass bound)
    {
        foreach (var (attribute, _) in bound.Attributes)
            yield return attribute.Member.Name;
        if (bound.AnyAttributes is { } any)
            yield return any.Name;
        if (bound.Text is { } text)
            yield return text.Member.Name;
        foreach (var (slot, _) in bound.Slots)
        {
            yield return slot.Member.Name;
            if (slot is ValueSlot { NilMember: { } nil })
                yield return nil;
            if (slot is ItemsSlot items)
                foreach (var itemCase in items.Cases)
                    yield return itemCase.View;
        }
    }

    private static bool IsSame(Particle left, Particle right) =>
        (left.Kind == right.Kind || (IsText(left) && IsText(right))) && left.Name == right.Name;

    private static bool IsText(Particle particle) => particle.Kind is ParticleKind.Text or ParticleKind.Data;
}
