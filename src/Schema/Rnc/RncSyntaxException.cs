using System;

namespace Bindery.Schema.Rnc;

/// <summary>A mistake after which reading cannot go on. It never leaves the front end of the compact syntax.</summary>
internal sealed class RncSyntaxException(string id, string message, SourceSpan span) : Exception(message)
{
    public SchemaDiagnostic Diagnostic { get; } = new(id, message, span);

    /// <summary>Whether the words after it can be read: none can where characters make no word, and none should where there are too many.</summary>
    public bool CanGoOn { get; init; }
}
