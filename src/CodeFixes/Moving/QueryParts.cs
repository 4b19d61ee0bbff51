using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Takes queries apart, whose items become items of a model.</summary>
internal static class QueryParts
{
    /// <summary>Returns the parts of <c>source.Select(parameter => body)</c>, also as a list or an array; null for other expressions.</summary>
    public static (string Source, string Parameter, ExpressionSyntax Body)? SelectedBy(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList" or "AsEnumerable", Expression: var sequence } })
            expression = sequence;
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } access } call
            && call.ArgumentList.Arguments.Count == 1
            && call.ArgumentList.Arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: { } body, AsyncKeyword.RawKind: 0 } lambda
                ? (access.Expression.ToString(), lambda is SimpleLambdaExpressionSyntax simple ? simple.Parameter.Identifier.Text
                    : ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.ToString(), body)
                : null;
    }

    /// <summary>Returns the repetition for a query expression.</summary>
    public static Round RoundOf(QueryExpressionSyntax query, IReadOnlyList<Piece> body)
    {
        var (from, clauses) = (query.FromClause, query.Body.Clauses);
        var parameter = from.Identifier.Text;
        return clauses.All(clause => clause is WhereClauseSyntax)
            ? new Round(
                body,
                null,
                from.Expression + string.Concat(clauses.OfType<WhereClauseSyntax>().Select(clause => $".Where({parameter} => {clause.Condition})")),
                parameter)
            : new Round(body, null, Query: string.Join(" ", clauses.Select(clause => clause.ToString()).Prepend(from.ToString())));
    }
}
