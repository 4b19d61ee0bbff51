using System;
using System.Collections.Generic;
using System.IO;

namespace Bindery.Tool.Files;

/// <summary>The documents that the operands name.</summary>
internal static class DocumentNames
{
    /// <summary>The name for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Returns the names in the order of the operands; the names that a pattern matches are sorted, and each occurs once.</summary>
    /// <param name="operands">Names, and patterns that the shell did not expand. The name of an existing file is not a pattern.</param>
    /// <param name="unmatched">The patterns without a match.</param>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> operands, out IReadOnlyList<string> unmatched)
    {
        unmatched = [];
        if (operands.Count == 1 && !FilePattern.IsPattern(operands[0]))
            return operands;
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var missed = new List<string>();
        foreach (var operand in operands)
        {
            if (!FilePattern.IsPattern(operand) || File.Exists(operand))
            {
                if (known.Add(operand))
                    names.Add(operand);
                continue;
            }
            var found = FilePattern.Find(operand);
            if (found.Count == 0)
                missed.Add(operand);
            foreach (var name in found)
                if (known.Add(name))
                    names.Add(name);
        }
        unmatched = missed;
        return names;
    }
}
