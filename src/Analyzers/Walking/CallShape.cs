using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Everything on which the effects of a followed method depend: the method, the values of its arguments, and the code around the call. Calls of the same shape
/// have the same effects.
/// </summary>
internal sealed class CallShape : IEquatable<CallShape>
{
    private readonly IMethodSymbol _method;
    private readonly ImmutableArray<Value> _values;
    private readonly ISymbol? _methodOfThis;
    private readonly ImmutableArray<ISymbol?> _callers;
    private readonly int _loopDepth;
    private readonly bool _isCaught;

    private CallShape(IMethodSymbol method, ImmutableArray<Value> values, ISymbol? methodOfThis, SyntaxNode call, Walk walk)
    {
        Call = call;
        (_method, _values, _methodOfThis, _loopDepth, _isCaught) = (method, values, methodOfThis, walk.LoopDepth, walk.CatchDepth > 0);
        var callers = ImmutableArray.CreateBuilder<ISymbol?>();
        for (var frame = walk.Frame; frame is not null; frame = frame.Parent)
            callers.Add(frame.Method);
        _callers = callers.ToImmutable();
    }

    /// <summary>The call in the analyzed body that leads to the method; not part of the shape.</summary>
    public SyntaxNode Call { get; }

    /// <summary>Returns the shape of a call; null if the method can read objects or conditions of its callers.</summary>
    /// <param name="method">The method.</param>
    /// <param name="values">The values of the arguments, and the object on which the method is called.</param>
    /// <param name="methodOfThis">The method whose instance is the same object; null if there is none.</param>
    /// <param name="call">The call in the analyzed body that leads to the method.</param>
    /// <param name="walk">The execution path before the call.</param>
    public static CallShape? Of(IMethodSymbol method, ImmutableArray<Value> values, ISymbol? methodOfThis, SyntaxNode call, Walk walk) =>
        walk.State!.Locals.Keys.Any(OwnFields.Is)
            || values.Any(value => value.IsTracked || value.Alternatives.Any(one => one.Constants.Any(constant => constant.Call is not null)))
            || (methodOfThis is not null && walk.State.Asked.Keys.Any(asked => SymbolEqualityComparer.Default.Equals(asked.Root, methodOfThis)))
        ? null
        : new CallShape(method, values, methodOfThis, call, walk);

    /// <inheritdoc/>
    public bool Equals(CallShape? other) =>
        other is not null
            && SymbolEqualityComparer.Default.Equals(_method, other._method)
            && SymbolEqualityComparer.Default.Equals(_methodOfThis, other._methodOfThis)
            && _loopDepth == other._loopDepth
            && _isCaught == other._isCaught
            && _callers.SequenceEqual(other._callers, SymbolEqualityComparer.Default)
            && _values.Length == other._values.Length
            && _values.Zip(other._values, AreSame).All(isSame => isSame);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallShape);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _values.Aggregate(SymbolEqualityComparer.Default.GetHashCode(_method), (hash, value) => (hash * 31) + value.GetHashCode());

    // The place of a constant can be reported, so that it is part of the shape.
    private static bool AreSame(Value first, Value second) =>
        first.Equals(second)
            && first.Constants.SequenceEqual(second.Constants)
            && first.Alternatives.Zip(second.Alternatives, (one, other) => one.Equals(other) && one.Constants.SequenceEqual(other.Constants))
                .All(isSame => isSame);
}
