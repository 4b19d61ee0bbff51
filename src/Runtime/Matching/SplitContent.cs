using System;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>The remaining content of an interleave, member by member, and the pattern after it. Reused for other interleaves.</summary>
internal sealed class SplitContent
{
    private Member[] _members = new Member[8];
    private int _turn;
    private int _unmet;

    /// <summary>Whether it is in use.</summary>
    public bool IsActive { get; private set; }

    /// <summary>The member for each element.</summary>
    public InterleaveShape Shape { get; private set; } = null!;

    /// <summary>The pattern after the interleave; empty if there is none.</summary>
    public Pattern Tail { get; private set; } = null!;

    /// <summary>The member that contains the open child; -1 if the child is in the pattern after the interleave.</summary>
    public int Open { get; set; }

    /// <summary>Whether every member is complete.</summary>
    public bool IsComplete => _unmet == 0;

    /// <summary>The remaining content of a member.</summary>
    public Pattern this[int member] => _members[member].Turn == _turn ? _members[member].Left : Shape.Members[member];

    /// <summary>Splits an interleave into its members.</summary>
    public void Begin(InterleaveShape shape, Pattern tail)
    {
        IsActive = true;
        (Shape, Tail, _unmet) = (shape, tail, shape.Unmet);
        if (_members.Length < shape.Members.Length)
            _members = new Member[Math.Max(shape.Members.Length, _members.Length * 2)];
        // Members change one by one, so their previous values are not copied.
        if (++_turn == int.MaxValue)
        {
            Array.Clear(_members, 0, _members.Length);
            _turn = 1;
        }
    }

    /// <summary>Sets the remaining content of a member.</summary>
    public void Change(int member, Pattern left)
    {
        var before = this[member];
        if (before == left)
            return;
        if (before.IsNullable != left.IsNullable)
            _unmet += left.IsNullable ? -1 : 1;
        _members[member].Left = left;
        _members[member].Turn = _turn;
    }

    /// <summary>Ends the use.</summary>
    public void End() => IsActive = false;

    /// <summary>Ends the use and creates a pattern of the remaining content.</summary>
    public Pattern Join(PatternBuilder builder)
    {
        IsActive = false;
        var members = new Pattern[Shape.Members.Length];
        for (var i = 0; i < members.Length; i++)
            members[i] = this[i];
        return builder.Group(builder.Interleave(members), Tail);
    }

    /// <summary>Replaces every pattern.</summary>
    public void Replace(Func<Pattern, Pattern> change)
    {
        for (var i = 0; i < Shape.Members.Length; i++)
            _members[i] = new Member { Left = change(this[i]), Turn = _turn };
        Tail = change(Tail);
    }

    private struct Member
    {
        public Pattern Left;

        /// <summary>The interleave that a value belongs to: older values are invalid.</summary>
        public int Turn;
    }
}
