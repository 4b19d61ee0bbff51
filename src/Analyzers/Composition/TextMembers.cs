using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>The fields, properties and methods of a compilation from which texts may originate. Thread-safe.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class TextMembers(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, SyntaxNode?> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ExpressionSyntax?> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, List<SimpleNameSyntax>?> _uses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

#pragma warning disable RS1030 // What is called may stand in another file; each model is made once for a compilation.
    /// <summary>Returns the semantic model of a file.</summary>
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, one => compilation.GetSemanticModel(one));
#pragma warning restore RS1030

    /// <summary>Returns the declaration of a method whose body certainly runs when it is called; null if there is none.</summary>
    public SyntaxNode? FindMethod(IMethodSymbol method, CancellationToken cancellationToken) =>
        _methods.GetOrAdd(method, one => Declaration((IMethodSymbol)one, isExact: false, cancellationToken));

    /// <summary>Returns the declaration of a method of an object of exactly the class of the method; null if there is none.</summary>
    public SyntaxNode? FindOwnMethod(IMethodSymbol method, CancellationToken cancellationToken) => Declaration(method, isExact: true, cancellationToken);

    /// <summary>Returns the value of a field that never changes, or of a property; null if it is unknown.</summary>
    public ExpressionSyntax? FindValue(ISymbol member, CancellationToken cancellationToken) =>
        _values.GetOrAdd(member, one => Value(one, cancellationToken));

    /// <summary>Whether a member is used in one place only, so that its text only reaches this place.</summary>
    public bool IsUsedOnce(ISymbol member, CancellationToken cancellationToken) =>
        UsesOf(member, cancellationToken) is { Count: 1 };

    /// <summary>Whether a member is used only by a body, directly or through other such members, so that its text reaches no other place.</summary>
    public bool Serves(ISymbol member, SyntaxNode body, CancellationToken cancellationToken) =>
        Serves(member, body, new HashSet<ISymbol>(SymbolEqualityComparer.Default), cancellationToken);

    /// <summary>The declaration of a class or structure of the program all of whose fields stand in it; null for others.</summary>
    public TypeDeclarationSyntax? FindType(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type is { DeclaringSyntaxReferences.Length: 1, TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
        && type.BaseType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
        && type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is TypeDeclarationSyntax { ContainsDiagnostics: false } syntax
        && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? syntax
            : null;

    /// <summary>Returns the code of the getter of a property; null if there is none.</summary>
    public SyntaxNode? FindGetter(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences.Length == 1
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax syntax
        && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? syntax.ExpressionBody?.Expression
                ?? (SyntaxNode?)syntax.AccessorList?.Accessors.FirstOrDefault(accessor =>
                    accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && BodyOf(accessor) is not null)
            : null;

    private SyntaxNode? Declaration(IMethodSymbol method, bool isExact, CancellationToken cancellationToken) =>
        method is { DeclaringSyntaxReferences.Length: 1, IsAbstract: false, IsExtern: false }
        && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed || isExact)
        && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        && method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is { ContainsDiagnostics: false } syntax
        && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
        && BodyOf(syntax) is not null
            ? syntax
            : null;

    /// <summary>Returns the block or expression of a method.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode method) => method switch
    {
        BaseMethodDeclarationSyntax declared => declared.Body ?? (SyntaxNode?)declared.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => function.Body ?? (SyntaxNode?)function.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        _ => null,
    };

    private ExpressionSyntax? Value(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol or IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, Parameters.Length: 0 })
            || member.DeclaringSyntaxReferences.Length != 1)
            return null;
        var syntax = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        return syntax switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } when member is IFieldSymbol field && IsKept(field, cancellationToken) => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value, AccessorList.Accessors: { Count: 1 } accessors }
                when accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration) && !IsAssigned(member, cancellationToken) =>
                value,
            _ => null,
        };
    }

    private static bool IsKept(IFieldSymbol field, CancellationToken cancellationToken) =>
        field.IsConst || ((field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private) && !IsAssigned(field, cancellationToken));

    private static bool IsAssigned(ISymbol member, CancellationToken cancellationToken) =>
        member.ContainingType.DeclaringSyntaxReferences.Any(type => type.GetSyntax(cancellationToken).DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => NameOf(assignment.Left) == member.Name,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && NameOf(argument.Expression) == member.Name,
            _ => false,
        }));

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    // All uses of a member that only its type can use; null for other members.
    private List<SimpleNameSyntax>? UsesOf(ISymbol member, CancellationToken cancellationToken) =>
        _uses.GetOrAdd(member, one => FindUses(one, cancellationToken));

    private List<SimpleNameSyntax>? FindUses(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && (member.DeclaredAccessibility != Accessibility.Private || member.ContainingType.DeclaringSyntaxReferences.Length != 1))
            return null;
        return member.DeclaringSyntaxReferences[0].SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.ValueText == member.Name && MayBe(member, name, cancellationToken))
            .ToList();
    }

    private bool Serves(ISymbol member, SyntaxNode body, HashSet<ISymbol> asked, CancellationToken cancellationToken) =>
        asked.Add(member)
        && UsesOf(member, cancellationToken) is { Count: > 0 } uses
        && uses.TrueForAll(use => IsCalled(use) && (body.Span.Contains(use.Span)
            || (OwnerOf(use, cancellationToken) is { } owner && (asked.Contains(owner) || Serves(owner, body, asked, cancellationToken)))));

    private static bool IsCalled(SimpleNameSyntax use) =>
        (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use).Parent is InvocationExpressionSyntax;

    // The method or the local function whose body has a use.
    private ISymbol? OwnerOf(SyntaxNode use, CancellationToken cancellationToken) =>
        use.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax)
            is (MethodDeclarationSyntax or LocalFunctionStatementSyntax) and var code
            ? Model(code.SyntaxTree).GetDeclaredSymbol(code, cancellationToken)
            : null;

    // A name that code also uses for members of other types.
    private bool MayBe(ISymbol member, SimpleNameSyntax name, CancellationToken cancellationToken) =>
        Model(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol is not { } used
        || SymbolEqualityComparer.Default.Equals(((used as IMethodSymbol)?.ReducedFrom ?? used).OriginalDefinition, member.OriginalDefinition);
}
