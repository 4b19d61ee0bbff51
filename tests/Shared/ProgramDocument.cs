using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests;

/// <summary>A document in the form that a program writes, from programs.txt in this folder.</summary>
/// <param name="Program">The program, and the special features of the document.</param>
/// <param name="Text">The document.</param>
/// <param name="Id">The id of its violation; null if it is valid.</param>
/// <param name="Message">The beginning of the message; null for any.</param>
internal sealed record ProgramDocument(string Program, string Text, string? Id, string? Message)
{
    public static IReadOnlyList<ProgramDocument> All { get; } = Read().ToList();

    public bool IsCheckpoint => Text.StartsWith("<domaincheckpoint", StringComparison.Ordinal);

    public override string ToString() => Program;

    private static IEnumerable<ProgramDocument> Read()
    {
        var text = File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "Shared", "programs.txt")).ReplaceLineEndings("\n");
        foreach (var section in text.Split("\n### ").Skip(1))
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            foreach (var part in section[end..].Split("\n---\n"))
            {
                var lines = part.Trim().Split('\n');
                var verdict = lines[^1].StartsWith("! ", StringComparison.Ordinal) ? lines[^1][2..].Split(' ', 2) : null;
                var document = string.Join('\n', verdict is null ? lines : lines[..^1]);
                yield return new ProgramDocument(section[..end], document, verdict?[0], verdict?.ElementAtOrDefault(1));
            }
        }
    }
}
