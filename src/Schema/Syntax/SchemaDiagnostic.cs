using System;

namespace Bindery.Schema;

/// <summary>A mistake in a schema, with its place.</summary>
/// <param name="Id">The rule, for example "BND0010".</param>
/// <param name="Message">What is wrong, why, and what would be right.</param>
/// <param name="Span">Where.</param>
public sealed record SchemaDiagnostic(string Id, string Message, SourceSpan Span)
{
    /// <summary>The diagnostic in the format of compilers: "file(line,column): error id: message".</summary>
    public override string ToString() => FormattableString.Invariant($"{Span.File}({Span.Line},{Span.Column}): error {Id}: {Message}");
}
