using System.Collections.Generic;

namespace Bindery.Tool.Reporting;

/// <summary>The result for one document.</summary>
/// <param name="Name">The document, as the user named it.</param>
/// <param name="Errors">The violations.</param>
/// <param name="Problem">
/// The reason why there is no verdict: the problem that prevented reading, as a sentence that begins with the document's name; null if there is a verdict.
/// </param>
/// <param name="IsDocument">Whether the name is that of a document, not a pattern without a match.</param>
internal sealed record DocumentReport(string Name, IReadOnlyList<SchemaViolation> Errors, string? Problem = null, bool IsDocument = true)
{
    /// <summary>Whether the document was read and is valid.</summary>
    public bool IsValid => Problem is null && Errors.Count == 0;
}
