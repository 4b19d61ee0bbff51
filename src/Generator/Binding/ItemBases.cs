using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Binding;

/// <summary>
/// The base classes of the items of ordered lists. A class has only one base class, so lists that share an item class share the base class; the grammar
/// determines the items that each list allows.
/// </summary>
internal sealed class ItemBases(TypeNames names)
{
    private readonly List<Group> _groups = [];

    private sealed class Group(BoundClass owner)
    {
        public List<BoundClass> Owners { get; } = [owner];

        /// <summary>The classes of the items, or their base classes.</summary>
        public List<BoundClass> Items { get; } = [];

        /// <summary>The names of the classes of the items.</summary>
        public HashSet<string> Names { get; } = [];

        public bool HasText { get; set; }

        public bool HasAny { get; set; }

        public ItemBaseModel Model { get; set; } = null!;
    }

    /// <summary>Registers an ordered list. <see cref="Assign"/> sets its names when all lists are known.</summary>
    public ItemsSlot Register(BoundClass owner, ItemsSlot slot, IReadOnlyList<BoundClass> items, bool hasText, bool hasAny)
    {
        var group = new Group(owner) { HasText = hasText, HasAny = hasAny };
        group.Names.UnionWith(items.Select(item => item.Name));
        // A class has one base class: derived items inherit it from their own base.
        group.Items.AddRange(items.Select(item => item.Top).Distinct());
        foreach (var other in _groups.FindAll(other => other.Items.Exists(group.Items.Contains)))
        {
            // The first owner determines the name.
            group.Owners.InsertRange(0, other.Owners);
            group.Items.AddRange(other.Items.Where(item => !group.Items.Contains(item)));
            group.Names.UnionWith(other.Names);
            group.HasText |= other.HasText;
            group.HasAny |= other.HasAny;
            _groups.Remove(other);
        }
        _groups.Add(group);
        // Records which of the two kinds the list has; Assign sets the names.
        return slot with { TextName = hasText ? "" : null, AnyName = hasAny ? "" : null };
    }

    /// <summary>Names the base classes and sets them on the item classes.</summary>
    public void Assign(IReadOnlyList<BoundClass> classes)
    {
        foreach (var group in _groups)
        {
            var owner = group.Owners[0].Name;
            group.Model = new ItemBaseModel(
                names.Take(owner + "Item", owner + "Content"),
                group.HasText ? names.Take(owner + "Text") : null,
                group.HasAny ? names.Take(owner + "Other") : null,
                owner);
            foreach (var item in group.Items)
                item.BaseName = group.Model.Name;
        }
        foreach (var bound in classes)
            for (var i = 0; i < bound.Slots.Count; i++)
                if (bound.Slots[i].Model is ItemsSlot slot && _groups.Find(group => IsOwner(group, bound) && Shares(group, slot)) is { } group)
                    bound.Slots[i] = (slot with { BaseName = group.Model.Name, TextName = slot.TextName is null ? null : group.Model.TextName,
                        AnyName = slot.AnyName is null ? null : group.Model.AnyName },
                        bound.Slots[i].Particles);
    }

    public IEnumerable<ItemBaseModel> ToModels() => _groups.Select(group => group.Model).OrderBy(model => model.Name, StringComparer.Ordinal);

    private static bool Shares(Group group, ItemsSlot slot) =>
        slot.Cases.Count == 0 || slot.Cases.Any(itemCase => group.Names.Contains(itemCase.ClassName));

    /// <summary>Whether a class, or one of its bases, has a list of the group.</summary>
    private static bool IsOwner(Group group, BoundClass bound)
    {
        for (var here = bound; here is not null; here = here.Base)
            if (group.Owners.Contains(here))
                return true;
        return false;
    }
}
