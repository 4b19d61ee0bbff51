using System;
using System.Collections.Generic;

namespace Bindery.Schema.Writing;

/// <summary>The lines of comments and documentation without their layout in the file, so that they can be laid out again.</summary>
internal static class CommentLines
{
    /// <summary>
    /// The lines without trailing whitespace, without blank lines at the beginning and end, and without the common indentation of all lines but the first.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>(text.Replace("\r\n", "\n").Split('\n', '\r')).ConvertAll(line => line.TrimEnd());
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        // A line next to the opening delimiter does not determine the indentation of the lines below.
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
