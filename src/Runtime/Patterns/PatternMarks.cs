using System;

namespace Bindery.Patterns;

/// <summary>
/// The patterns that were met in a walk. Ids of patterns are consecutive, so that an array is faster than a set, and the next walk need not clear it.
/// </summary>
internal sealed class PatternMarks
{
    private int[] _walks = new int[256];
    private int _walk = 1;

    /// <summary>Begins a walk: no pattern was met.</summary>
    public void Clear()
    {
        if (++_walk != int.MaxValue)
            return;
        Array.Clear(_walks, 0, _walks.Length);
        _walk = 1;
    }

    /// <summary>Adds a pattern.</summary>
    /// <returns>Whether it was not met before.</returns>
    public bool Add(Pattern pattern)
    {
        if (pattern.Id >= _walks.Length)
            Array.Resize(ref _walks, Math.Max(pattern.Id + 1, _walks.Length * 2));
        if (_walks[pattern.Id] == _walk)
            return false;
        _walks[pattern.Id] = _walk;
        return true;
    }
}
