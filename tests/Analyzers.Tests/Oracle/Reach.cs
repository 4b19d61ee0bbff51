using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Oracle;

/// <summary>
/// Counts, over all programs, the mutants that every run rejects, and those of them that are reported. At the end, it writes the counts, and the mutants that
/// were not reported, by kind, to the file that ORACLE_REPORT names.
/// </summary>
public sealed class Reach : IDisposable
{
    private readonly SortedDictionary<string, (int Run, int Refused, int Reported)> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> _silent = new(StringComparer.Ordinal);
    private readonly List<string> _false = [];

    /// <summary>Counts a mutant that was run.</summary>
    public void Run(string program)
    {
        var (run, refused, reported) = _counts.GetValueOrDefault(program);
        _counts[program] = (run + 1, refused, reported);
    }

    /// <summary>Counts a mutant that every run rejected.</summary>
    /// <param name="program">The program.</param>
    /// <param name="kind">The kind of mistake; null if it was reported.</param>
    /// <param name="line">The changed line.</param>
    public void Refuse(string program, string? kind, string line)
    {
        var (run, refused, reported) = _counts[program];
        _counts[program] = (run, refused + 1, kind is null ? reported + 1 : reported);
        if (kind is null)
            return;
        if (!_silent.TryGetValue(kind, out var lines))
            _silent.Add(kind, lines = []);
        lines.Add($"{program}: {line}");
    }

    /// <summary>Adds reports whose runs were accepted.</summary>
    public void AddFalse(string program, IEnumerable<string> reports) => _false.AddRange(reports.Select(report => $"{program}: {report}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("ORACLE_REPORT") is not { Length: > 0 } file)
            return;
        var (run, refused, reported) = (_counts.Values.Sum(count => count.Run),
            _counts.Values.Sum(count => count.Refused),
            _counts.Values.Sum(count => count.Reported));
        File.WriteAllLines(file,
        [
            $"{_counts.Count} programs, {run} mutants run, {refused} refused, {reported} of them reported ({(refused == 0 ? 0 : 100.0 * reported / refused):F1} %), {_false.Count} false reports",
            .. _false.Select(report => "  false: " + report),
            .. _counts.Select(pair => $"  {pair.Key}: {pair.Value.Run} run, {pair.Value.Refused} refused, {pair.Value.Reported} reported"),
            .. _silent.SelectMany(pair => pair.Value.Select(line => "    " + line).Prepend($"  not reported: {pair.Key}: {pair.Value.Count}")),
        ]);
    }
}
