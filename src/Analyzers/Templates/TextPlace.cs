using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>A place in the code from which characters of a text originate.</summary>
/// <param name="Span">The place.</param>
/// <param name="IsVerbatim">
/// Whether each character is written literally in the code; otherwise they have the place together, and it may contain other code.
/// </param>
internal readonly record struct TextPlace(TextSpan Span, bool IsVerbatim)
{
    /// <summary>Whether a text that originates here passes another place.</summary>
    public bool Passes(TextSpan place) => IsVerbatim && place.Length > 0 ? Span.OverlapsWith(place) : place.Contains(Span);
}
