using System.Collections.Generic;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Follows constructors of user classes: initializers, the base constructor, and the body.</summary>
internal sealed class Constructions(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Returns whether a constructor and the constructors that it calls in its class and its base classes can be followed.</summary>
    public bool CanFollow(IMethodSymbol constructor)
    {
        if (!_walk.CanEnter(constructor))
            return false;
        var met = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var next = constructor.OriginalDefinition; ;)
        {
            if (!met.Add(next) || walker.Code.FindConstructor(next) is not { } code)
                return false;
            if (code.Base is not { } called)
                return true;
            next = called.Constructor.OriginalDefinition;
        }
    }

    /// <summary>Runs a constructor on a new object.</summary>
    /// <param name="constructor">A constructor that can be followed.</param>
    /// <param name="made">The object.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="call">The call in the body at hand that led there.</param>
    public void Run(IMethodSymbol constructor, HeapValue made, Value[] values, SyntaxNode? call)
    {
        if (_walk.State is null || walker.Code.FindConstructor(constructor) is not { } code)
            return;
        foreach (var (parameter, member) in code.Positional)
            _heap.SetField(made, member, values[parameter]);
        foreach (var (field, initial, facts, semantics) in code.Initial)
            _heap.SetField(made, field, Evaluate(new Frame(_walk.Frame, call, facts, semantics, constructor) { This = made }, initial));
        if (code.Body is not { } body)
        {
            RunBase(code, constructor, made, call);
            return;
        }
        walker.Methods.Run(body.Block, parent => new Frame(parent, call, body.Facts, body.Semantics, constructor) { This = made }, frame =>
        {
            foreach (var parameter in constructor.Parameters)
                _heap.SetLocal(parameter, values[parameter.Ordinal]);
            RunBase(code, constructor, made, call);
        });
    }

    // The arguments can use the parameters of the calling constructor.
    private void RunBase(UserConstructor code, IMethodSymbol constructor, HeapValue made, SyntaxNode? call)
    {
        if (code.Base is not { } called)
            return;
        var target = called.Constructor.OriginalDefinition;
        var values = new Value[target.Parameters.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value.Unknown;
        foreach (var argument in called.Arguments)
            if (argument.Parameter is { Ordinal: var place })
                values[place] = Evaluate(
                    new Frame(_walk.Frame, call, called.Facts!, called.Semantics!, constructor) { This = made }, argument);
        Run(target, made, values, call);
    }

    private Value Evaluate(Frame frame, IOperation operation)
    {
        var parent = _walk.Frame;
        _walk.Frame = frame;
        var value = walker.Evaluate(operation);
        _walk.Frame = parent;
        return value;
    }
}
