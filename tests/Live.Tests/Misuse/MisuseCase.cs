using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Live.Misuse;

/// <summary>A document that is tried on libvirt and on our schema; Misuse/documents.txt has one on each line, and says how they are written.</summary>
/// <param name="Rule">The number of libvirt's rule that it is about.</param>
/// <param name="Listed">Why the verdicts may differ; null where they must not.</param>
/// <param name="Name">What is wrong with it, or what is unusual.</param>
/// <param name="Reuse">Whether the job is begun with existing files.</param>
/// <param name="Backup">The document.</param>
/// <param name="Checkpoint">The document of the checkpoint to begin with it, or null.</param>
internal sealed record MisuseCase(string Rule, Deviation? Listed, string Name, bool Reuse, string Backup, string? Checkpoint)
{
    private const string ReuseMark = "reuse ";

    public static IReadOnlyList<MisuseCase> All() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Misuse", "documents.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static MisuseCase Read(string line)
    {
        var fields = line.Split(" | ");
        if (fields.Length is < 4 or > 5)
            throw new FormatException($"4 or 5 fields were expected: {line}");
        var (rule, listed, name, backup) = (fields[0].Trim(), fields[1].Trim(), fields[2].Trim(), fields[3].Trim());
        var reuse = backup.StartsWith(ReuseMark, StringComparison.Ordinal);
        return new(rule, Deviation.Read(listed), name, reuse, reuse ? backup[ReuseMark.Length..] : backup, fields.ElementAtOrDefault(4)?.Trim());
    }
}
