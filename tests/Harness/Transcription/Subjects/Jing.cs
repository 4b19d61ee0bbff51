using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>Validates many documents with Jing at once.</summary>
internal static class Jing
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "jing")));

    /// <summary>Returns the documents that Jing rejects.</summary>
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
            // 0 means that all are valid, 1 that some are invalid; if Jing rejects the schema, there is no verdict on documents.
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

/// <summary>A theory that needs Jing; reported as skipped if it is missing.</summary>
internal sealed class JingTheoryAttribute : TheoryAttribute
{
    public JingTheoryAttribute()
    {
        if (!Jing.IsInstalled)
            Skip = "needs jing";
    }
}
