using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Markup;

/// <summary>A template as XML.</summary>
/// <param name="Root">The root element; everything in it has a <see cref="MarkupOrigin"/>.</param>
/// <param name="IsComplete">Whether the root element ends in the template.</param>
/// <param name="IsKnown">Whether it contains no holes and placeholders.</param>
internal sealed record MarkupDocument(PartialElement Root, bool IsComplete, bool IsKnown);
