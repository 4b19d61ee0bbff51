using System.Collections.Generic;
using System.Globalization;
using System.Threading;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// The sets for <c>\p{L}</c>, <c>\p{Lu}</c> … (XML Schema Part 2, F.1.1), in the Unicode version of the running framework. Surrogates are not characters of
/// XML: they are in no category, and <c>\p{Cs}</c> does not exist.
/// </summary>
internal static class UnicodeCategories
{
    private const string Names = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn";

    private static readonly string[] ByCategory = Names.Split(' ');

    private static Dictionary<string, CodePointSet>? _sets;

    /// <summary>Returns the set of a category's name ("L", "Lu"), or null if there is no such category.</summary>
    public static CodePointSet? Find(string name) => Sets().TryGetValue(name, out var set) ? set : null;

    // If two threads call this at the same time, both build the same sets. This is harmless, and cheaper than a lock.
    private static Dictionary<string, CodePointSet> Sets()
    {
        var sets = Volatile.Read(ref _sets);
        if (sets is null)
            Volatile.Write(ref _sets, sets = Build());
        return sets;
    }

    private static Dictionary<string, CodePointSet> Build()
    {
        var ranges = new List<(int First, int Last)>[ByCategory.Length];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = [];
        var scan = new Scan(ranges);
        for (var c = 0; c <= char.MaxValue; c++)
            scan.Add(c, CharUnicodeInfo.GetUnicodeCategory((char)c));
#if NETSTANDARD2_0
        // Characters outside the basic plane can only be queried with a string here: one string for each high surrogate covers 1,024 code points.
        var pairs = new char[0x800];
        for (var high = 0; high < 0x400; high++)
        {
            for (var low = 0; low < 0x400; low++)
                (pairs[low * 2], pairs[(low * 2) + 1]) = ((char)(0xD800 + high), (char)(0xDC00 + low));
            var text = new string(pairs);
            for (var low = 0; low < 0x400; low++)
                scan.Add(0x10000 + (high << 10) + low, CharUnicodeInfo.GetUnicodeCategory(text, low * 2));
        }
#else
        for (var c = 0x10000; c <= CodePointSet.Last; c++)
            scan.Add(c, CharUnicodeInfo.GetUnicodeCategory(c));
#endif
        scan.End();

        var sets = new Dictionary<string, CodePointSet>();
        var groups = new Dictionary<string, List<(int First, int Last)>>();
        for (var i = 0; i < ranges.Length; i++)
        {
            var name = ByCategory[i];
            if (name == "Cs")
                continue;
            var group = name.Substring(0, 1);
            if (!groups.TryGetValue(group, out var all))
                groups.Add(group, all = []);
            all.AddRange(ranges[i]);
            sets.Add(name, CodePointSet.FromRanges(ranges[i]));
        }
        foreach (var group in groups)
            sets.Add(group.Key, CodePointSet.FromRanges(group.Value));
        return sets;
    }

    /// <summary>Collects the ranges of each category while all code points are visited in order.</summary>
    private struct Scan(List<(int First, int Last)>[] ranges)
    {
        private int _first;
        private UnicodeCategory _category = UnicodeCategory.Control;

        public void Add(int codePoint, UnicodeCategory category)
        {
            if (category == _category)
                return;
            ranges[(int)_category].Add((_first, codePoint - 1));
            (_first, _category) = (codePoint, category);
        }

        public readonly void End() => ranges[(int)_category].Add((_first, CodePointSet.Last));
    }
}
