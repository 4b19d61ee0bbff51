using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Text;
using Bindery.Analyzers;
using Bindery.Benchmarks.Ratios;
using Libvirt.Xml;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Benchmarks.Checking;

/// <summary>
/// A file with one literal that is a valid document of a megabyte: what the check of it costs, and what the validation of the same document as bytes does.
/// </summary>
internal static class LargeLiteral
{
    private const int Disks = 4000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = [new TextAnalyzer()];
    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyModelAnalyzer()];

    /// <summary>
    /// Times the check of each kind of literal, less what an analyzer that does nothing takes, and the validation, in turn; sorted, in milliseconds of the
    /// processor.
    /// </summary>
    public static IEnumerable<(string Kind, IReadOnlyList<double> Check, IReadOnlyList<double> Validation)> Time()
    {
        var bytes = DisksDocument.Of(Disks);
        var grammar = Grammar.FromText(
            typeof(DomainBackup).Assembly.GetCustomAttributes<GrammarAttribute>().Single(one => one.Name == "domainbackup.rng").Text);
        foreach (var (kind, literal) in Literals(Encoding.UTF8.GetString(bytes)))
        {
            var solution = Solution.Compile([Solution.Parse($"internal static class Program {{ public static {literal}; }}", 0)]);
            var times = PairedRuns.Time(
                () => Validate(grammar, bytes),
                () => Solution.Analyze(solution.Clone(), 0, Empty),
                () => Solution.Analyze(solution.Clone(), 0, Ours));
            yield return (
                kind,
                [.. times[2].Zip(times[1], (ours, empty) => ours.Processor - empty.Processor).Order()],
                [.. times[0].Select(time => time.Processor).Order()]);
        }
    }

    private static IEnumerable<(string Kind, string Declaration)> Literals(string document)
    {
        var indented = document.Replace("\n", "\n        ", StringComparison.Ordinal);
        yield return ("regular", $"string Xml => \"{document.Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        yield return ("verbatim", $"string Xml => @\"{document}\"");
        yield return ("raw", $"string Xml => \"\"\"\n        {indented}\n        \"\"\"");
        yield return ("UTF-8", $"System.ReadOnlySpan<byte> Xml => \"\"\"\n        {indented}\n        \"\"\"u8");
        var open = indented.Replace("10809", "{port}", StringComparison.Ordinal);
        yield return ("with a hole", $"string Xml(int port) => $\"\"\"\n        {open}\n        \"\"\"");
    }

    private static void Validate(Grammar grammar, byte[] document)
    {
        if (grammar.ValidateOutput(document).Count > 0)
            throw new InvalidOperationException("The document is valid.");
    }
}
