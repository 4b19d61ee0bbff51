using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>Asks Jing about many documents at once.</summary>
internal static class Jing
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "jing")));

    /// <summary>The documents that Jing refuses.</summary>
    public static IReadOnlySet<Document> Refused(string schema, IReadOnlyList<Document> documents)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-jing").FullName;
        try
        {
            var paths = documents.Select((_, number) => Path.Combine(folder, $"document-{number}.xml")).ToList();
            for (var i = 0; i < paths.Count; i++)
                File.WriteAllText(paths[i], documents[i].Xml, new UTF8Encoding(false));
            var start = new ProcessStartInfo("jing") { RedirectStandardOutput = true };
            foreach (var argument in (string[])["-i", schema, .. paths])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            // 0 is all valid, 1 is some invalid; a schema that it does not take is no verdict on documents.
            Assert.True(process.ExitCode is 0 or 1 && !output.Contains(schema + ":", StringComparison.Ordinal), output);
            var complaints = output.Split('\n').Select(line => line.Split(".xml:")[0] + ".xml").ToHashSet(StringComparer.Ordinal);
            return documents.Where((_, number) => complaints.Contains(paths[number])).ToHashSet();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A theory that needs Jing; reported as skipped, by name, where it is missing.</summary>
internal sealed class JingTheoryAttribute : TheoryAttribute
{
    public JingTheoryAttribute()
    {
        if (!Jing.IsInstalled)
            Skip = "needs jing";
    }
}
