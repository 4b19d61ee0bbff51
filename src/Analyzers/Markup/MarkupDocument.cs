using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Markup;

/// <summary>What a template says as XML.</summary>
/// <param name="Root">The root element, with a <see cref="MarkupOrigin"/> on everything in it.</param>
/// <param name="IsComplete">Whether the root element ends in the template.</param>
/// <param name="IsKnown">Whether nothing of it is a hole or a placeholder.</param>
internal sealed record MarkupDocument(PartialElement Root, bool IsComplete, bool IsKnown);
