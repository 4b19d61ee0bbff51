using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>A body that is being followed: the one at hand, or one that it calls.</summary>
/// <param name="parent">The body that calls it; null for the one at hand.</param>
/// <param name="call">The call in the body at hand that led here; null where the code is part of the body at hand.</param>
/// <param name="facts">What is known of the body.</param>
/// <param name="semantics">The semantic model of its file.</param>
/// <param name="method">The method or lambda.</param>
internal sealed class Frame(Frame? parent, SyntaxNode? call, BodyFacts facts, SemanticModel semantics, IMethodSymbol? method = null)
{
    public Frame? Parent => parent;

    public SyntaxNode? Call => call;

    public BodyFacts Facts => facts;

    public SemanticModel Semantics => semantics;

    public IMethodSymbol? Method => method;

    /// <summary>The object that the method belongs to.</summary>
    public Value This { get; init; } = Value.Unknown;

    /// <summary>The number of bodies around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What it returned, and what is known then.</summary>
    public List<(FlowState State, Value Value)> Returned { get; } = [];

    /// <summary>The list of what an iterator gives; null for other bodies.</summary>
    public HeapValue? Yielded { get; init; }
}
