using System;
using Bindery.Collections;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Subsets of a fixed list of sets, each with a number. They are binary tries with interned nodes, so that equal subsets have equal numbers, and adding or
/// removing a member costs the logarithm of the list's length.
/// </summary>
internal sealed class SetFamilies
{
    /// <summary>The empty family.</summary>
    public const int None = 0;

    private const int Leaf = 1;

    private readonly int _height;
    private readonly ValueList<Halves> _nodes = new();
    private readonly ValueMap<Halves, int> _numbers = new();

    /// <summary>Creates the families of sets numbered from 0 to <paramref name="count"/> - 1.</summary>
    public SetFamilies(int count)
    {
        _nodes.Add(default);
        _nodes.Add(default);
        while (1L << _height < count)
            _height++;
    }

    /// <summary>Returns the family with one member added, or removed if it was one.</summary>
    public int Toggle(int family, int set) => Toggle(family, set, _height);

    /// <summary>Whether a set is a member of a family.</summary>
    public bool Has(int family, int set)
    {
        for (var bit = _height - 1; bit >= 0 && family != None; bit--)
            family = (set >> bit & 1) == 0 ? _nodes[family].Left : _nodes[family].Right;
        return family != None;
    }

    private int Toggle(int node, int set, int height)
    {
        if (height == 0)
            return node == None ? Leaf : None;
        var (left, right) = (_nodes[node].Left, _nodes[node].Right);
        if ((set >> (height - 1) & 1) == 0)
            left = Toggle(left, set, height - 1);
        else
            right = Toggle(right, set, height - 1);
        if (left == None && right == None)
            return None;
        var halves = new Halves(left, right);
        if (!_numbers.TryGetValue(halves, out var number))
        {
            number = _nodes.Count;
            _nodes.Add(halves);
            _numbers.Add(halves, number);
        }
        return number;
    }

    /// <summary>The two subtries of a node.</summary>
    private readonly struct Halves(int left, int right) : IEquatable<Halves>
    {
        public int Left { get; } = left;

        public int Right { get; } = right;

        public bool Equals(Halves other) => Left == other.Left && Right == other.Right;

        public override bool Equals(object? obj) => obj is Halves other && Equals(other);

        public override int GetHashCode() => unchecked((Left * 31) + Right);
    }
}
