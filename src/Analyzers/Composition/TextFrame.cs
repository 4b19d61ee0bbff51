using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>A body that is being followed: the analyzed body, or one that it calls.</summary>
/// <param name="Parent">The calling body; null for the analyzed body.</param>
/// <param name="Body">The properties of the body.</param>
/// <param name="Semantics">The semantic model of its file.</param>
/// <param name="Method">The method; null for the analyzed body.</param>
/// <param name="Place">The place of all code in the body, which is that of the call; null if each character has its own place.</param>
internal sealed record TextFrame(TextFrame? Parent, TextBody Body, SemanticModel Semantics, ISymbol? Method, TextSpan? Place)
{
    /// <summary>The number of calling bodies.</summary>
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>The returned values, each with the state at that point.</summary>
    public List<(TextState State, TextValue Value)> Returned { get; } = [];

    /// <summary>The number of the list of yielded items, for an iterator; null for other bodies.</summary>
    public int? Yielded { get; init; }

    /// <summary>The lambda; null for other bodies.</summary>
    public SyntaxNode? Lambda { get; init; }

    /// <summary>The object whose member it is, where that is known; null for others.</summary>
    public TextValue? Self { get; init; }
}
