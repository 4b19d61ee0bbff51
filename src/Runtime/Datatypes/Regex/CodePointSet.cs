using System;
using System.Collections.Generic;
using Bindery.Collections;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// An immutable set of code points: sorted ranges that neither overlap nor touch. Equal sets are equal objects in the sense of
/// <see cref="Equals(CodePointSet)"/>.
/// </summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    /// <summary>The greatest code point.</summary>
    public const int Last = 0x10FFFF;

    /// <summary>The empty set.</summary>
    public static readonly CodePointSet Empty = new([]);

    private readonly int[] _bounds;

    private CodePointSet(int[] bounds) => _bounds = bounds;

    /// <summary>First and last code point of each range, in order.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    /// <summary>The number of ranges.</summary>
    public int RangeCount => _bounds.Length / 2;

    /// <summary>Returns the set of one code point.</summary>
    public static CodePointSet Of(int codePoint) => new([codePoint, codePoint]);

    /// <summary>Returns the set of the code points from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static CodePointSet Range(int first, int last) => new([first, last]);

    /// <summary>Returns the union of ranges, each given by its first and last code point, in any order; they may overlap.</summary>
    public static CodePointSet FromRanges(List<(int First, int Last)> ranges)
    {
        var sorted = new LongList();
        for (var i = 0; i < ranges.Count; i++)
            sorted.Add(LongList.Pair(ranges[i].First, ranges[i].Last));
        sorted.Sort();
        var bounds = new List<int>(ranges.Count * 2);
        for (var i = 0; i < sorted.Count; i++)
        {
            var (first, last) = (LongList.First(sorted[i]), LongList.Second(sorted[i]));
            if (bounds.Count > 0 && first <= bounds[bounds.Count - 1] + 1)
                bounds[bounds.Count - 1] = Math.Max(bounds[bounds.Count - 1], last);
            else
            {
                bounds.Add(first);
                bounds.Add(last);
            }
        }
        return bounds.Count == 0 ? Empty : new([.. bounds]);
    }

    /// <summary>Adds the set's ranges to a list.</summary>
    public void AddTo(List<(int First, int Last)> ranges)
    {
        for (var i = 0; i < _bounds.Length; i += 2)
            ranges.Add((_bounds[i], _bounds[i + 1]));
    }

    /// <summary>Whether the set contains a code point.</summary>
    public bool Contains(int codePoint)
    {
        int low = 0, high = RangeCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (codePoint < _bounds[middle * 2])
                high = middle - 1;
            else if (codePoint > _bounds[(middle * 2) + 1])
                low = middle + 1;
            else
                return true;
        }
        return false;
    }

    /// <summary>Returns the set of all other code points.</summary>
    public CodePointSet Complement()
    {
        var bounds = new List<int>(_bounds.Length + 2);
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (_bounds[i] > next)
            {
                bounds.Add(next);
                bounds.Add(_bounds[i] - 1);
            }
            next = _bounds[i + 1] + 1;
        }
        if (next <= Last)
        {
            bounds.Add(next);
            bounds.Add(Last);
        }
        return new([.. bounds]);
    }

    /// <summary>Returns the code points of this set that are not in another one.</summary>
    public CodePointSet Except(CodePointSet other)
    {
        var bounds = new List<int>(_bounds.Length);
        var j = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            int first = _bounds[i], last = _bounds[i + 1];
            while (j < other._bounds.Length && other._bounds[j + 1] < first)
                j += 2;
            for (var k = j; first <= last && k < other._bounds.Length && other._bounds[k] <= last; k += 2)
            {
                if (other._bounds[k] > first)
                {
                    bounds.Add(first);
                    bounds.Add(other._bounds[k] - 1);
                }
                first = other._bounds[k + 1] + 1;
                j = k;
            }
            if (first <= last)
            {
                bounds.Add(first);
                bounds.Add(last);
            }
        }
        return bounds.Count == 0 ? Empty : new([.. bounds]);
    }

    /// <inheritdoc/>
    public bool Equals(CodePointSet? other)
    {
        // A loop: the framework's comparison of such numbers is compiled at run time.
        if (other is null || _bounds.Length != other._bounds.Length)
            return false;
        for (var i = 0; i < _bounds.Length; i++)
            if (_bounds[i] != other._bounds[i])
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var bound in _bounds)
            hash = unchecked((hash * 31) + bound);
        return hash;
    }
}
