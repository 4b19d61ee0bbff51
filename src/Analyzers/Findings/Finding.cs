using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Something to report.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it is reported.</param>
/// <param name="Others">Where the other facts stand that it contradicts.</param>
/// <param name="Message">The message.</param>
/// <param name="Cause">What it was found by.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Place, ImmutableArray<Location> Others, string Message, Cause? Cause)
{
    /// <summary>As the compiler takes it.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place, Others, Message);
}
