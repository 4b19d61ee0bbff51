using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Something to report.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it is reported.</param>
/// <param name="Others">Where the other facts stand that it contradicts.</param>
/// <param name="Message">The message.</param>
/// <param name="Cause">What it was found by.</param>
/// <param name="IsWarning">Whether the schema wants a warning where the rule would be an error: nothing is refused then.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Place, ImmutableArray<Location> Others, string Message, Cause? Cause, bool IsWarning = false)
{
    /// <summary>The value that it is about, where it is one that is used again or refers to nothing.</summary>
    public ValueCause? Value { get; init; }

    /// <summary>Where it stands at a call: the place in the method that is called.</summary>
    public Location? InCallee { get; init; }

    /// <summary>Where it is about what a call leaves out: the call.</summary>
    public SyntaxNode? Writing { get; init; }

    /// <summary>As the compiler takes it.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place, IsWarning ? DiagnosticSeverity.Warning : Rule.DefaultSeverity, Others, null, Message);
}
