using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Queries that join sequences, or keep some of the items of one: <c>Concat</c>, <c>Append</c>, <c>Prepend</c>, <c>Where</c>.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextFilters(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the sequence that a call results in; null if it is unknown.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">Its method.</param>
    /// <param name="source">The sequence.</param>
    public TextValue? Query(InvocationExpressionSyntax call, IMethodSymbol method, TextValue source)
    {
        if (method.ContainingType.Name != "Enumerable" || call.ArgumentList.Arguments is not { Count: 1 } arguments)
            return null;
        // A query of a list that is kept has the items that the list has when it is enumerated.
        if (source is HeldValue && call.Parent is not (ArgumentSyntax or MemberAccessExpressionSyntax or CommonForEachStatementSyntax))
            return null;
        var argument = arguments[0].Expression;
        return method.Name switch
        {
            "Concat" => Joined(source, walker.Expressions.Evaluate(argument), argument),
            "Append" => Joined(source, One(argument), argument),
            "Prepend" => Joined(One(argument), source, argument),
            "Where" when argument is SimpleLambdaExpressionSyntax { ExpressionBody: { } condition } lambda
                && _ways.Frame.Semantics.GetDeclaredSymbol(lambda.Parameter, walker.CancellationToken) is { } item =>
                Filter(source, item, [condition]),
            _ => null,
        };
    }

    /// <summary>Returns the items for which conditions hold; null if that is unknown for an item.</summary>
    public TextValue? Filter(TextValue source, ISymbol item, IReadOnlyList<ExpressionSyntax> conditions)
    {
        if (walker.Sequences.ValuesOf(source) is not { } values || _ways.State is not { } before)
            return null;
        var kept = new List<TextValue>();
        foreach (var value in values)
        {
            walker.Names.SetLocal(item, value);
            bool? holds = true;
            foreach (var condition in conditions)
                holds = holds == true ? walker.Constants.Decide(condition) : holds;
            if (holds is null || _ways.State is null)
            {
                _ways.State = before;
                return null;
            }
            if (holds == true)
                kept.Add(value);
        }
        _ways.State = before;
        foreach (var value in values)
            if (!kept.Exists(one => ReferenceEquals(one, value)))
                walker.Given.Pass(value);
        return kept.Count == values.Count ? source : walker.Sequences.Together(kept);
    }

    private TextValue One(ExpressionSyntax expression) => walker.Sequences.Sequence([expression], expression);

    private TextValue? Joined(TextValue first, TextValue second, ExpressionSyntax added)
    {
        if (walker.Sequences.Items(first) is { } one
            && walker.Sequences.Items(second) is { } other
            && (one.Kind == other.Kind || one.Items.Count == 0 || other.Items.Count == 0))
            return new SequenceValue(one.Items.Append(other.Items), one.Items.Count == 0 ? other.Kind : one.Kind);
        if (walker.Sequences.ValuesOf(first) is { } all && walker.Sequences.ValuesOf(second) is { } more)
            return new RowsValue([.. all, .. more]);
        walker.Given.Escape(second, added);
        return null;
    }
}
