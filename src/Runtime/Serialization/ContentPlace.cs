using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>How far the reading of an element's children has come: the child at hand, and the last known one before it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ContentPlace
{
    /// <summary>What <see cref="Child"/> is where text is at hand.</summary>
    public const int Text = -2;

    /// <summary>What <see cref="Child"/> is where the child at hand has a name that the class does not know.</summary>
    public const int Unknown = -1;

    /// <summary>What <see cref="Child"/> is where an element is at hand that the schema admits without saying what it is.</summary>
    internal const int Any = -3;

    private int _child;
    private bool _met;
    private int _slot;
    private int _after;
    private int _index;
    private int _indexAtHand;

    // Interleaved children come back to a slot that was left: which slots were met, and how often where that was more than once.
    private ulong _met64;
    private int[]? _counts;

    /// <summary>The slots of the known children in the order of the document; null where that is the usual one, in which slots ascend.</summary>
    internal List<int>? Order { get; private set; }

    /// <summary>The child at hand: the place of its name in the names looked for, or <see cref="Text"/> or <see cref="Unknown"/>.</summary>
    public readonly int Child => _child;

    /// <summary>
    /// Whether the child at hand is the first of its slot: where there is one member, it is that one, whether it can be read or not, and all others are kept.
    /// </summary>
    public readonly bool IsFirst => _indexAtHand == 0;

    /// <summary>The slot of the last known child, counted from 0; -1 before the first.</summary>
    internal readonly int Slot => _after - 1;

    /// <summary>The place of the last known child in its slot.</summary>
    internal readonly int Index => _index;

    /// <summary>Whether a known child, or text that belongs to the content, is at hand.</summary>
    internal readonly bool IsAtHand => _met && _child != Unknown;

    internal readonly int SlotAtHand => _slot;

    /// <summary>The place in its slot that the child at hand takes.</summary>
    internal readonly int IndexAtHand => _indexAtHand;

    /// <summary>
    /// Keeps the child at hand, which only wraps others and has none, where the schema asks for at least one: whatever the options say of unknown content, for
    /// to leave it out could mean something else.
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

    /// <summary>Counts the child at hand as known and read.</summary>
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
