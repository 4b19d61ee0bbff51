using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Values;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>All possible values of the items of some paths, including unknown content: the opposite of <see cref="CertainValues"/>.</summary>
internal sealed class PossibleValues
{
    private readonly IReadOnlyList<IdentityField> _fields;
    private readonly Dictionary<string, ItemValue> _values = new(StringComparer.Ordinal);
    private bool _isOpen;

    private PossibleValues(IReadOnlyList<IdentityField> fields) => _fields = fields;

    /// <summary>Returns the values, each with one place that has it; null if there may be others.</summary>
    /// <param name="element">The element where the paths begin.</param>
    /// <param name="paths">The paths to the items.</param>
    /// <param name="fields">The fields of an item.</param>
    public static IReadOnlyCollection<ItemValue>? Of(PartialElement element, IReadOnlyList<IdentityPath> paths, IReadOnlyList<IdentityField> fields)
    {
        var possible = new PossibleValues(fields);
        var self = new PartialChild(element.NamespaceUri, element.LocalName, Presence.Certain, element) { Origin = element.Origin };
        foreach (var path in paths)
            possible.Follow(self, path, 0);
        return possible._isOpen ? null : possible._values.Values;
    }

    private void Follow(PartialChild item, IdentityPath path, int step)
    {
        // An element of which nothing is known may contain anything.
        _isOpen |= item.Alternatives.Count == 0;
        foreach (var element in item.Alternatives)
            if (step == path.Steps.Count)
                TakeItem(item, element);
            else
                foreach (var child in Children(element, path.Steps[step].Name))
                    if (child.Alternatives.Count == 0
                        || child.Alternatives.Any(inner => path.Steps[step].Tests.All(test => CertainValues.Passes(inner, test) != false)))
                        Follow(child, path, step + 1);
    }

    // Returns all children with a name that may be present.
    private IEnumerable<PartialChild> Children(PartialElement element, ExactName name)
    {
        var named = element.Children.Where(child => CertainValues.Is(name, child.NamespaceUri, child.LocalName)).ToList();
        // A member has no other values; other items may be added to a list.
        _isOpen |= element.OpenChildren.Contains((name.NamespaceUri, name.LocalName))
            || !element.IsClosed && (named.Count == 0 || named.Exists(child => child.Origin is not MemberOrigin { Item: null }));
        return named.Where(child => child.Presence != Presence.Absent);
    }

    private void TakeItem(PartialChild item, PartialElement element)
    {
        foreach (var field in _fields)
            if (TakeField(item, element, field, 0, []) == Presence.Certain)
                return;
    }

    // If a field is certain, later fields do not count.
    private Presence TakeField(PartialChild item, PartialElement element, IdentityField field, int step, IReadOnlyList<PartialChild> way)
    {
        if (step == field.Steps.Count)
            return TakeValue(item, element, field, way);
        var presence = Presence.Absent;
        foreach (var child in Children(element, field.Steps[step]))
        {
            _isOpen |= child.Alternatives.Count == 0;
            var inner = child.Alternatives.Select(alternative => TakeField(item, alternative, field, step + 1, [.. way, child])).ToList();
            if (child.Presence == Presence.Certain && inner.Count > 0 && inner.TrueForAll(one => one == Presence.Certain))
                presence = Presence.Certain;
            else if (presence == Presence.Absent && inner.Exists(one => one != Presence.Absent))
                presence = Presence.Unknown;
        }
        return presence;
    }

    private Presence TakeValue(PartialChild item, PartialElement element, IdentityField field, IReadOnlyList<PartialChild> way)
    {
        if (field.Attribute is { } name)
        {
            var attribute = CertainValues.Attribute(element, name, out var presence);
            if (presence != Presence.Absent)
                Add(attribute?.Values, item, way, name.LocalName, attribute?.Origin);
            return presence;
        }
        var text = element.Text;
        // The element is present, and so is its text, which may be empty.
        if (text?.Presence != Presence.Certain)
            Add(text is null && !element.IsClosed ? null : [""], item, way, null, text?.Origin);
        if (text is { Presence: not Presence.Absent })
            Add(text.Values, item, way, null, text.Origin);
        return Presence.Certain;
    }

    private void Add(IReadOnlyList<string>? values, PartialChild item, IReadOnlyList<PartialChild> way, string? name, object? origin)
    {
        _isOpen |= values is null || values.Any(OpenText.IsOpen);
        foreach (var value in values ?? [])
            if (!_values.ContainsKey(value))
                _values.Add(value, new ItemValue(value, item, way, name, origin));
    }
}
