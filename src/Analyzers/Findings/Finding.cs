using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Something to report.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">The location of the report.</param>
/// <param name="Others">The locations of the other facts in the conflict.</param>
/// <param name="Message">The message.</param>
/// <param name="Cause">The evidence.</param>
/// <param name="IsWarning">Whether the schema makes the rule a warning, so that the document is still valid.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Place, ImmutableArray<Location> Others, string Message, Cause? Cause, bool IsWarning = false)
{
    /// <summary>The value of a finding about a duplicate or dangling value.</summary>
    public ValueCause? Value { get; init; }

    /// <summary>For a report at a call: the place in the called method.</summary>
    public Location? InCallee { get; init; }

    /// <summary>For a finding about omitted content: the call that writes the document.</summary>
    public SyntaxNode? Writing { get; init; }

    /// <summary>Converts it to a diagnostic.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place, IsWarning ? DiagnosticSeverity.Warning : Rule.DefaultSeverity, Others, null, Message);
}
