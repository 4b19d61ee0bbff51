using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>The effects of a constructor of a class of the user.</summary>
/// <param name="Initial">The initializers of fields and automatic properties, in the order in which they run.</param>
/// <param name="Positional">
/// For a positional record: the parameters in order, each with its property; for a primary constructor of another type, each with itself.
/// </param>
/// <param name="Base">The constructor that it calls before its body; null where that is the one of <c>object</c>.</param>
/// <param name="Body">Its body; null where it has none.</param>
internal sealed record UserConstructor(
    IReadOnlyList<(ISymbol Field, IOperation Value, BodyFacts Facts, SemanticModel Semantics)> Initial,
    IReadOnlyList<(int Parameter, ISymbol Member)> Positional,
    BaseCall? Base,
    CalledBody? Body)
{
    /// <summary>Reads a constructor; null if it cannot be followed.</summary>
    /// <param name="constructor">The constructor.</param>
    /// <param name="code">Finds bodies.</param>
    /// <param name="semantics">Returns the semantic model of a file; null if the file is not part of the compilation.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static UserConstructor? Of(
        IMethodSymbol constructor, CalledCode code, Func<SyntaxTree, SemanticModel?> semantics, CancellationToken cancellationToken)
    {
        var type = constructor.ContainingType;
        if (type.DeclaringSyntaxReferences.Length == 0 || type.DeclaringSyntaxReferences.Any(part => GeneratedCode.Is(part.SyntaxTree)))
            return null;
        CalledBody? body = null;
        var positional = new List<(int, ISymbol)>();
        if (!constructor.IsImplicitlyDeclared)
            switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken))
            {
                case RecordDeclarationSyntax:
                    // Initializers and base arguments use the parameters themselves.
                    positional.AddRange(constructor.Parameters.Select(parameter => (parameter.Ordinal, (ISymbol)parameter)));
                    foreach (var parameter in constructor.Parameters)
                        if (type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
                            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ParameterSyntax)
                            positional.Add((parameter.Ordinal, property));
                    break;
                case ClassDeclarationSyntax or StructDeclarationSyntax:
                    positional.AddRange(constructor.Parameters.Select(parameter => (parameter.Ordinal, (ISymbol)parameter)));
                    break;
                case ConstructorDeclarationSyntax when code.Find(constructor, cancellationToken) is { } found:
                    body = found;
                    break;
                default:
                    return null;
            }
        else if (constructor.Parameters.Length > 0)
            return null;
        if (!TryFindBase(constructor, body, semantics, cancellationToken, out var called))
            return null;
        // The called constructor runs the initializers.
        if (called is not null && SymbolEqualityComparer.Default.Equals(called.Constructor.ContainingType.OriginalDefinition, type))
            return new UserConstructor([], [], called, body);
        return Initializers(type, semantics, cancellationToken) is { } initial ? new UserConstructor(initial, positional, called, body) : null;
    }

    // Returns false if the called constructor is unknown.
    private static bool TryFindBase(
        IMethodSymbol constructor, CalledBody? body, Func<SyntaxTree, SemanticModel?> semantics, CancellationToken cancellationToken, out BaseCall? called)
    {
        called = null;
        var type = constructor.ContainingType;
        if (body?.BaseCall is { IsImplicit: false } written)
        {
            called = new BaseCall(written.TargetMethod, written.Arguments, body.Facts, body.Semantics);
            return true;
        }
        if (type.BaseType is null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
            or { Name: "EventArgs", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            return true;
        foreach (var reference in type.DeclaringSyntaxReferences)
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { BaseList.Types: var bases }
                && bases.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } primary)
            {
                if (semantics(reference.SyntaxTree) is not { } model || model.FindOperation(primary, cancellationToken) is not { } operation)
                    return false;
                if (operation.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call => call.TargetMethod.MethodKind == MethodKind.Constructor)
                    is not { } call)
                    return false;
                called = new BaseCall(call.TargetMethod, call.Arguments, BodyFacts.Of(operation), model);
                return true;
            }
        called = type.BaseType.InstanceConstructors.FirstOrDefault(one => one.Parameters.Length == 0) is { } parameterless
            ? new BaseCall(parameterless, [], null, null)
            : null;
        return called is not null;
    }

    private static List<(ISymbol, IOperation, BodyFacts, SemanticModel)>? Initializers(
        INamedTypeSymbol type, Func<SyntaxTree, SemanticModel?> semantics, CancellationToken cancellationToken)
    {
        var initial = new List<(ISymbol, IOperation, BodyFacts, SemanticModel)>();
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic
                || member is not (IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol)
                || member.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
                continue;
            var value = declaration.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (value is null)
                continue;
            if (semantics(declaration.SyntaxTree) is not { } model)
                return null;
            if (model.FindOperation(value, cancellationToken) is { } operation)
                initial.Add((member, operation, BodyFacts.Of(operation), model));
        }
        return initial;
    }
}

/// <summary>A constructor call of a base class or the same class: <c>: base(…)</c> or <c>: this(…)</c>.</summary>
/// <param name="Constructor">The constructor that is called.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Facts">What is known of the body that the call stands in; null where nothing is written.</param>
/// <param name="Semantics">The semantic model of its file; null where nothing is written.</param>
internal sealed record BaseCall(
    IMethodSymbol Constructor, IReadOnlyList<IArgumentOperation> Arguments, BodyFacts? Facts, SemanticModel? Semantics);
