using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Bindery.Tests.Support;

/// <summary>An error or a warning of a build.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="File">Where it is, as the build says it.</param>
/// <param name="Line">From 1; 0 where the build names none.</param>
/// <param name="Column">From 1; 0 where the build names none.</param>
/// <param name="Severity">"error" or "warning".</param>
/// <param name="Id">Its id.</param>
/// <param name="Message">What it says, up to the project's name.</param>
internal sealed record BuildDiagnostic(string Project, string File, int Line, int Column, string Severity, string Id, string Message);

/// <summary>What a build of several projects reported, by project.</summary>
internal sealed partial class BuildLog(DotnetRun run)
{
    private readonly List<BuildDiagnostic> _diagnostics = run.Lines.Select(Parse).OfType<BuildDiagnostic>().Distinct().ToList();

    public DotnetRun Run { get; } = run;

    public IReadOnlyList<BuildDiagnostic> Of(string project) => _diagnostics.Where(diagnostic => diagnostic.Project == project).ToList();

    // "FILE(LINE,COLUMN): error ID: MESSAGE [PROJECT]"; what the project file itself is to blame for has no place and no project.
    private static BuildDiagnostic? Parse(string line)
    {
        var match = Format().Match(line);
        if (!match.Success)
            return null;
        var project = match.Groups["project"] is { Success: true } named ? named.Value : match.Groups["file"].Value;
        return new BuildDiagnostic(
            Path.GetFileNameWithoutExtension(project),
            match.Groups["file"].Value,
            Number(match.Groups["line"]),
            Number(match.Groups["column"]),
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["message"].Value);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?<file>.*?)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))?\s*: (?<severity>error|warning) (?<id>[A-Z]+\d+)\s*: (?<message>.*?)( \[(?<project>[^\[\]]*?\.csproj)(::[^\[\]]*)?\])?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}
