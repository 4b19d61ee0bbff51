using System;
using System.Collections.Generic;

namespace Bindery.Schema.Writing;

/// <summary>The lines of comments and documentation without the layout that they have in their file, so that they can be laid out anew.</summary>
internal static class CommentLines
{
    /// <summary>
    /// The lines without white space at their ends, without blank lines first and last, and without the indentation that all but the first have in common.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>(text.Replace("\r\n", "\n").Split('\n', '\r')).ConvertAll(line => line.TrimEnd());
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        // What stands beside the opening delimiter says nothing on the indentation of the lines below.
        var first = lines.FindIndex(line => line.Length > 0);
        if (first < 0)
            return [];
        var isBeside = first == 0;
        lines.RemoveRange(0, first);
        var common = int.MaxValue;
        for (var i = isBeside ? 1 : 0; i < lines.Count; i++)
            if (lines[i].Length > 0)
                common = Math.Min(common, Indentation(lines[i]));
        for (var i = 0; i < lines.Count; i++)
            lines[i] = isBeside && i == 0 ? lines[i].TrimStart() : lines[i].Substring(Math.Min(common, lines[i].Length));
        return lines;
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;
}
