using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>What has to be known of a body before it is followed.</summary>
internal sealed class BodyFacts
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly SyntaxNode _scope;

    private BodyFacts(SyntaxNode scope) => _scope = scope;

    /// <summary>Whether control jumps to labels: locals are not followed then.</summary>
    public bool Jumps { get; private set; }

    /// <summary>Looks at a body.</summary>
    public static BodyFacts Of(IOperation body)
    {
        var facts = new BodyFacts(body.Syntax);
        facts.Look(body);
        return facts;
    }

    /// <summary>
    /// Whether a local or parameter is this body's alone. Those that a lambda or local function uses too may be changed whenever it runs, those that a reference leads to through that.
    /// </summary>
    public bool IsOwn(ISymbol symbol) =>
        !_shared.Contains(symbol)
        && symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }
        && symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences[0] is var declaration
        && declaration.SyntaxTree == _scope.SyntaxTree
        && _scope.Span.Contains(declaration.Span);

    // Not recursive over operators: a sum of thousands of terms is nested as deep.
    private void Look(IOperation body)
    {
        var open = new Stack<(IOperation Operation, bool IsShared)>();
        open.Push((body, false));
        while (open.Count > 0)
        {
            var (operation, isShared) = open.Pop();
            switch (operation)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation when operation != body:
                case IAddressOfOperation:
                case ISimpleAssignmentOperation { IsRef: true }:
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }:
                    isShared = true;
                    break;
                case ILocalReferenceOperation local when isShared:
                    _shared.Add(local.Local);
                    break;
                case IParameterReferenceOperation parameter when isShared:
                    _shared.Add(parameter.Parameter);
                    break;
                case ILabeledOperation or IBranchOperation { BranchKind: BranchKind.GoTo } when !isShared:
                    Jumps = true;
                    break;
            }
            foreach (var child in operation.ChildOperations)
                open.Push((child, isShared));
        }
    }
}
