using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Markup;

/// <summary>The place of an element, an attribute or text of a template in the code.</summary>
/// <param name="Name">The place of the name of the element or attribute; for text, that of the text.</param>
/// <param name="Value">The place of the value of the attribute, or of the text; empty for elements.</param>
internal sealed record MarkupOrigin(TextSpan Name, TextSpan Value);
