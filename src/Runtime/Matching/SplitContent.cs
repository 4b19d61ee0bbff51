using System;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>What is left of an interleave, member by member, and what follows it. Used again for other interleaves.</summary>
internal sealed class SplitContent
{
    private Member[] _members = new Member[8];
    private int _turn;
    private int _unmet;

    /// <summary>Whether it stands for a content at present.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Which member takes what.</summary>
    public InterleaveShape Shape { get; private set; } = null!;

    /// <summary>What follows the interleave; empty where nothing does.</summary>
    public Pattern Tail { get; private set; } = null!;

    /// <summary>The member in which the open child stands; -1 where it stands in what follows.</summary>
    public int Open { get; set; }

    /// <summary>Whether every member is complete.</summary>
    public bool IsComplete => _unmet == 0;

    /// <summary>What is left of a member.</summary>
    public Pattern this[int member] => _members[member].Turn == _turn ? _members[member].Left : Shape.Members[member];

    /// <summary>Takes an interleave apart.</summary>
    public void Begin(InterleaveShape shape, Pattern tail)
    {
        IsActive = true;
        (Shape, Tail, _unmet) = (shape, tail, shape.Unmet);
        if (_members.Length < shape.Members.Length)
            _members = new Member[Math.Max(shape.Members.Length, _members.Length * 2)];
        // Members change one by one, so what they were before is not copied.
        if (++_turn == int.MaxValue)
        {
            Array.Clear(_members, 0, _members.Length);
            _turn = 1;
        }
    }

    /// <summary>Says what is left of a member.</summary>
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

    /// <summary>Stands for nothing any more.</summary>
    public void End() => IsActive = false;

    /// <summary>Ends it and makes a pattern of what is left.</summary>
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

        /// <summary>Which interleave it belongs to: what is older is of no account.</summary>
        public int Turn;
    }
}
