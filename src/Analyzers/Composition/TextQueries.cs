using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Queries that create texts from unknown sequences: any number of items, one of which is followed.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextQueries(TextWalker walker)
{
    // Of more items than these one is followed, of which nothing is known.
    private const int MostItems = 8;
    private const int MostForks = 4;

    private readonly TextWays _ways = walker.Ways;

    /// <summary>A query by methods; null where it is not known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">Its method.</param>
    /// <param name="items">The items of the loop.</param>
    /// <param name="source">The code that has it.</param>
    public TextValue? Query(InvocationExpressionSyntax call, IMethodSymbol method, TextValue items, ExpressionSyntax source)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "ForEach" && arguments.Count == 1 && arguments[0].Expression is AnonymousFunctionExpressionSyntax each)
            return ForEach(items, source, each);
        if (method.ContainingType.Name != "Enumerable")
            return null;
        return (method.Name, arguments.Count) switch
        {
            ("Select" or "SelectMany", 1) => Select(arguments[0].Expression, items),
            ("Aggregate", 2 or 3) when arguments[1].Expression is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 2 } step =>
                Aggregate(items, arguments[0].Expression, step, arguments.Count == 3 ? arguments[2].Expression as SimpleLambdaExpressionSyntax : null),
            _ => null,
        };
    }

    /// <summary>Follows a query in query syntax; null if it is unknown.</summary>
    public TextValue? Query(QueryExpressionSyntax query)
    {
        if (query.Body is not { SelectOrGroup: SelectClauseSyntax result, Continuation: null } body
            || body.Clauses.Any(clause => clause is not (FromClauseSyntax or LetClauseSyntax or WhereClauseSyntax or OrderByClauseSyntax)))
            return null;
        var source = walker.Expressions.Evaluate(query.FromClause.Expression);
        if (body.Clauses.All(clause => clause is LetClauseSyntax or WhereClauseSyntax)
            && _ways.Frame.Semantics.GetDeclaredSymbol(query.FromClause, walker.CancellationToken) is { } each
            && Kept(source, each, body) is { } kept
            && Known(kept, value =>
            {
                walker.Names.SetLocal(each, value);
                return Result();
            }) is { } known)
            return known;
        if (walker.Sequences.ValuesOf(source) is null || source is not HeldValue)
            walker.Given.Escape(source, query.FromClause.Expression);
        return Items(result.Expression, Result);

        TextValue Result()
        {
            foreach (var clause in body.Clauses)
                if (clause is LetClauseSyntax let && _ways.Frame.Semantics.GetDeclaredSymbol(let, walker.CancellationToken) is { } range)
                    walker.Names.SetLocal(range, walker.Expressions.Evaluate(let.Expression));
            return walker.Expressions.Evaluate(result.Expression);
        }
    }

    // The items for which the conditions hold, which must not need names that the query declares; null if they are unknown.
    private TextValue? Kept(TextValue source, ISymbol item, QueryBodySyntax body)
    {
        var conditions = body.Clauses.OfType<WhereClauseSyntax>().Select(clause => clause.Condition).ToList();
        return conditions.Count == 0 ? source : body.Clauses.Any(clause => clause is LetClauseSyntax) ? null : walker.Filters.Filter(source, item, conditions);
    }

    /// <summary>A lambda that is run any number of times.</summary>
    public TextValue ForEach(TextValue items, ExpressionSyntax source, AnonymousFunctionExpressionSyntax lambda)
    {
        if (walker.Sequences.ValuesOf(items) is { Count: <= MostItems } values
            && ParametersOf(lambda) is { Count: 1 } parameters
            && AreFew(lambda, values.Count))
        {
            foreach (var value in values)
            {
                walker.Names.SetLocal(parameters[0], value);
                walker.Calls.Run(lambda);
            }
            return TextValue.Unknown;
        }
        walker.Given.Escape(items, source);
        return Rounds(lambda, () => walker.Calls.Run(lambda), () => TextValue.Unknown);
    }

    private TextValue? Select(ExpressionSyntax argument, TextValue source)
    {
        if (argument is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda)
        {
            var index = 0;
            var parameters = ParametersOf(lambda);
            return (AreFew(lambda, walker.Sequences.ValuesOf(source)?.Count ?? 0) && parameters.Count is 1 or 2
                    ? Known(source, value =>
                    {
                        walker.Names.SetLocal(parameters[0], value);
                        if (parameters.Count == 2)
                            walker.Names.SetLocal(parameters[1], new ConstantValue(index++));
                        return walker.Calls.Run(lambda);
                    })
                    : null)
                ?? Items(argument, () => walker.Calls.Run(lambda));
        }
        if (walker.Lambdas.Held(argument) is { } held)
            return (AreFew(held.Code, walker.Sequences.ValuesOf(source)?.Count ?? 0) ? Known(source, value => walker.Lambdas.Run(held, [value])) : null)
                ?? Items(argument, () => walker.Lambdas.Run(held, [TextValue.Free]));
        if (argument is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || _ways.SymbolOf(argument) is not IMethodSymbol { IsAsync: false, OriginalDefinition: { Parameters.Length: 1 } called }
            || walker.Members.FindMethod(called, walker.CancellationToken) is not { } declaration
            || _ways.Frame.Depth >= TextCalls.MostDepth
            || walker.Calls.IsRunning(called))
            return null;
        return (AreFew(declaration, walker.Sequences.ValuesOf(source)?.Count ?? 0)
                ? Known(source, value => walker.Calls.Run(called, declaration, argument, _ => walker.Names.SetLocal(called.Parameters[0], value)))
                : null)
            ?? Items(argument, () => walker.Calls.Run(called, declaration, argument, _ => walker.Names.SetLocal(called.Parameters[0], TextValue.Free)));
    }

    // Creates a value from each known item in turn; null if the items are unknown.
    private TextValue? Known(TextValue source, Func<TextValue, TextValue> makeItem)
    {
        if (walker.Sequences.ValuesOf(source) is not { Count: <= MostItems } values)
            return null;
        var made = new List<TextValue>();
        foreach (var value in values)
        {
            if (_ways.State is not { } before)
                return TextValue.Unknown;
            made.Add(makeItem(value));
            // A lambda with side effects runs each time the result is enumerated.
            foreach (var pair in before.Objects)
                if (_ways.State is not null && _ways.State.Objects[pair.Key] != pair.Value)
                    walker.Given.Lose(new HeldValue(pair.Key));
        }
        return _ways.State is null ? TextValue.Unknown : walker.Sequences.Together(made);
    }

    // Items that each fork would make too many ways.
    private static bool AreFew(SyntaxNode code, int count) =>
        count * code.DescendantNodes().Count(node => node is ConditionalExpressionSyntax
            or SwitchExpressionArmSyntax
            or IfStatementSyntax
            or SwitchSectionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }) <= MostForks;

    private List<IParameterSymbol> ParametersOf(AnonymousFunctionExpressionSyntax lambda) =>
        (_ways.Frame.Semantics.GetSymbolInfo(lambda, walker.CancellationToken).Symbol as IMethodSymbol)?.Parameters.ToList() ?? [];

    private TextValue Items(ExpressionSyntax result, Func<TextValue> makeItem)
    {
        // The sequence may be empty.
        if (_ways.Choices.Take(2) == 0)
            return new SequenceValue(ComposedText.Empty, ItemKind.Text);
        var before = _ways.State!;
        var value = makeItem();
        if (_ways.State is null)
            return TextValue.Unknown;
        // A lambda with side effects runs whenever the sequence is enumerated.
        foreach (var pair in before.Objects)
            if (_ways.State.Objects[pair.Key] != pair.Value)
                walker.Given.Lose(new HeldValue(pair.Key));
        var (item, kind) = walker.Sequences.Items(value) is { } several ? (several.Items, several.Kind) : walker.Sequences.Item(value, result);
        if (item is null)
        {
            walker.Given.Lose(value);
            return TextValue.Unknown;
        }
        var hole = new HolePart(
            _ways.Located(result),
            kind == ItemKind.Text ? TextMerging.KindOf(item.Parts.Where(part => part is not BreakPart)) ?? HoleKind.Text
                : kind == ItemKind.Content ? HoleKind.Content
                : HoleKind.Attributes);
        var items = ComposedText.Of(hole).Append(item);
        return new SequenceValue((value is SequenceValue or HeldValue && item.Count > 0 && item.Parts[item.Count - 1] is BreakPart
            ? items
            : items.Append(BreakPart.Instance)).Append(hole), kind);
    }

    // A text that each item adds to.
    private TextValue Aggregate(TextValue items, ExpressionSyntax seed, ParenthesizedLambdaExpressionSyntax step, SimpleLambdaExpressionSyntax? last)
    {
        if (_ways.Frame.Semantics.GetDeclaredSymbol(step.ParameterList.Parameters[0], walker.CancellationToken) is not { } sum)
            return TextValue.Unknown;
        walker.Names.SetLocal(sum, walker.Expressions.Evaluate(seed));
        if (walker.Sequences.ValuesOf(items) is { Count: <= MostItems } values
            && AreFew(step, values.Count)
            && _ways.Frame.Semantics.GetDeclaredSymbol(step.ParameterList.Parameters[1], walker.CancellationToken) is { } item)
        {
            foreach (var value in values)
            {
                walker.Names.SetLocal(item, value);
                walker.Names.SetLocal(sum, walker.Calls.Run(step));
            }
            return Result();
        }
        return Rounds(
            step,
            () => walker.Names.SetLocal(sum, walker.Calls.Run(step)),
            Result);

        TextValue Result()
        {
            var value = _ways.State is { } state && state.Locals.TryGetValue(sum, out var known) ? known : TextValue.Unknown;
            if (last is null || _ways.State is null || _ways.Frame.Semantics.GetDeclaredSymbol(last.Parameter, walker.CancellationToken) is not { } parameter)
                return value;
            walker.Names.SetLocal(parameter, value);
            return walker.Calls.Run(last);
        }
    }

    private TextValue Rounds(SyntaxNode code, Action round, Func<TextValue> makeResult)
    {
        if (_ways.State is null)
            return TextValue.Unknown;
        if (_ways.Choices.Made is not List<(TextState State, TextValue Value)> ends)
        {
            var (states, choices) = (_ways.States, _ways.Choices);
            _ways.States = [_ways.State];
            walker.Loops.Repeat(code.Span, isSkipped: true, () => _ways.Each(round));
            ends = [];
            foreach (var state in _ways.States)
                _ways.EndsOf(state, () =>
                {
                    var result = makeResult();
                    if (_ways.State is { } end)
                        ends.Add((end, result));
                });
            (_ways.States, _ways.Choices) = (states, choices);
        }
        return walker.Calls.Choose(ends);
    }
}
