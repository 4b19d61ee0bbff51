using System.Collections.Generic;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Subsets of a fixed list of sets, each with one number: binary tries whose nodes are interned, so that equal subsets have equal numbers,
/// and adding or removing a member costs the logarithm of the list's length instead of the length.
/// </summary>
internal sealed class SetFamilies
{
    /// <summary>The family without members.</summary>
    public const int None = 0;

    private const int Leaf = 1;

    private readonly int _height;
    private readonly List<(int Left, int Right)> _nodes = [default, default];
    private readonly Dictionary<(int Left, int Right), int> _numbers = [];

    /// <summary>Families of sets numbered from 0 to <paramref name="count"/> - 1.</summary>
    public SetFamilies(int count)
    {
        while (1L << _height < count)
            _height++;
    }

    /// <summary>The family with one member more, or less where it was one.</summary>
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
        var (left, right) = _nodes[node];
        if ((set >> (height - 1) & 1) == 0)
            left = Toggle(left, set, height - 1);
        else
            right = Toggle(right, set, height - 1);
        if (left == None && right == None)
            return None;
        if (!_numbers.TryGetValue((left, right), out var number))
        {
            number = _nodes.Count;
            _nodes.Add((left, right));
            _numbers.Add((left, right), number);
        }
        return number;
    }
}
