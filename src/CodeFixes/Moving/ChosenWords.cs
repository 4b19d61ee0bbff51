using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Finds values that are one of two constants, so that they can be the name of an element or attribute.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class ChosenWords(SemanticModel semantics, CancellationToken cancellationToken)
{
    /// <summary>Returns the possible values of an expression; null if they are unknown.</summary>
    public WordChoice? Of(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Of(inner.Expression);
            case ConditionalExpressionSyntax choice when HasNoEffect(choice.Condition):
                return Of(choice, choice.WhenTrue, choice.WhenFalse);
            case IdentifierNameSyntax when semantics.GetSymbolInfo(expression, cancellationToken).Symbol is ILocalSymbol local && IsAssignedOnce(local):
                return OfInitializer(local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken));
            default:
                return null;
        }
    }

    // var x = c ? "a" : "b"; or var (x, y) = c ? ("a", "b") : ("c", "d");
    private WordChoice? OfInitializer(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: ConditionalExpressionSyntax choice } when IsStable(choice.Condition):
                return Of(choice);
            case SingleVariableDesignationSyntax
            {
                Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } } all
            } one when assignment.Right is ConditionalExpressionSyntax { WhenTrue: TupleExpressionSyntax first, WhenFalse: TupleExpressionSyntax second } choice
                && all.Variables.IndexOf(one) is var at and >= 0
                && at < first.Arguments.Count
                && at < second.Arguments.Count
                && IsStable(choice.Condition):
                return Of(choice, first.Arguments[at].Expression, second.Arguments[at].Expression);
            default:
                return null;
        }
    }

    private WordChoice? Of(ConditionalExpressionSyntax choice, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse) =>
        Constant(whenTrue) is { } first && Constant(whenFalse) is { } second ? new WordChoice(choice.Condition, first, second) : null;

    private string? Constant(ExpressionSyntax expression) => semantics.GetConstantValue(expression, cancellationToken).Value as string;

    // The condition may be evaluated once for each of the two.
    private static bool HasNoEffect(ExpressionSyntax condition) => !condition.DescendantNodesAndSelf().Any(node =>
        node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
            or VariableDesignationSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression });

    // The condition has the same result later: it consists of constants, and of locals and parameters that are not changed.
    private bool IsStable(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().All(node => node switch
    {
        IdentifierNameSyntax name => semantics.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            ILocalSymbol local => IsAssignedOnce(local),
            IParameterSymbol parameter => parameter.RefKind == RefKind.None && !IsChanged(parameter),
            IFieldSymbol field => field.IsConst,
            ITypeSymbol or INamespaceSymbol => true,
            _ => false,
        },
        LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or ConstantPatternSyntax or UnaryPatternSyntax => true,
        PrefixUnaryExpressionSyntax not => not.IsKind(SyntaxKind.LogicalNotExpression),
        BinaryExpressionSyntax or IsPatternExpressionSyntax => true,
        _ => false,
    });

    private bool IsAssignedOnce(ILocalSymbol local) => local is { RefKind: RefKind.None, DeclaringSyntaxReferences.Length: 1 } && !IsChanged(local);

    private bool IsChanged(ISymbol variable) =>
        variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).Ancestors().First(node => node is MemberDeclarationSyntax or CompilationUnitSyntax)
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == variable.Name && name.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left == name,
                PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !name.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)
                    && !name.Parent.IsKind(SyntaxKind.LogicalNotExpression),
                ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                    || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
                RefExpressionSyntax => true,
                _ => false,
            });
}
