using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Code;

/// <summary>Finds lambdas that are run to test whether they throw: <c>Assert.Throws&lt;SchemaViolationException&gt;(() => backup.ToXml())</c>.</summary>
internal static class Assertions
{
    /// <summary>Whether a lambda is passed to a method that expects exceptions, directly or through a local.</summary>
    public static bool Has(IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation)
            parent = parent.Parent;
        return parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation invocation } =>
                Asks(invocation.TargetMethod)
                    || invocation.Arguments.Any(argument => argument.Syntax.ToString().StartsWith("Throws", System.StringComparison.Ordinal)),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsAskedOf(declarator),
            _ => false,
        };
    }

    private static bool Asks(IMethodSymbol method) => AsksByName(method.Name) || method.TypeArguments.Any(IsException);

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
