using System;

namespace Bindery.Schema.Rnc;

/// <summary>A mistake after which reading cannot go on. It never leaves the front end of the compact syntax.</summary>
internal sealed class RncSyntaxException(string id, string message, SourceSpan span) : Exception(message)
{
    public SchemaDiagnostic Diagnostic { get; } = new(id, message, span);
}
