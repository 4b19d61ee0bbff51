using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.GetCorpus;

/// <summary>The verdicts of Jing and xmllint, on many documents in one call.</summary>
internal sealed class Oracles
{
    /// <summary>The number of documents in one command line.</summary>
    private const int Most = 400;

    /// <summary>Whether both are installed.</summary>
    public bool AreInstalled { get; } = new[] { "jing", "xmllint" }.All(name =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));

    /// <summary>Returns the documents that Jing rejects.</summary>
    public HashSet<string> RefusedByJing(string schema, IReadOnlyList<string> documents)
    {
        string[] syntax = schema.EndsWith(".rnc", StringComparison.Ordinal) ? ["-c"] : [];
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in documents.Chunk(Most).SelectMany(chunk => Run("jing", ["-i", .. syntax, schema, .. chunk])))
            // A line is FILE:LINE:COLUMN: error: …, or with "fatal" in place of "error".
            if (line.IndexOf(".xml:", StringComparison.Ordinal) is var end and > 0
                && (line.Contains(": error: ", StringComparison.Ordinal) || line.Contains(": fatal: ", StringComparison.Ordinal)))
                refused.Add(line[..(end + 4)]);
        return refused;
    }

    /// <summary>Returns the documents that xmllint rejects.</summary>
    public HashSet<string> RefusedByXmllint(string schema, IReadOnlyList<string> documents) =>
        documents.Chunk(Most)
            .SelectMany(chunk => Run("xmllint", ["--noout", "--relaxng", schema, .. chunk]))
            .Where(line => line.EndsWith(" fails to validate", StringComparison.Ordinal) || line.Contains(" : failed to load", StringComparison.Ordinal))
            .Select(line => line[..(line.IndexOf(".xml ", StringComparison.Ordinal) + 4)])
            .ToHashSet(StringComparer.Ordinal);

    private static List<string> Run(string name, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. (output + errors.Result).Split('\n')];
    }
}
