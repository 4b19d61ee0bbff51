using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bindery.Tests.Oracle;

/// <summary>
/// The changes of a program that a run of the tests tries: a sample, all of them, or one of several equal parts of all: ORACLE_PART=3/12 is the third of
/// twelve. Each part takes its changes from all places of each program.
/// </summary>
internal static class Selection
{
    private static readonly int[]? Part = Environment.GetEnvironmentVariable("ORACLE_PART") is { Length: > 0 } part
        ? [.. part.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
        : null;

    /// <summary>Selects from all changes of a program.</summary>
    /// <param name="all">The changes.</param>
    /// <param name="sample">About how many a sample has.</param>
    /// <param name="wholeVariable">The environment variable that asks for all.</param>
    public static IEnumerable<Mutation> Of(IEnumerable<Mutation> all, int sample, string wholeVariable)
    {
        var changes = all.Distinct().ToList();
        var (step, first) = Part is [var number, var parts] ? (parts, number - 1)
            : Environment.GetEnvironmentVariable(wholeVariable) == "1" ? (1, 0)
            : (Math.Max(1, changes.Count / sample), 0);
        return changes.Where((_, i) => i % step == first);
    }
}
