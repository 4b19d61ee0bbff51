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

    private int _child;
    private bool _met;
    private int _slot;
    private int _after;
    private int _index;

    /// <summary>The child at hand: the place of its name in the names looked for, or <see cref="Text"/> or <see cref="Unknown"/>.</summary>
    public readonly int Child => _child;

    /// <summary>The slot of the last known child, counted from 0; -1 before the first.</summary>
    internal readonly int Slot => _after - 1;

    /// <summary>The place of the last known child in its slot.</summary>
    internal readonly int Index => _index;

    /// <summary>Whether a known child, or text that belongs to the content, is at hand.</summary>
    internal readonly bool IsAtHand => _met && _child != Unknown;

    internal readonly int SlotAtHand => _slot;

    /// <summary>The place in its slot that the child at hand takes.</summary>
    internal readonly int IndexAtHand => _after - 1 == _slot ? _index + 1 : 0;

    internal void Meet(int child, int slot)
    {
        _child = child;
        _slot = slot;
        _met = true;
    }

    internal void MarkUnknown() => _child = Unknown;

    /// <summary>Counts the child at hand as known and read.</summary>
    internal void Advance()
    {
        _index = IndexAtHand;
        _after = _slot + 1;
    }
}
