using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>What has to be known of a body before it is followed.</summary>
internal sealed class BodyFacts
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _askedAgain = new(SymbolEqualityComparer.Default);
    private readonly SyntaxNode _scope;

    private BodyFacts(SyntaxNode scope) => _scope = scope;

    /// <summary>Whether control jumps to labels: locals are not followed then.</summary>
    public bool Jumps { get; private set; }

    /// <summary>Looks at a body.</summary>
    public static BodyFacts Of(IOperation body)
    {
        var facts = new BodyFacts(body.Syntax);
        facts.Look(body);
        facts._captured.IntersectWith(facts._assigned);
        facts._shared.UnionWith(facts._captured);
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

    /// <summary>Whether a local or parameter is used more than once.</summary>
    public bool IsAskedAgain(ISymbol symbol) => _askedAgain.Contains(symbol);

    // Runs where it stands, if at all: what it captures is what it is there.
    private static bool IsFollowed(IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation)
            parent = parent.Parent;
        return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } }
            && (method.Name is "ConvertAll" or "Select"
                || (method.Name is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Any" or "All" or "Count" && !lambda.Descendants().Any(operation => operation is IAssignmentOperation)));
    }

    private void Ask(ISymbol symbol)
    {
        if (!_asked.Add(symbol))
            _askedAgain.Add(symbol);
    }

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ILocalReferenceOperation local => [local.Local],
        IParameterReferenceOperation parameter => [parameter.Parameter],
        IConversionOperation conversion => Targets(conversion.Operand),
        IDeclarationExpressionOperation => [],
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        _ => [],
    };

    private static bool IsArgumentOfWriter(ILocalReferenceOperation local) =>
        local.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var method } } && ModelNames.IsWriter(method);

    // Not recursive over operators: a sum of thousands of terms is nested as deep.
    private void Look(IOperation body)
    {
        // A local function that is only called runs where it is called.
        var delegated = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Descendants())
            if (operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference)
                delegated.Add(reference.Method.OriginalDefinition);
        var open = new Stack<(IOperation Operation, bool IsShared, bool IsCaptured)>();
        open.Push((body, false, false));
        while (open.Count > 0)
        {
            var (operation, isShared, isCaptured) = open.Pop();
            switch (operation)
            {
                case IAnonymousFunctionOperation when operation != body && IsFollowed(operation):
                    isCaptured = true;
                    break;
                case ILocalFunctionOperation function when operation != body && !delegated.Contains(function.Symbol):
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation when operation != body:
                case IAddressOfOperation:
                case ISimpleAssignmentOperation { IsRef: true }:
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }:
                    isShared = true;
                    break;
                // Options can be changed wherever they get to.
                case IAssignmentOperation assignment:
                    _assigned.UnionWith(Targets(assignment.Target));
                    break;
                case IIncrementOrDecrementOperation increment:
                    _assigned.UnionWith(Targets(increment.Target));
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    _assigned.UnionWith(Targets(argument.Value));
                    break;
                case ILocalReferenceOperation local when isShared || ModelTypes.IsWriteOptions(local.Type) && !IsArgumentOfWriter(local):
                    _shared.Add(local.Local);
                    break;
                case IParameterReferenceOperation parameter when isShared:
                    _shared.Add(parameter.Parameter);
                    break;
                case ILabeledOperation or IBranchOperation { BranchKind: BranchKind.GoTo } when !isShared:
                    Jumps = true;
                    break;
            }
            switch (operation)
            {
                case ILocalReferenceOperation used:
                    Ask(used.Local);
                    if (isCaptured)
                        _captured.Add(used.Local);
                    break;
                case IParameterReferenceOperation used:
                    Ask(used.Parameter);
                    if (isCaptured)
                        _captured.Add(used.Parameter);
                    break;
            }
            foreach (var child in operation.ChildOperations)
                open.Push((child, isShared, isCaptured));
        }
    }
}
