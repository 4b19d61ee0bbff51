using System;
using Bindery.Patterns;

namespace Bindery.Validation;

/// <summary>What is left of an interleave, member by member, and what follows it. Used again for other interleaves.</summary>
internal sealed class SplitContent
{
    private Pattern[] _members = new Pattern[8];
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
    public Pattern this[int member] => _members[member];

    /// <summary>Takes an interleave apart.</summary>
    public void Begin(InterleaveShape shape, Pattern tail)
    {
        IsActive = true;
        (Shape, Tail, _unmet) = (shape, tail, shape.Unmet);
        if (_members.Length < shape.Count)
            _members = new Pattern[Math.Max(shape.Count, _members.Length * 2)];
        shape.CopyTo(_members);
    }

    /// <summary>Says what is left of a member.</summary>
    public void Change(int member, Pattern left)
    {
        ref var place = ref _members[member];
        if (place.IsNullable != left.IsNullable)
            _unmet += left.IsNullable ? -1 : 1;
        place = left;
    }

    /// <summary>Stands for nothing any more.</summary>
    public void End() => IsActive = false;

    /// <summary>Ends it and makes a pattern of what is left.</summary>
    public Pattern Join(PatternBuilder builder)
    {
        IsActive = false;
        return builder.Group(builder.Interleave(new ArraySegment<Pattern>(_members, 0, Shape.Count)), Tail);
    }

    /// <summary>Replaces every pattern.</summary>
    public void Replace(Func<Pattern, Pattern> change)
    {
        for (var i = 0; i < Shape.Count; i++)
            _members[i] = change(_members[i]);
        Tail = change(Tail);
    }
}
