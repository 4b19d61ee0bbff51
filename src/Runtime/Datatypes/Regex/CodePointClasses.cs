using System.Collections.Generic;
using Bindery.Collections;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Divides the code points into equivalence classes: two are in the same class if every set of a pattern contains both or neither of them. The automaton needs
/// only the class of a character. Class 0 has the code points that are in no set.
/// </summary>
internal sealed class CodePointClasses
{
    private readonly int[] _ascii = new int[128];
    private readonly int[] _starts;
    private readonly int[] _classes;
    private readonly SetFamilies _families;
    private readonly int[] _familyOfClass;

    /// <summary>Computes the classes for sets, with a sweep over the ends of all ranges, in O(n log n).</summary>
    public CodePointClasses(List<CodePointSet> sets)
    {
        var edges = new LongList();
        for (var i = 0; i < sets.Count; i++)
        {
            var bounds = sets[i].Bounds;
            for (var j = 0; j < bounds.Length; j += 2)
            {
                edges.Add(LongList.Pair(bounds[j], i));
                edges.Add(LongList.Pair(bounds[j + 1] + 1, i));
            }
        }
        edges.Sort();

        _families = new SetFamilies(sets.Count);
        var numbers = new Dictionary<int, int> { [SetFamilies.None] = 0 };
        var families = new List<int> { SetFamilies.None };
        var starts = new List<int> { 0 };
        var classes = new List<int> { 0 };
        var family = SetFamilies.None;
        for (var i = 0; i < edges.Count;)
        {
            var position = LongList.First(edges[i]);
            for (; i < edges.Count && LongList.First(edges[i]) == position; i++)
                family = _families.Toggle(family, LongList.Second(edges[i]));
            if (!numbers.TryGetValue(family, out var number))
            {
                numbers.Add(family, number = numbers.Count);
                families.Add(family);
            }
            if (position == 0)
                classes[0] = number;
            else
            {
                starts.Add(position);
                classes.Add(number);
            }
        }
        _starts = [.. starts];
        _classes = [.. classes];
        _familyOfClass = [.. families];
        for (var c = 0; c < _ascii.Length; c++)
            _ascii[c] = Search(c);
    }

    /// <summary>The classes of the code points below 128, for loops in which a call is too slow.</summary>
    public int[] OfAscii => _ascii;

    /// <summary>The number of classes.</summary>
    public int Count => _familyOfClass.Length;

    /// <summary>Returns the class of a code point.</summary>
    public int this[int codePoint] => codePoint < 128 ? _ascii[codePoint] : Search(codePoint);

    /// <summary>Whether a set (by its index in the list) contains the code points of a class.</summary>
    public bool Has(int set, int codePointClass) => _families.Has(_familyOfClass[codePointClass], set);

    private int Search(int codePoint)
    {
        int low = 0, high = _starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_starts[middle] <= codePoint)
                low = middle;
            else
                high = middle - 1;
        }
        return _classes[low];
    }
}
