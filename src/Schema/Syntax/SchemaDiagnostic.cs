using System;

namespace Bindery.Schema;

/// <summary>An error in a schema, with its place.</summary>
/// <param name="Id">The rule, for example "BND0010".</param>
/// <param name="Message">The error, its reason and its correction.</param>
/// <param name="Span">The place.</param>
public sealed record SchemaDiagnostic(string Id, string Message, SourceSpan Span)
{
    /// <summary>Returns the diagnostic in the format of compilers: "file(line,column): error id: message".</summary>
    public override string ToString() => FormattableString.Invariant($"{Span.File}({Span.Line},{Span.Column}): error {Id}: {Message}");
}
