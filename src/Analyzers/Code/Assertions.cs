using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Code;

/// <summary>Finds code that is run to test whether it throws: <c>Assert.Throws&lt;SchemaViolationException&gt;(() => backup.ToXml())</c>.</summary>
internal static class Assertions
{
    /// <summary>
    /// Whether a lambda, or a method that is named as a delegate, is passed to a method that expects exceptions: directly, within an expression, or through a
    /// local.
    /// </summary>
    public static bool Has(IOperation function)
    {
        var isInDeclaration = false;
        var inner = function;
        for (var parent = function.Parent; parent is not null; (inner, parent) = (parent, parent.Parent))
            switch (parent)
            {
                // The calls before this one in a chain are asked once, where the function is an argument.
                case IInvocationOperation invocation when invocation.Instance == inner ? AsksByName(invocation) : Asks(invocation):
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when !isInDeclaration:
                    isInDeclaration = true;
                    if (IsAskedOf(declarator))
                        return true;
                    break;
                case IBlockOperation { Parent: not IAnonymousFunctionOperation }:
                    return false;
            }
        return false;
    }

    /// <summary>Whether a local function is passed to a method that expects exceptions.</summary>
    /// <param name="function">The local function.</param>
    /// <param name="body">The body that contains it.</param>
    public static bool HasLocal(ILocalFunctionOperation function, IOperation body) => body.Descendants().Any(operation =>
        operation is IMethodReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function.Symbol)
            && Has(reference));

    /// <summary>Whether a member is a test that passes if an exception is thrown: <c>[ExpectedException(typeof(SchemaViolationException))]</c>.</summary>
    public static bool IsOn(SyntaxNode member) =>
        member is MethodDeclarationSyntax method
            && method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => AsksByName(attribute.Name.ToString()));

    private static bool Asks(IInvocationOperation invocation)
    {
        // Policy.Handle<SchemaViolationException>().Execute(…)
        for (IOperation? call = invocation; call is IInvocationOperation before; call = before.Instance)
            if (AsksByName(before))
                return true;
        return CatchesRefusal(invocation.TargetMethod);
    }

    private static bool AsksByName(IInvocationOperation invocation) =>
        AsksByName(invocation.TargetMethod.Name)
            || invocation.TargetMethod.TypeArguments.Any(IsException)
            || invocation.Arguments.Any(argument => argument.Syntax.GetFirstToken().ValueText.StartsWith("Throws", StringComparison.Ordinal));

    // A method of the compilation that may run the code where the exception is caught.
    private static bool CatchesRefusal(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax().DescendantNodes().OfType<CatchClauseSyntax>().Any(IsOfRefusal));

    /// <summary>Whether a name is used where the exception for an invalid document is expected or caught.</summary>
    public static bool IsAround(SyntaxNode name)
    {
        for (var node = name.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: var called } when AsksByName(called switch
                {
                    MemberAccessExpressionSyntax access => access.Name.ToString(),
                    SimpleNameSyntax simple => simple.ToString(),
                    _ => "",
                }):
                case TryStatementSyntax attempt when attempt.Block.Span.Contains(name.Span) && attempt.Catches.Any(IsOfRefusal):
                    return true;
            }
        return false;
    }

    private static bool IsOfRefusal(CatchClauseSyntax caught) =>
        Names(caught).Any(name => IsRefusal(name.Identifier.ValueText)) || GivesException(caught);

    /// <summary>Whether any exception is caught and given to other code: <c>catch (Exception e) { return Result.Of(e); }</c>.</summary>
    public static bool GivesException(CatchClauseSyntax caught) =>
        caught.Declaration is { Type: var type, Identifier.ValueText: { Length: > 0 } variable }
            && type.ToString() is "Exception" or "System.Exception"
            && Names(caught.Block).Any(name => name.Identifier.ValueText == variable && IsGiven(name, caught.Block));

    // Returned, by itself or as a part of an object, or assigned.
    private static bool IsGiven(SyntaxNode name, SyntaxNode block)
    {
        if (name.Parent is AssignmentExpressionSyntax assignment)
            return assignment.Right == name;
        if (name.Parent is not (ReturnStatementSyntax or ArgumentSyntax))
            return false;
        for (var node = name.Parent; node != block; node = node.Parent!)
            if (node is ReturnStatementSyntax)
                return true;
        return false;
    }

    private static IEnumerable<SimpleNameSyntax> Names(SyntaxNode node) => node.DescendantNodes().OfType<SimpleNameSyntax>();

    /// <summary>Whether a type is one of the exceptions for an invalid document.</summary>
    public static bool IsRefusal(ITypeSymbol? type) => IsRefusal(type?.Name);

    /// <summary>Whether a method tests for one of the exceptions for an invalid document.</summary>
    public static bool TestsForRefusal(IMethodSymbol method) =>
        method.TypeArguments.Any(IsRefusal)
            || method.DeclaringSyntaxReferences.Any(declared => Names(declared.GetSyntax()).Any(name => IsRefusal(name.Identifier.ValueText)));

    private static bool IsRefusal(string? name) => name is "SchemaViolationException" or "XmlBindingException";

    private static bool AsksByName(string name) => name.Contains("Throw") || name.Contains("Exception");

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        return false;
    }

    private static bool IsAskedOf(IVariableDeclaratorOperation declarator)
    {
        var scope = declarator.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? declarator.Syntax.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.DescendantTokens().Any(token => AsksByName(token.ValueText))
                && call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == declarator.Symbol.Name));
    }
}
