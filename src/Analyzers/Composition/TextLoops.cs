using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Loops: no iteration, or one with an unknown number of others before and after it.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextLoops(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;
    private int _loopDepth;

    // A sequence of more items than these is treated as a sequence of unknown items.
    private const int MostRounds = 8;
    private const int MostNestedLoops = 4;

    /// <summary>Follows a loop.</summary>
    public void Loop(StatementSyntax loop)
    {
        switch (loop)
        {
            case CommonForEachStatementSyntax each:
                ForEach(each);
                break;
            case ForStatementSyntax counted:
                if (counted.Declaration is { } declaration)
                    walker.Statements.Declare(declaration);
                Repeat(loop.Span, isSkipped: true, () => walker.Statements.Run(counted.Statement));
                break;
            case WhileStatementSyntax repeated:
                Repeat(loop.Span, isSkipped: true, () =>
                {
                    _ways.Each(() => walker.Given.Escape(walker.Expressions.Evaluate(repeated.Condition), repeated.Condition));
                    walker.Statements.Run(repeated.Statement);
                });
                break;
            case DoStatementSyntax repeated:
                Repeat(loop.Span, isSkipped: false, () => walker.Statements.Run(repeated.Statement));
                break;
        }
    }

    private void ForEach(CommonForEachStatementSyntax each)
    {
        var after = new List<TextState>();
        var others = new List<TextState>();
        foreach (var before in _ways.States)
            _ways.EndsOf(before, () =>
            {
                var value = walker.Expressions.Evaluate(each.Expression);
                var items = walker.Sequences.ValuesOf(value);
                if (items is null || items.Count > MostRounds)
                {
                    if (value is not HeldValue)
                        walker.Given.Escape(value, each.Expression);
                    if (_ways.State is not null)
                        TextWays.Add(others, _ways.State);
                    return;
                }
                var (states, choices) = (_ways.States, _ways.Choices);
                _ways.States = [_ways.State!];
                var left = new List<TextState>();
                var conditions = _ways.State!.Conditions;
                foreach (var item in items)
                {
                    // What was asked in the round before is asked anew.
                    _ways.States = _ways.States.ConvertAll(state => state with { Conditions = conditions });
                    _ways.Each(() => Bind(each, item));
                    _ways.Breaks.Push(left);
                    _ways.Continues.Push([]);
                    walker.Statements.Run(each.Statement);
                    _ways.Breaks.Pop();
                    _ways.States = TextWays.Union(_ways.States, _ways.Continues.Pop());
                }
                foreach (var state in _ways.States.Concat(left))
                    TextWays.Add(after, state);
                (_ways.States, _ways.Choices) = (states, choices);
            });
        _ways.States = others;
        Repeat(each.Span, isSkipped: true, () => walker.Statements.Run(each.Statement));
        _ways.States = TextWays.Union(after, _ways.States);
    }

    private void Bind(CommonForEachStatementSyntax each, TextValue item)
    {
        if (each is ForEachVariableStatementSyntax { Variable: var variables })
            walker.Names.Deconstruct(variables, item, each.Expression);
        else if (each is ForEachStatementSyntax single && _ways.Frame.Semantics.GetDeclaredSymbol(single, walker.CancellationToken) is { } local)
            walker.Names.SetLocal(local, item);
    }

    /// <summary>
    /// Runs an action any number of times. The first run finds out what it changes; before the second run, an unknown number of others may have happened. The
    /// text that each iteration appends remains there, among that of others.
    /// </summary>
    public void Repeat(TextSpan place, bool isSkipped, Action body)
    {
        if (_loopDepth >= MostNestedLoops)
            _ways.GiveUp();
        _loopDepth++;
        var result = new List<TextState>();
        foreach (var before in _ways.States.ToList())
        {
            var start = before;
            var trial = new List<TextState>();
            walker.Given.Try(() =>
            {
                trial = Round(start, body);
                if (EndsTag(start, trial) is not { } ended)
                    return;
                start = ended;
                trial = Round(start, body);
            });
            var entry = Widen(start, start, trial, place);
            foreach (var end in Round(entry, body))
                TextWays.Add(result, Widen(end, entry, [end], place));
            if (isSkipped)
                TextWays.Add(result, before);
        }
        _loopDepth--;
        _ways.States = result;
    }

    private List<TextState> Round(TextState start, Action body)
    {
        _ways.Breaks.Push([]);
        _ways.Continues.Push([]);
        _ways.States = [start];
        body();
        return TextWays.Union(_ways.States, _ways.Continues.Pop().Concat(_ways.Breaks.Pop()).ToList());
    }

    // A writer that is inside a start tag before the first iteration may not be inside it before the others: the tag may have ended.
    private static TextState? EndsTag(TextState before, List<TextState> after)
    {
        var ended = before;
        foreach (var pair in before.Objects)
            if (pair.Value is WriterObject { IsInTag: true, IsLost: false } writer
                && after.Exists(state => state.Objects.TryGetValue(pair.Key, out var then)
                    && then is WriterObject { IsInTag: false } other
                    && other.Open.Count() == writer.Open.Count()))
                ended = XmlWriters.EndTag(ended, pair.Key, writer);
        return ReferenceEquals(ended, before) ? null : ended;
    }

    /// <summary>Returns a state in which the changes between two states may have happened any number of times.</summary>
    /// <param name="state">The state.</param>
    /// <param name="before">The state before an iteration.</param>
    /// <param name="after">The states after it.</param>
    /// <param name="place">The place of the loop.</param>
    private TextState Widen(TextState state, TextState before, List<TextState> after, TextSpan place)
    {
        _ways.State = state;
        foreach (var pair in before.Locals)
            if (_ways.State.Locals.TryGetValue(pair.Key, out var now)
                && after.Exists(end => !end.Locals.TryGetValue(pair.Key, out var value) || value != pair.Value))
                _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(
                    pair.Key,
                    Widen(now, pair.Value, after.Select(end => end.Locals.TryGetValue(pair.Key, out var value) ? value : TextValue.Unknown), place)) };
        foreach (var pair in before.Objects)
            if (after.Exists(end => end.Objects[pair.Key] != pair.Value))
                Widen(pair.Key, pair.Value, after.Select(end => end.Objects[pair.Key]).ToList(), place);
        var widened = _ways.State;
        _ways.State = null;
        return widened;
    }

    private TextValue Widen(TextValue value, TextValue before, IEnumerable<TextValue> after, TextSpan place)
    {
        if (value is ComposedValue text
            && before is ComposedValue first
            && KindBetween(first.Text, after.Select(end => (end as ComposedValue)?.Text)) is { IsKnown: true, Kind: var kind })
            return text with { Text = WithHole(text.Text, kind, place) };
        walker.Given.Lose(value);
        return TextValue.Unknown;
    }

    private void Widen(int id, TextObject before, List<TextObject> after, TextSpan place)
    {
        switch (_ways.State!.Objects[id], before)
        {
            case (BuilderObject builder, BuilderObject first) when !after.Exists(end => end.IsLost)
                && KindBetween(first.Text, after.Select(end => ((BuilderObject)end).Text)) is { IsKnown: true, Kind: var kind }:
                _ways.State = _ways.State.With(id, builder with { Text = WithHole(builder.Text, kind, place) });
                break;
            case (NodeObject node, NodeObject first) when !after.Exists(end => end.IsLost)
                && KindBetween(first.Attributes, after.Select(end => ((NodeObject)end).Attributes)) is { IsKnown: true, Kind: var attributes }
                && KindBetween(first.Content, after.Select(end => ((NodeObject)end).Content)) is { IsKnown: true, Kind: var content }:
                _ways.State = _ways.State.With(
                    id, node with { Attributes = WithHole(node.Attributes, attributes, place), Content = WithHole(node.Content, content, place) });
                break;
            case (UserObject user, UserObject first) when !after.Exists(end => end.IsLost):
                foreach (var field in first.Fields)
                    if (after.Exists(end => !((UserObject)end).Fields[field.Key].Equals(field.Value)))
                        user = user with { Fields = user.Fields.SetItem(
                            field.Key, Widen(user.Fields[field.Key], field.Value, after.Select(end => ((UserObject)end).Fields[field.Key]), place)) };
                _ways.State = _ways.State.With(id, user);
                break;
            default:
                walker.Given.Lose(new HeldValue(id));
                break;
        }
    }

    // The text that is added in an iteration, if the iteration only appends.
    private static (bool IsKnown, HoleKind? Kind) KindBetween(ComposedText before, IEnumerable<ComposedText?> after)
    {
        HoleKind? kind = null;
        var isAdded = false;
        foreach (var end in after)
        {
            if (end?.After(before) is not { } added)
                return (false, null);
            isAdded |= added.Count > 0;
            kind = MarkupShape.Join(kind, TextMerging.KindOf(added));
        }
        return (true, isAdded ? kind ?? HoleKind.Text : null);
    }

    private static ComposedText WithHole(ComposedText text, HoleKind? kind, TextSpan place) =>
        kind is { } known ? text.Append(new HolePart(place, known == HoleKind.Markup ? HoleKind.Rounds : known)) : text;
}
