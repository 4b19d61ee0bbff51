using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>The progress of reading an element's children: the current child, and the last known one before it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ContentPlace
{
    /// <summary>The value of <see cref="Child"/> for text.</summary>
    public const int Text = -2;

    /// <summary>The value of <see cref="Child"/> for a child whose name the class does not define.</summary>
    public const int Unknown = -1;

    /// <summary>The value of <see cref="Child"/> for an element that a wildcard of the schema allows.</summary>
    internal const int Any = -3;

    private int _child;
    private bool _met;
    private int _slot;
    private int _after;
    private int _index;
    private int _indexAtHand;

    // With interleaved children, a slot can occur again: the slots that have occurred, and the number of occurrences if there is more than one.
    private ulong _met64;
    private int[]? _counts;

    /// <summary>The slots of the known children in document order; null if the slots are in ascending order.</summary>
    internal List<int>? Order { get; private set; }

    /// <summary>The current child: the index of its name in the list of names, or <see cref="Text"/> or <see cref="Unknown"/>.</summary>
    public readonly int Child => _child;

    /// <summary>
    /// Whether the current child is the first of its slot. If the slot has a single member, the first child is that member, even if it cannot be read, and all
    /// others are kept.
    /// </summary>
    public readonly bool IsFirst => _indexAtHand == 0;

    /// <summary>The slot of the last known child, counted from 0; -1 before the first.</summary>
    internal readonly int Slot => _after - 1;

    /// <summary>The index of the last known child in its slot.</summary>
    internal readonly int Index => _index;

    /// <summary>Whether the current node is a known child, or text that belongs to the content.</summary>
    internal readonly bool IsAtHand => _met && _child != Unknown;

    internal readonly int SlotAtHand => _slot;

    /// <summary>The index of the current child in its slot.</summary>
    internal readonly int IndexAtHand => _indexAtHand;

    /// <summary>
    /// Keeps an empty wrapper if the schema requires at least one item. It is kept independent of the options for unknown content, because the document could
    /// have another meaning without it.
    /// </summary>
    public readonly void KeepEmpty(string name, string namespaceUri, ref UnknownContentStore? unknown) =>
        (unknown ??= new()).Add(new UnknownNode(
            SlotAtHand, IndexAtHand, UnknownRelation.Instead) { UnreadableName = name, UnreadableNamespace = namespaceUri, IsKnown = true });

    internal void Meet(int child, int slot)
    {
        _child = child;
        _slot = slot;
        _met = true;
        _indexAtHand = slot < 0 ? 0 : _after - 1 == slot ? _index + 1 : CountOf(slot);
    }

    internal void MarkUnknown() => _child = Unknown;

    /// <summary>Marks the current child as known and read.</summary>
    internal void Advance()
    {
        if (_after - 1 != _slot)
        {
            Leave(_after - 1);
            if (_slot < _after - 1)
                Order ??= UsualOrder();
        }
        Order?.Add(_slot);
        _index = _indexAtHand;
        _after = _slot + 1;
    }

    private readonly int CountOf(int slot) =>
        _counts is not null && slot < _counts.Length && _counts[slot] > 0 ? _counts[slot]
        : slot < 64 && (_met64 & (1UL << slot)) != 0 ? 1
        : 0;

    private readonly List<int> UsualOrder()
    {
        var order = new List<int>();
        for (var slot = 0; slot < _after; slot++)
            for (var count = CountOf(slot); count > 0; count--)
                order.Add(slot);
        return order;
    }

    private void Leave(int slot)
    {
        if (slot < 0)
            return;
        if (slot < 64)
            _met64 |= 1UL << slot;
        if (_index == 0 && slot < 64)
            return;
        if (_counts is null || _counts.Length <= slot)
            Array.Resize(ref _counts, slot + 8);
        _counts[slot] = _index + 1;
    }
}
