using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Markup;

/// <summary>Where an element, an attribute or text of a template is in the code.</summary>
/// <param name="Name">The name of the element or attribute; the text itself.</param>
/// <param name="Value">The value of the attribute, or the text; empty for elements.</param>
internal sealed record MarkupOrigin(TextSpan Name, TextSpan Value);
