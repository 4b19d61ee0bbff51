using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>A body that is being followed: the analyzed body, or one that it calls.</summary>
/// <param name="parent">The calling body; null for the analyzed body.</param>
/// <param name="call">The call in the analyzed body that led here; null if the code is part of the analyzed body.</param>
/// <param name="facts">The properties of the body.</param>
/// <param name="semantics">The semantic model of its file.</param>
/// <param name="method">The method or lambda.</param>
internal sealed class Frame(Frame? parent, SyntaxNode? call, BodyFacts facts, SemanticModel semantics, IMethodSymbol? method = null)
{
    public Frame? Parent => parent;

    public SyntaxNode? Call => call;

    public BodyFacts Facts => facts;

    public SemanticModel Semantics => semantics;

    public IMethodSymbol? Method => method;

    /// <summary>The object on which the method is called.</summary>
    public Value This { get; init; } = Value.Unknown;

    /// <summary>The method whose instance is the same object; null if that is this method.</summary>
    public ISymbol? MethodOfThis { get; init; }

    /// <summary>Returns a symbol that stands for the object on which the method is called.</summary>
    /// <param name="type">The class of the object.</param>
    public ISymbol RootOfThis(ISymbol type) => MethodOfThis ?? Method ?? type;

    /// <summary>Whether the method is called on the object whose body is analyzed.</summary>
    public bool IsOnRoot => parent is null || MethodOfThis is INamedTypeSymbol;

    /// <summary>The number of calling bodies.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The returned values, each with the state at that point.</summary>
    public List<(FlowState State, Value Value)> Returned { get; } = [];

    /// <summary>The list of yielded items, for an iterator; null for other bodies.</summary>
    public HeapValue? Yielded { get; init; }
}
