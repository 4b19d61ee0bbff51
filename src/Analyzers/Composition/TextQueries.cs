using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Queries that make texts of what is not known: any number of items, one of which is followed.</summary>
/// <param name="walker">Follows the body.</param>
internal sealed class TextQueries(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>A query by methods; null where it is not known.</summary>
    public TextValue? Query(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax source)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "ForEach" && arguments.Count == 1 && arguments[0].Expression is AnonymousFunctionExpressionSyntax each)
            return ForEach(source, each);
        if (method.ContainingType.Name != "Enumerable")
            return null;
        return (method.Name, arguments.Count) switch
        {
            ("Select" or "SelectMany", 1) => Select(arguments[0].Expression),
            ("Aggregate", 2 or 3) when arguments[1].Expression is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 2 } step =>
                Aggregate(arguments[0].Expression, step, arguments.Count == 3 ? arguments[2].Expression as SimpleLambdaExpressionSyntax : null),
            _ => null,
        };
    }

    /// <summary>A query by clauses; null where it is not known.</summary>
    public TextValue? Query(QueryExpressionSyntax query)
    {
        if (query.Body is not { SelectOrGroup: SelectClauseSyntax result, Continuation: null } body
            || body.Clauses.Any(clause => clause is not (FromClauseSyntax or LetClauseSyntax or WhereClauseSyntax or OrderByClauseSyntax)))
            return null;
        walker.Given.Escape(walker.Expressions.Evaluate(query.FromClause.Expression), query.FromClause.Expression);
        return Items(result.Expression, () =>
        {
            foreach (var clause in body.Clauses)
                if (clause is LetClauseSyntax let && _ways.Frame.Semantics.GetDeclaredSymbol(let, walker.CancellationToken) is { } range)
                    walker.Names.SetLocal(range, walker.Expressions.Evaluate(let.Expression));
            return walker.Expressions.Evaluate(result.Expression);
        });
    }

    /// <summary>A lambda that is run any number of times.</summary>
    public TextValue ForEach(ExpressionSyntax items, AnonymousFunctionExpressionSyntax lambda)
    {
        walker.Given.Escape(walker.Expressions.Evaluate(items), items);
        return Rounds(lambda, () => walker.Calls.Run(lambda), () => TextValue.Unknown);
    }

    private TextValue? Select(ExpressionSyntax argument)
    {
        if (argument is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda)
            return Items(argument, () => walker.Calls.Run(lambda));
        return argument is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && _ways.SymbolOf(argument) is IMethodSymbol { IsAsync: false, OriginalDefinition: var called }
            && walker.Members.FindMethod(called, walker.CancellationToken) is { } declaration
            && _ways.Frame.Depth < TextCalls.MostDepth
            && !walker.Calls.IsRunning(called)
            ? Items(argument, () => walker.Calls.Run(called, declaration, argument, _ => { }))
            : null;
    }

    private TextValue Items(ExpressionSyntax result, Func<TextValue> makeItem)
    {
        // There may be nothing to go through.
        if (_ways.Choices.Take(2) == 0)
            return new SequenceValue(ComposedText.Empty, ItemKind.Text);
        var before = _ways.State!;
        var value = makeItem();
        if (_ways.State is null)
            return TextValue.Unknown;
        // A lambda that does more than make its result runs whenever that is asked for.
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
    private TextValue Aggregate(ExpressionSyntax seed, ParenthesizedLambdaExpressionSyntax step, SimpleLambdaExpressionSyntax? last)
    {
        if (_ways.Frame.Semantics.GetDeclaredSymbol(step.ParameterList.Parameters[0], walker.CancellationToken) is not { } sum)
            return TextValue.Unknown;
        walker.Names.SetLocal(sum, walker.Expressions.Evaluate(seed));
        return Rounds(
            step,
            () => walker.Names.SetLocal(sum, walker.Calls.Run(step)),
            () =>
            {
                var value = _ways.State!.Locals.TryGetValue(sum, out var known) ? known : TextValue.Unknown;
                if (last is null || _ways.Frame.Semantics.GetDeclaredSymbol(last.Parameter, walker.CancellationToken) is not { } parameter)
                    return value;
                walker.Names.SetLocal(parameter, value);
                return walker.Calls.Run(last);
            });
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
