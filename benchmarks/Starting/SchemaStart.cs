using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Benchmarks.Ratios;

namespace Bindery.Benchmarks.Starting;

/// <summary>What a process takes that loads libvirt's schema of domains and validates one document, beside xmllint's.</summary>
internal static class SchemaStart
{
    private const int Processes = 15;

    private const string Document = """
        <domain type="kvm"><name>vm1</name><memory unit="MiB">512</memory><vcpu>2</vcpu><os><type arch="x86_64">hvm</type></os>
        <devices><disk type="file" device="disk"><source file="/images/vm1.img"/><target dev="vda" bus="virtio"/></disk></devices></domain>
        """;

    /// <summary>Measures and prints a table.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="missed">Gets the goals that are missed.</param>
    public static void Print(string repository, string schema, List<string> missed)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-start-").FullName;
        try
        {
            ChildProcess.Run(repository, "dotnet", "publish", "eng/NativeTool", "-c", "Release", "-o", folder, "-v:q");
            var document = Path.Combine(folder, "domain.xml");
            File.WriteAllText(document, Document);
            var native = Path.Combine(folder, OperatingSystem.IsWindows() ? "bindery.exe" : "bindery");
            string[] validate = ["validate", schema, document, "--cache"];
            Console.WriteLine();
            Console.WriteLine($"domain.rng read from its text, and one document validated: processor's time of the whole process, median of {Processes}");
            Console.WriteLine();
            Console.WriteLine("| | ms |\n| --- | --: |");
            var xmllint = File.Exists("/usr/bin/xmllint") ? Time("/usr/bin/xmllint", "--noout", "--relaxng", schema, document) : double.NaN;
            Row("xmllint", xmllint);
            Row("bindery --version, native", Time(native, "--version"));
            Row("bindery validate, native, first use", Time(native, [.. validate, "none"]));
            string[] kept = [.. validate, Path.Combine(folder, "kept")];
            Time(native, kept);
            var again = Time(native, kept);
            Row("bindery validate, native, second use (≤ xmllint's)", again);
            if (again > xmllint)
                missed.Add($"bindery validate, second use: {RatioRow.Number(again)} ms, goal {RatioRow.Number(xmllint)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        double Time(string program, params string[] arguments) => ChildProcess.Median(Processes, () => ChildProcess.Run(folder, program, arguments));
    }

    private static void Row(string name, double milliseconds) =>
        Console.WriteLine($"| {name} | {(double.IsNaN(milliseconds) ? "not installed" : RatioRow.Number(milliseconds))} |");
}
