using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>How the code of a case becomes files.</summary>
internal enum CaseForm
{
    /// <summary>Statements: the body of a method.</summary>
    Statements,

    /// <summary>Members of a class.</summary>
    Members,

    /// <summary>Whole files.</summary>
    Files,
}

/// <summary>C# code, and what the analyzers have to say about it.</summary>
/// <param name="Name">What it shows: the name of its file, then its own.</param>
internal sealed record Case(string Name)
{
    /// <summary>The schema whose models the code uses.</summary>
    public string Schema { get; init; } = "domainbackup";

    public CaseForm Form { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    /// <summary>Whether the code need not compile: it is being written.</summary>
    public bool AllowsErrors { get; init; }

    /// <summary>Whether the code needs the generated sources, and not only a reference to the models.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether reports at the marks are right but not demanded: what is certain there is beyond what has to be followed.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether one of the marks is enough: the conflict has more than one reasonable place.</summary>
    public bool IsAnyOf { get; init; }

    /// <summary>Whether running the code would prove nothing: its silence is owed to what is not known.</summary>
    public bool IsNotRun { get; init; }

    /// <summary>The severity that configuration gives the reports; null for that of the rule.</summary>
    public string? Severity { get; init; }

    /// <summary>The message of the first report, where the design fixes it.</summary>
    public string? Message { get; init; }

    /// <summary>The files, marks included; one without a name, unless the case says otherwise.</summary>
    public IReadOnlyList<CaseFile> Files { get; init; } = [];

    public override string ToString() => Name;
}

/// <summary>A file of a case, with marks.</summary>
/// <param name="Name">Its name in the project.</param>
/// <param name="Text">Its text.</param>
internal sealed record CaseFile(string Name, string Text);
