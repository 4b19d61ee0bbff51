using System.Collections.Generic;
using System.Linq;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// Restores the order in which the children of an element were read. The children are written in the order of their slots, and moved afterwards:
/// documents in the order of the schema have no cost, and no code is generated for it.
/// </summary>
/// <param name="xml">The writer; the start tag is open, or only content before the first child was written.</param>
/// <param name="order">The slots of the children in the order in which they were read.</param>
internal sealed class ChildOrder(Utf8XmlWriter xml, List<int> order)
{
    private readonly List<(int Slot, int Index, int End)> _children = [];
    private readonly int _start = xml.CloseStartTag();

    /// <summary>Records that a child, and the content kept with it, was written.</summary>
    public void Note(int slot, int index)
    {
        var last = _children.Count == 0 ? _start : _children[_children.Count - 1].End;
        if (xml.Length > last)
            _children.Add((slot, index, xml.Length));
    }

    /// <summary>Moves the children.</summary>
    public void Restore()
    {
        var places = new Dictionary<(int Slot, int Index), int>();
        var counts = new Dictionary<int, int>();
        for (var place = 0; place < order.Count; place++)
        {
            var index = counts.TryGetValue(order[place], out var count) ? count : 0;
            counts[order[place]] = index + 1;
            places[(order[place], index)] = place;
        }
        // A child that was added later comes after the last child of its slot, or of the slots before it.
        var keys = new (int Place, int Source)[_children.Count];
        var behind = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            var (slot, index, _) = _children[i];
            var isKnown = places.TryGetValue((slot, index), out var place);
            if (!isKnown)
                place = counts.TryGetValue(slot, out var count) ? places[(slot, count - 1)] : behind;
            else if (place > behind)
                behind = place;
            keys[i] = (place, i);
        }
        var sorted = keys.OrderBy(static key => key.Place)
            .ThenBy(static key => key.Source)
            .Select(key => (StartOf(key.Source), _children[key.Source].End))
            .ToList();
        xml.Reorder(_start, sorted);
    }

    private int StartOf(int child) => child == 0 ? _start : _children[child - 1].End;
}
