using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>Asks Jing, with libvirt 9.0's own schema.</summary>
internal static class Jing
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "jing")));

    /// <summary>What Jing says of a document; empty where it is valid.</summary>
    public static string Complaints(string xml)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, xml);
            using var process = Process.Start(new ProcessStartInfo("jing")
            {
                ArgumentList = { "-i", Corpus.Path("libvirt-9.0", "schemas", "domainbackup.rng"), file },
                RedirectStandardOutput = true,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Replace(file, "", StringComparison.Ordinal).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A fact that needs Jing and libvirt's schema; reported as skipped, by name, where either is missing.</summary>
internal sealed class JingFactAttribute : FactAttribute
{
    public JingFactAttribute()
    {
        if (!Jing.IsInstalled)
            Skip = "needs jing";
        else
            Skip = Corpus.Missing();
    }
}
