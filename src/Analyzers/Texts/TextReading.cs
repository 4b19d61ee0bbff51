using System.Collections.Generic;

namespace Bindery.Analyzers.Texts;

/// <summary>What a grammar says of a text on one way through code.</summary>
/// <param name="Findings">What is wrong; empty where nothing certainly is.</param>
/// <param name="IsComplete">Whether the text has the end of its root element.</param>
internal sealed record TextReading(IReadOnlyList<TextFinding> Findings, bool IsComplete);
