using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>The properties of a body that must be known before it is followed.</summary>
internal sealed class BodyFacts
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assignedLater = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _askedAgain = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _jumpedBackTo = new(SymbolEqualityComparer.Default);
    private readonly SyntaxNode _scope;
    private bool _disposesOfUnknown;

    private BodyFacts(SyntaxNode scope) => _scope = scope;

    /// <summary>Whether control jumps to a label that is not in a block or a <c>switch</c>. Locals are not followed then.</summary>
    public bool Jumps { get; private set; }

    /// <summary>Whether it calls other methods of the same object, which may test the same members.</summary>
    public bool CallsItself { get; private set; }

    /// <summary>Examines a body.</summary>
    public static BodyFacts Of(IOperation body)
    {
        var facts = new BodyFacts(body.Syntax);
        facts.Look(body);
        facts._captured.IntersectWith(facts._assigned);
        facts._shared.UnionWith(facts._captured);
        return facts;
    }

    /// <summary>
    /// Whether only this body can change a local or parameter. Variables that a lambda uses and that are assigned can be changed whenever the lambda runs, and
    /// variables with references to them through those references.
    /// </summary>
    public bool IsOwn(ISymbol symbol) =>
        !_shared.Contains(symbol)
        && symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol
        && (IsIn(symbol)
            // The variable of a query expression, which cannot be assigned.
            || symbol is { DeclaringSyntaxReferences.Length: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }
            || symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet } accessor && IsIn(accessor));

    // The parameters of an accessor are declared by its property.
    private bool IsIn(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences[0] is var declaration
        && declaration.SyntaxTree == _scope.SyntaxTree
        && _scope.Span.Contains(declaration.Span);

    /// <summary>Whether a local or parameter is assigned after its declaration.</summary>
    public bool IsAssigned(ISymbol symbol) => _assigned.Contains(symbol);

    /// <summary>
    /// Whether a field or property of the same object can change when no statement of this body says so: in a lambda, through a reference to it, or when an
    /// object of the user is disposed of.
    /// </summary>
    public bool MayChangeLater(ISymbol member) => _disposesOfUnknown || _shared.Contains(member) || _assignedLater.Contains(member);

    /// <summary>Whether a jump after a label leads back to it.</summary>
    public bool IsJumpedBackTo(ILabelSymbol label) => _jumpedBackTo.Contains(label);

    /// <summary>Whether a local, parameter or member is used more than once.</summary>
    public bool IsAskedAgain(ISymbol symbol) => _askedAgain.Contains(symbol);

    private void Ask(ISymbol symbol)
    {
        if (!_asked.Add(symbol))
            _askedAgain.Add(symbol);
    }

    private void Assign(IOperation target, ISymbol? function)
    {
        foreach (var symbol in Targets(target))
        {
            _assigned.Add(symbol);
            if (function is not null)
                _assignedLater.Add(symbol);
        }
    }

    // A class of a library does not know the objects of this project.
    private static bool DisposesOfKnown(IOperation use)
    {
        var resources = use switch
        {
            IUsingOperation { Resources: IVariableDeclarationGroupOperation group } => group,
            IUsingDeclarationOperation declared => declared.DeclarationGroup,
            IUsingOperation other => other.Resources,
            _ => use,
        };
        var types = resources is IVariableDeclarationGroupOperation declarations
            ? declarations.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => (ITypeSymbol?)declarator.Symbol.Type)
            : [resources.Type];
        return types.All(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.Length: 0 });
    }

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ILocalReferenceOperation local => [local.Local],
        IParameterReferenceOperation parameter => [parameter.Parameter],
        IFieldReferenceOperation or IPropertyReferenceOperation => [((IMemberReferenceOperation)target).Member.OriginalDefinition],
        IConversionOperation conversion => Targets(conversion.Operand),
        IDeclarationExpressionOperation => [],
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        _ => [],
    };

    private static bool IsCaptured(ISymbol used, ISymbol? function) =>
        function is not null && !SymbolEqualityComparer.Default.Equals(used.ContainingSymbol, function);

    private static bool IsArgumentOfWriter(ILocalReferenceOperation local) =>
        local.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var method } } && ModelNames.IsWriter(method);

    // Iterative over operators, because a sum of thousands of terms is nested as deeply.
    private void Look(IOperation body)
    {
        // A local function that is only called runs where it is called.
        var delegated = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var isCalledByLambda = false;
        foreach (var operation in body.Descendants())
            if (operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference)
                delegated.Add(reference.Method.OriginalDefinition);
            else if (operation is IAnonymousFunctionOperation && operation != body)
                isCalledByLambda |= operation.Descendants().Any(called => called is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction });
        var open = new Stack<(IOperation Operation, bool IsShared, ISymbol? Function)>();
        open.Push((body, false, null));
        var labels = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var cases = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var jumps = new List<IBranchOperation>();
        while (open.Count > 0)
        {
            var (operation, isShared, function) = open.Pop();
            switch (operation)
            {
                case ILocalFunctionOperation local when operation != body:
                    if (isCalledByLambda || delegated.Contains(local.Symbol))
                        function = local.Symbol;
                    break;
                case IAnonymousFunctionOperation lambda when operation != body:
                    function = lambda.Symbol;
                    break;
                case IAddressOfOperation:
                case ISimpleAssignmentOperation { IsRef: true }:
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }:
                    isShared = true;
                    break;
                // Options can be changed wherever they are accessible.
                case IAssignmentOperation assignment:
                    Assign(assignment.Target, function);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Assign(increment.Target, function);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    Assign(argument.Value, function);
                    break;
                case IUsingDeclarationOperation or IUsingOperation:
                    _disposesOfUnknown |= !DisposesOfKnown(operation);
                    break;
                case ILocalReferenceOperation local when isShared || ModelTypes.IsWriteOptions(local.Type) && !IsArgumentOfWriter(local):
                    _shared.Add(local.Local);
                    break;
                case IParameterReferenceOperation parameter when isShared:
                    _shared.Add(parameter.Parameter);
                    break;
                case IFieldReferenceOperation field when isShared:
                    _shared.Add(field.Field.OriginalDefinition);
                    break;
                case ILabeledOperation { Parent: IBlockOperation or ISwitchCaseOperation } labeled:
                    labels.Add(labeled.Label);
                    break;
                case ICaseClauseOperation { Label: { } label }:
                    cases.Add(label);
                    break;
                case IBranchOperation { BranchKind: BranchKind.GoTo } jump:
                    jumps.Add(jump);
                    break;
                case IInvocationOperation { Instance: IInstanceReferenceOperation } or IMethodReferenceOperation { Instance: IInstanceReferenceOperation }:
                    CallsItself = true;
                    break;
            }
            switch (operation)
            {
                case ILocalReferenceOperation used:
                    Ask(used.Local);
                    if (IsCaptured(used.Local, function))
                        _captured.Add(used.Local);
                    break;
                case IPropertyReferenceOperation { Instance: not null } used:
                    Ask(used.Property.OriginalDefinition);
                    break;
                case IFieldReferenceOperation { Instance: not null } used:
                    Ask(used.Field.OriginalDefinition);
                    break;
                case IParameterReferenceOperation used:
                    Ask(used.Parameter);
                    if (IsCaptured(used.Parameter, function))
                        _captured.Add(used.Parameter);
                    break;
            }
            foreach (var child in operation.ChildOperations)
                open.Push((child, isShared, function));
        }
        foreach (var jump in jumps.Where(jump => !cases.Contains(jump.Target)))
            if (!labels.Contains(jump.Target))
                Jumps = true;
            else if (jump.Target.Locations[0].SourceSpan.Start < jump.Syntax.SpanStart)
                _jumpedBackTo.Add(jump.Target);
    }
}
