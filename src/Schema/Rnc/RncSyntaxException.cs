using System;

namespace Bindery.Schema.Rnc;

/// <summary>An error after which reading cannot continue. It is caught inside the front end of the compact syntax.</summary>
internal sealed class RncSyntaxException(string id, string message, SourceSpan span) : Exception(message)
{
    public SchemaDiagnostic Diagnostic { get; } = new(id, message, span);

    /// <summary>
    /// Whether the following tokens can be read. They cannot be read if a character does not begin a token, and should not if there are too many tokens.
    /// </summary>
    public bool CanGoOn { get; init; }
}
