using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>A body that is being followed: the one at hand, or one that it calls.</summary>
/// <param name="Parent">The body that calls it; null for the one at hand.</param>
/// <param name="Body">What is known of the body.</param>
/// <param name="Semantics">The semantic model of its file.</param>
/// <param name="Method">The method; null for the body at hand.</param>
/// <param name="Place">The one place of all that stands in the body: where it is called. Null where each character has its own.</param>
internal sealed record TextFrame(TextFrame? Parent, TextBody Body, SemanticModel Semantics, ISymbol? Method, TextSpan? Place)
{
    /// <summary>The number of bodies around it.</summary>
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>What it returned, and what is known then.</summary>
    public List<(TextState State, TextValue Value)> Returned { get; } = [];

    /// <summary>What it yielded, where it makes a sequence: the number of the list; null for other bodies.</summary>
    public int? Yielded { get; init; }

    /// <summary>The object whose member it is, where that is known; null for others.</summary>
    public TextValue? Self { get; init; }
}
