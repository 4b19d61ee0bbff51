using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Operators and conversions that the user's types define: they are methods, and are followed like them.</summary>
internal sealed class Operators(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;

    /// <summary>Applies an operator; if it cannot be followed, the operands escape.</summary>
    /// <param name="method">The method of the operator.</param>
    /// <param name="place">The expression.</param>
    /// <param name="operands">The operands.</param>
    public Value Apply(IMethodSymbol method, SyntaxNode place, params Value[] operands)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var definition = method.OriginalDefinition;
        if (operands.Length != definition.Parameters.Length
            || !(operands.Any(operand => operand.IsTracked) || walker.Types.Holds(method.ReturnType))
            || !_walk.CanEnter(definition)
            || walker.Code.Find(definition) is not { IsIterator: false } body)
        {
            foreach (var operand in operands)
                _walk.HandOver(operand);
            walker.OwnFields.Forget();
            return Value.Unknown;
        }
        var call = _walk.Frame.Call ?? (_walk.IsPartOfRoot(place) ? place : null);
        return walker.Methods.Run(body.Block, parent => new Frame(parent, call, body.Facts, body.Semantics, definition), frame =>
        {
            foreach (var parameter in definition.Parameters)
                walker.Heap.SetLocal(parameter, operands[parameter.Ordinal]);
        });
    }
}
