using System;
using System.IO;

namespace Bindery.Benchmarks.Validation;

/// <summary>
/// What validation costs, beside Jing and xmllint on the same files in the same run: both as Debian packages, Jing in a Java process that stays warm, xmllint
/// in a process for each run.
/// </summary>
internal static class ValidationCost
{
    /// <summary>Measures, and prints tables; "libvirt" or "hard" as argument choose one.</summary>
    public static void Print(string[] arguments)
    {
        if (arguments is [ColdStart.Argument, var way, var schema, var documents])
        {
            ColdStart.Serve(way, schema, documents);
            return;
        }
        BackupDocuments.CheckRuntime();
        var folder = Directory.CreateTempSubdirectory("bindery-validation-").FullName;
        try
        {
            using var jing = JingPeer.Start();
            Console.WriteLine(
                "milliseconds of the processor's time of the thread that validates / on the clock; of xmllint, of its process; medians of runs in turn");
            Console.WriteLine("ratios of processor's times: median of the pairs (least to greatest); above 1, Bindery is faster");
            if (jing is null)
                Console.WriteLine("Jing is not measured: it needs java and /usr/share/java/jing.jar (Debian: jing, default-jdk-headless)");
            if (!XmllintPeer.IsThere)
                Console.WriteLine("xmllint is not measured: it is not installed (Debian: libxml2-utils)");
            if (arguments is not ["hard"])
            {
                if (LibvirtCase.Find() is { } libvirt)
                    LibvirtCost.Print(libvirt, jing, folder);
                else
                    Console.WriteLine("libvirt's documents are not measured: they need ../shared/corpus");
            }
            if (arguments is not ["libvirt"])
                HardCost.Print(jing, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
