using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Conditions: a condition on values that do not change has the same result each time.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextConditions(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Evaluates a condition.</summary>
    public bool Decide(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Decide(inner.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !Decide(not.Operand);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return Decide(and.Left) && Decide(and.Right);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return Decide(or.Left) || Decide(or.Right);
        }
        var (asked, isNull, isNegated) = NullCheck(condition);
        // Evaluated, it would be handed to other code.
        if (asked is not null && walker.Lambdas.Held(asked) is not null)
            return !isNull;
        if (walker.Constants.Decide(condition) is { } decided)
            return decided;
        if (asked is not null)
        {
            var value = walker.Expressions.Evaluate(asked);
            if (value is NullText or ComposedValue or HeldValue or ConstantValue or TupleValue or SequenceValue)
                return (value is NullText) == isNull;
        }
        else if (walker.Expressions.Evaluate(condition) is ConstantValue { Value: bool known })
        {
            return known;
        }
        if (_ways.State is null)
            return true;
        // A condition and its negation have the same key.
        var key = asked is not null ? KeyOf(asked) is { } subject ? subject + " == null" : null
            : condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal
                && KeyOf(unequal.Left) is { } left
                && KeyOf(unequal.Right) is { } right ? $"{left} == {right}"
            : KeyOf(condition);
        isNegated = asked is not null ? !isNull : condition.IsKind(SyntaxKind.NotEqualsExpression);
        if (key is not null && _ways.State.Conditions.TryGetValue(key, out var before))
            return before != isNegated;
        var answer = _ways.Choices.Take(2) == 0;
        walker.Constants.Doubt(condition);
        if (key is not null)
            _ways.State = _ways.State with { Conditions = _ways.State.Conditions.SetItem(key, answer != isNegated) };
        return answer;
    }

    // The expression that is compared with null, and the result of the comparison if it is null.
    private static (ExpressionSyntax? Asked, bool IsNull, bool IsNegated) NullCheck(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } equal =>
            (equal.Left, true, false),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } unequal =>
            (unequal.Left, false, false),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } match =>
            (match.Expression, true, false),
        IsPatternExpressionSyntax { Pattern:
            UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } match =>
            (match.Expression, false, false),
        _ => (null, false, false),
    };

    /// <summary>Returns a key for a condition that has the same result each time; null if that is uncertain.</summary>
    public string? KeyOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return KeyOf(inner.Expression);
            case LiteralExpressionSyntax literal:
                return literal.Token.Value?.ToString() ?? literal.Token.Text;
            case IdentifierNameSyntax name when _ways.SymbolOf(name) is { } symbol && IsKept(symbol):
                return symbol.Locations.Length == 1 ? $"{symbol.Name}@{_ways.Frame.Depth}.{symbol.Locations[0].SourceSpan.Start}" : null;
            case MemberAccessExpressionSyntax access
                when _ways.Frame.Semantics.GetConstantValue(access, walker.CancellationToken) is { HasValue: true, Value: var constant }:
                return constant?.ToString();
            case MemberAccessExpressionSyntax access when KeyOf(access.Expression) is { } owner && IsFixed(_ways.SymbolOf(access)):
                return $"{owner}.{access.Name.Identifier.ValueText}";
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } binary
                when KeyOf(binary.Left) is { } left && KeyOf(binary.Right) is { } right:
                return $"{left} == {right}";
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax
                { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } access,
                ArgumentList.Arguments: { Count: 1 } arguments }
                when KeyOf(arguments[0].Expression) is { } asked:
                return $"{access.Name.Identifier.ValueText}({asked})";
            default:
                return null;
        }
    }

    private bool IsKept(ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol ? !_ways.Frame.Body.IsAssigned(symbol.Name) : IsFixed(symbol);

    private static bool IsFixed(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol { SetMethod: null or { IsInitOnly: true }, ContainingType.SpecialType: SpecialType.System_String } => true,
        IPropertySymbol { SetMethod: null or { IsInitOnly: true } } property =>
            property.DeclaringSyntaxReferences.All(reference =>
                reference.GetSyntax() is ParameterSyntax or PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: not null }),
        _ => false,
    };
}
