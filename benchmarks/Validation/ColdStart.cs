using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Benchmarks.Validation;

/// <summary>What the first run in a process costs: the schema, its compiled form and the documents each met for the first time.</summary>
internal static class ColdStart
{
    /// <summary>The argument that makes this program one such process.</summary>
    public const string Argument = "cold";

    /// <summary>Measures in this process, and prints a line of numbers for each.</summary>
    /// <param name="way">What is loaded: the schema, or the text of its compiled form.</param>
    /// <param name="schema">The file.</param>
    /// <param name="documents">A file that lists documents.</param>
    public static void Serve(string way, string schema, string documents)
    {
        var files = new ValidationCase("", schema, File.ReadAllLines(documents));
        Grammar grammar = null!;
        Print(Cost.Of(() => grammar = way == "schema" ? SchemaReader.Load(schema) : Grammar.FromText(File.ReadAllText(schema))));
        var valid = 0;
        Print(Cost.Of(() => valid = files.Pass(grammar)));
        if (valid != files.Documents.Count)
            throw new InvalidOperationException($"{valid} of {files.Documents.Count} documents are valid.");
    }

    /// <summary>Starts such a process.</summary>
    /// <returns>What loading took, and validating.</returns>
    public static (Cost Load, Cost Pass) Run(string way, string schema, string documents)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        foreach (var argument in (string[])["validation", Argument, way, schema, documents])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (load, pass) = (Read(process), Read(process));
        process.WaitForExit();
        return (load, pass);
    }

    private static void Print(Cost cost) => Console.WriteLine(FormattableString.Invariant($"{cost.Thread} {cost.Processor} {cost.Clock}"));

    private static Cost Read(Process process)
    {
        var numbers = (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended early.")).Split(' ')
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture))
            .ToList();
        return new Cost(numbers[0], numbers[1], numbers[2]);
    }
}
