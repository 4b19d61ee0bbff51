using System.Collections.Generic;

namespace Bindery.Tool.Reporting;

/// <summary>What became of one document.</summary>
/// <param name="Name">The document, as the user named it.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Problem">
/// Why there is no verdict: what kept it from being read, as a sentence that begins with the document's name; null where there is one.
/// </param>
/// <param name="IsDocument">Whether the name is that of a document, and not a pattern that matches none.</param>
internal sealed record DocumentReport(string Name, IReadOnlyList<SchemaViolation> Errors, string? Problem = null, bool IsDocument = true)
{
    /// <summary>Whether the document was read and nothing is wrong with it.</summary>
    public bool IsValid => Problem is null && Errors.Count == 0;
}
