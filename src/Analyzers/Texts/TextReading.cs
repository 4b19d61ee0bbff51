using System.Collections.Generic;

namespace Bindery.Analyzers.Texts;

/// <summary>The verdict of a grammar on a text on one execution path.</summary>
/// <param name="Findings">The findings; empty if there are no certain ones.</param>
/// <param name="IsComplete">Whether the text contains the end of its root element.</param>
internal sealed record TextReading(IReadOnlyList<TextFinding> Findings, bool IsComplete);
