using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>The bodies of methods of a compilation, so that calls can be followed. Thread-safe.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class CalledCode(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, CalledBody?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, UserConstructor?> _constructors = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IFieldSymbol, object?> _constants = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IFieldSymbol, (IOperation, SemanticModel)?> _tables = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private long _work;

    // A body written by hand needs a few hundred at most.
    private const int OrdinaryWork = 1000;

    /// <summary>
    /// The number of statements, counted once per alternative, after which calls are no longer followed in a compilation. Only the work on a body beyond
    /// what is ordinary counts, so that a compilation of any size can have any number of ordinary bodies.
    /// </summary>
    public long MostWork { get; init; } = 100_000;

    /// <summary>Whether a method is followed again at each call of the same shape.</summary>
    public bool FollowsEachCall { get; init; }

    /// <summary>Whether this number has been reached, so that calls are no longer followed.</summary>
    public bool IsExhausted => Interlocked.Read(ref _work) >= MostWork;

    /// <summary>Adds the work of a body that has been followed.</summary>
    /// <param name="work">The number of statements.</param>
    public void AddWork(int work) => Interlocked.Add(ref _work, Math.Max(0, work - OrdinaryWork));

    /// <summary>Reuses an existing semantic model of a file, so that its code is bound only once.</summary>
    public void Use(SemanticModel semantics) => _models.TryAdd(semantics.SyntaxTree, semantics);

    /// <summary>Returns the body of a method; null if it has none that can be followed, or if it may be overridden.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="isExact">Whether it is known that no override is called.</param>
    public CalledBody? Find(IMethodSymbol method, CancellationToken cancellationToken, bool isExact = false)
    {
        if (!CanFollow(method) || (!isExact && MayBeOverridden(method)))
            return null;
        return _bodies.TryGetValue(method, out var known) ? known : _bodies.GetOrAdd(method, Read(method, cancellationToken));
    }

    /// <summary>Returns the effects of a constructor of a class of the user; null if it cannot be followed.</summary>
    public UserConstructor? FindConstructor(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        _constructors.TryGetValue(constructor, out var known)
        ? known
        : _constructors.GetOrAdd(
            constructor, UserConstructor.Of(constructor, this, tree => compilation.ContainsSyntaxTree(tree) ? Model(tree) : null, cancellationToken));

    /// <summary>Returns the constant value of a static readonly field.</summary>
    public object? ConstantOf(IFieldSymbol field, CancellationToken cancellationToken) =>
        _constants.GetOrAdd(field, one => ReadConstant(one, cancellationToken));

    /// <summary>
    /// Returns the contents of a static readonly field that are never changed, with the semantic model of its file; null if they are unknown.
    /// </summary>
    public (IOperation Value, SemanticModel Semantics)? TableOf(IFieldSymbol field, CancellationToken cancellationToken) =>
        _tables.GetOrAdd(field, one => ReadTable(one, cancellationToken));

    /// <summary>
    /// Returns the lambda or method in a static readonly field of a delegate type, with the semantic model of its file; null if it is unknown.
    /// </summary>
    public (IOperation Value, SemanticModel Semantics)? DelegateOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field is not { IsStatic: true, IsReadOnly: true, Type.TypeKind: TypeKind.Delegate, DeclaringSyntaxReferences.Length: 1 }
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
            return null;
        var syntax = field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (syntax is not VariableDeclaratorSyntax { Initializer.Value: { } value } || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        var semantics = Model(syntax.SyntaxTree);
        return semantics.FindOperation(value, cancellationToken) is { } operation ? (operation, semantics) : null;
    }

    /// <summary>Returns the method that a call of a virtual or interface method invokes on an object of a class.</summary>
    public static IMethodSymbol TargetOn(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return ImplementationIn(type, method) ?? method;
        for (var current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers(method.Name))
                for (var candidate = member as IMethodSymbol; candidate is not null; candidate = candidate.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition))
                        return (IMethodSymbol)member;
        return method;
    }

    // If a class implements a generic interface for several types, the method is unknown.
    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (!method.ContainingType.IsGenericType)
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        var generic = method.ContainingType.OriginalDefinition;
        var implemented = type.AllInterfaces.Where(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, generic)).ToList();
        return implemented.Count == 1
            && implemented[0].GetMembers(method.Name)
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition)) is { } member
            ? type.FindImplementationForInterfaceMember(member) as IMethodSymbol
            : null;
    }

    private static bool CanFollow(IMethodSymbol method) =>
        method is { DeclaringSyntaxReferences.Length: > 0, IsAbstract: false, IsExtern: false, PartialImplementationPart: null }
        && method.MethodKind
            is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension or MethodKind.Constructor or MethodKind.PropertyGet
                or MethodKind.PropertySet or MethodKind.UserDefinedOperator or MethodKind.Conversion
        && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out or RefKind.In)
        && !method.ReturnsByRef && !method.ReturnsByRefReadonly
        && !GeneratedCode.Is(method.DeclaringSyntaxReferences[0].SyntaxTree);

    private static bool MayBeOverridden(IMethodSymbol method) =>
        (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed;

    private CalledBody? Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (syntax.ContainsDiagnostics || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        var semantics = Model(syntax.SyntaxTree);
        var operation = semantics.FindOperation(syntax, cancellationToken);
        var body = operation switch
        {
            IMethodBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IConstructorBodyOperation constructor => constructor.BlockBody ?? constructor.ExpressionBody,
            IBlockOperation block => block,
            _ => null,
        };
        if (body is null)
            return null;
        var isIterator = syntax.DescendantNodes(node => node == syntax || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is YieldStatementSyntax);
        return new CalledBody(body, BodyFacts.Of(operation!), semantics, isIterator)
        {
            BaseCall = ((operation as IConstructorBodyOperation)?.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation,
        };
    }

    private (IOperation, SemanticModel)? ReadTable(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (StaticTables.InitializerOf(field) is not { ContainsDiagnostics: false } value || !compilation.ContainsSyntaxTree(value.SyntaxTree))
            return null;
        var semantics = Model(value.SyntaxTree);
        return semantics.FindOperation(value, cancellationToken) is { } operation ? (operation, semantics) : null;
    }

    private object? ReadConstant(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field.DeclaringSyntaxReferences.Length != 1 || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
            return null;
        var syntax = field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return syntax is VariableDeclaratorSyntax { Initializer.Value: { } value } && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            && Model(syntax.SyntaxTree).GetConstantValue(value, cancellationToken) is { HasValue: true, Value: { } constant }
            ? constant
            : null;
    }

#pragma warning disable RS1030 // What is called may stand in another file; each model is made once for a compilation.
    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, one => compilation.GetSemanticModel(one));
#pragma warning restore RS1030
}

/// <summary>The body of a called method.</summary>
/// <param name="Block">Its statements.</param>
/// <param name="Facts">The properties of the body.</param>
/// <param name="Semantics">The semantic model of its file.</param>
/// <param name="IsIterator">Whether it makes a sequence.</param>
internal sealed record CalledBody(IBlockOperation Block, BodyFacts Facts, SemanticModel Semantics, bool IsIterator)
{
    /// <summary>The call of another constructor before the body of a constructor, which may be implicit; null if there is none.</summary>
    public IInvocationOperation? BaseCall { get; init; }
}
