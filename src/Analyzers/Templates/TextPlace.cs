using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>A place in the code that some characters of a text come from.</summary>
/// <param name="Span">The place.</param>
/// <param name="IsVerbatim">
/// Whether each character stands for itself in the code; else they have the place together, and what else stands in it is not theirs.
/// </param>
internal readonly record struct TextPlace(TextSpan Span, bool IsVerbatim)
{
    /// <summary>Whether a text that comes from here passes another place.</summary>
    public bool Passes(TextSpan place) => IsVerbatim && place.Length > 0 ? Span.OverlapsWith(place) : place.Contains(Span);
}
