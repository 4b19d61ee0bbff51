using System;

namespace Bindery.Patterns;

/// <summary>The key that identifies a pattern: its operator and the ids of its operands.</summary>
internal readonly struct PatternKey(PatternKind kind, int first, int second = 0) : IEquatable<PatternKey>
{
    private readonly int _first = first;
    private readonly int _second = second;
    private readonly PatternKind _kind = kind;

    public bool Equals(PatternKey other) => _first == other._first && _second == other._second && _kind == other._kind;

    public override bool Equals(object? obj) => obj is PatternKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = unchecked(((_first * -1640531527) ^ (_second * 40503 + (int)_kind)) * 0x2545F491);
        return hash ^ (int)((uint)hash >> 15);
    }
}

/// <summary>Finds patterns by their keys. Each pattern stores its own key, so that the table of a large grammar is small.</summary>
internal sealed class PatternTable
{
    private Pattern?[] _slots = new Pattern?[16];
    private int _count;

    /// <summary>Returns the pattern, or null.</summary>
    public Pattern? Find(PatternKey key)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var place = key.GetHashCode() & mask; slots[place] is { } pattern; place = (place + 1) & mask)
            if (pattern.Key.Equals(key))
                return pattern;
        return null;
    }

    /// <summary>Adds a new pattern, and sets its key.</summary>
    public void Add(PatternKey key, Pattern pattern)
    {
        pattern.Key = key;
        if (++_count * 4 > _slots.Length * 3)
        {
            var old = _slots;
            _slots = new Pattern?[old.Length * 2];
            foreach (var moved in old)
                if (moved is not null)
                    Put(moved);
        }
        Put(pattern);
    }

    private void Put(Pattern pattern)
    {
        var mask = _slots.Length - 1;
        var place = pattern.Key.GetHashCode() & mask;
        while (_slots[place] is not null)
            place = (place + 1) & mask;
        _slots[place] = pattern;
    }
}
