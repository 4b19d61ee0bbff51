using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>The sets of the wildcard and of the multi-character escapes (XML Schema Part 2, F.1.1: <c>. \s \i \c \d \w</c> and their complements).</summary>
internal static class CharacterEscapes
{
    /// <summary>The set of the wildcard: all characters except line feed and carriage return.</summary>
    public static readonly CodePointSet Wildcard = CodePointSet.FromRanges(new() { ('\n', '\n'), ('\r', '\r') }).Complement();

    private static readonly CodePointSet Space = CodePointSet.FromRanges(new() { ('\t', '\n'), ('\r', '\r'), (' ', ' ') });

    private static readonly CodePointSet NameStart = FromTable(NameTables.Start);

    private static readonly CodePointSet NamePart = FromTable(NameTables.Part);

    private static CodePointSet? _word;

    /// <summary>Returns the set of the escape with a letter, or null if there is none.</summary>
    public static CodePointSet? Find(int letter) => letter switch
    {
        's' => Space,
        'i' => NameStart,
        'c' => NamePart,
        'd' => UnicodeCategories.Find("Nd"),
        'w' => Word(),
        'S' or 'I' or 'C' or 'D' or 'W' => Find(letter - 'A' + 'a')!.Complement(),
        _ => null,
    };

    // Everything except punctuation, separators and others.
    private static CodePointSet Word()
    {
        var word = Volatile.Read(ref _word);
        if (word is null)
        {
            var ranges = new List<(int First, int Last)>();
            foreach (var group in (ReadOnlySpan<string>)["P", "Z", "C"])
                UnicodeCategories.Find(group)!.AddTo(ranges);
            Volatile.Write(ref _word, word = CodePointSet.FromRanges(ranges).Complement());
        }
        return word;
    }

    private static CodePointSet FromTable(ReadOnlySpan<ushort> table)
    {
        var ranges = new List<(int First, int Last)> { (':', ':') };
        for (var i = 0; i < table.Length; i += 2)
            ranges.Add((table[i], table[i + 1]));
        return CodePointSet.FromRanges(ranges);
    }
}
