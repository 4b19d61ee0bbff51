using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>The form of the code of a case.</summary>
internal enum CaseForm
{
    /// <summary>Statements: the body of a method.</summary>
    Statements,

    /// <summary>Members of a class.</summary>
    Members,

    /// <summary>Whole files.</summary>
    Files,
}

/// <summary>C# code, and the expected reports of the analyzers.</summary>
/// <param name="Name">What the case shows: the name of its file, followed by its own.</param>
internal sealed record Case(string Name)
{
    /// <summary>The schema whose models the code uses.</summary>
    public string Schema { get; init; } = "domainbackup";

    public CaseForm Form { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    /// <summary>Whether the code may have compiler errors, because it is incomplete.</summary>
    public bool AllowsErrors { get; init; }

    /// <summary>Whether the code needs the generated sources instead of a reference to the models.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether reports at the marks are correct but not required: the analysis need not be that precise.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether one of the marks suffices, because the conflict has more than one reasonable place.</summary>
    public bool IsAnyOf { get; init; }

    /// <summary>Whether the code is not run: nothing is reported only because something is unknown.</summary>
    public bool IsNotRun { get; init; }

    /// <summary>The configured severity of the reports; null for that of the rule.</summary>
    public string? Severity { get; init; }

    /// <summary>The message of the first report, if it is checked.</summary>
    public string? Message { get; init; }

    /// <summary>The files with their marks; by default one file without a name.</summary>
    public IReadOnlyList<CaseFile> Files { get; init; } = [];

    public override string ToString() => Name;
}

/// <summary>A file of a case, with marks.</summary>
/// <param name="Name">Its name in the project.</param>
/// <param name="Text">Its text.</param>
internal sealed record CaseFile(string Name, string Text);
