using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Loops: no round, or one with unknown others before and after it.</summary>
internal sealed partial class TextWalker
{
    // A sequence of more items than these is gone through as one of which nothing is known.
    private const int MostRounds = 8;

    private void Loop(StatementSyntax loop)
    {
        switch (loop)
        {
            case CommonForEachStatementSyntax each:
                ForEach(each);
                break;
            case ForStatementSyntax counted:
                if (counted.Declaration is { } declaration)
                    Declare(declaration);
                Repeat(loop.Span, isSkipped: true, () => Statement(counted.Statement));
                break;
            case WhileStatementSyntax repeated:
                Repeat(loop.Span, isSkipped: true, () =>
                {
                    Each(() => Escape(Evaluate(repeated.Condition), repeated.Condition));
                    Statement(repeated.Statement);
                });
                break;
            case DoStatementSyntax repeated:
                Repeat(loop.Span, isSkipped: false, () => Statement(repeated.Statement));
                break;
        }
    }

    private void ForEach(CommonForEachStatementSyntax each)
    {
        var after = new List<TextState>();
        var others = new List<TextState>();
        var local = each is ForEachStatementSyntax named ? _frame.Semantics.GetDeclaredSymbol(named, _cancellationToken) : null;
        foreach (var before in _states)
            Ways(before, () =>
            {
                var value = Evaluate(each.Expression);
                var items = local is not null && Items(value) is { Items: var known } && !known.Parts.Any(part => part is HolePart or ObjectPart)
                    ? ItemsOf(known).ToList()
                    : null;
                if (items is null || items.Count > MostRounds)
                {
                    if (value is not HeldValue)
                        Escape(value, each.Expression);
                    if (_state is not null)
                        Add(others, _state);
                    return;
                }
                var (states, choices) = (_states, _choices);
                _states = [_state!];
                var left = new List<TextState>();
                var conditions = _state!.Conditions;
                foreach (var item in items)
                {
                    // What was asked in the round before is asked anew.
                    _states = _states.ConvertAll(state =>
                        state with { Locals = state.Locals.SetItem(local!, new ComposedValue(item)), Conditions = conditions });
                    _breaks.Push(left);
                    _continues.Push([]);
                    Statement(each.Statement);
                    _breaks.Pop();
                    _states = Union(_states, _continues.Pop());
                }
                foreach (var state in _states.Concat(left))
                    Add(after, state);
                (_states, _choices) = (states, choices);
            });
        _states = others;
        Repeat(each.Span, isSkipped: true, () => Statement(each.Statement));
        _states = Union(after, _states);
    }

    /// <summary>
    /// Runs something any number of times. The first run tells what it changes; in the second one, others have been before it. What each round adds at the end
    /// of a text stays there, among others.
    /// </summary>
    private void Repeat(TextSpan place, bool isSkipped, Action body)
    {
        if (_loopDepth >= MostNestedLoops)
            _work = MostWork + 1;
        _loopDepth++;
        var result = new List<TextState>();
        foreach (var before in _states.ToList())
        {
            var start = before;
            var (judged, known) = (_judged.Count, new HashSet<(string, int)>(_known));
            var trial = Round(start, body);
            if (EndsTag(start, trial) is { } ended)
            {
                start = ended;
                trial = Round(start, body);
            }
            _judged.RemoveRange(judged, _judged.Count - judged);
            _known.Clear();
            _known.UnionWith(known);
            var entry = Widen(start, start, trial, place);
            foreach (var end in Round(entry, body))
                Add(result, Widen(end, entry, [end], place));
            if (isSkipped)
                Add(result, before);
        }
        _loopDepth--;
        _states = result;
    }

    private List<TextState> Round(TextState start, Action body)
    {
        _breaks.Push([]);
        _continues.Push([]);
        _states = [start];
        body();
        return Union(_states, _continues.Pop().Concat(_breaks.Pop()).ToList());
    }

    // A writer that is in a start tag before the first round is not before the others: the tag may as well end there.
    private static TextState? EndsTag(TextState before, List<TextState> after)
    {
        var ended = before;
        foreach (var pair in before.Objects)
            if (pair.Value is WriterObject { IsInTag: true, IsLost: false } writer
                && after.Exists(state => state.Objects.TryGetValue(pair.Key, out var then)
                    && then is WriterObject { IsInTag: false } other
                    && other.Open.Count() == writer.Open.Count()))
                ended = EndTag(ended, pair.Key, writer);
        return ReferenceEquals(ended, before) ? null : ended;
    }

    /// <summary>A state in which what happened between two others may have happened any number of times.</summary>
    /// <param name="state">The state.</param>
    /// <param name="before">What was before a round.</param>
    /// <param name="after">What was after it.</param>
    /// <param name="place">Where the loop is.</param>
    private TextState Widen(TextState state, TextState before, List<TextState> after, TextSpan place)
    {
        _state = state;
        foreach (var pair in before.Locals)
            if (_state.Locals.TryGetValue(pair.Key, out var now)
                && after.Exists(end => !end.Locals.TryGetValue(pair.Key, out var value) || value != pair.Value))
                _state = _state with { Locals = _state.Locals.SetItem(
                    pair.Key,
                    Widen(now, pair.Value, after.Select(end => end.Locals.TryGetValue(pair.Key, out var value) ? value : TextValue.Unknown), place)) };
        foreach (var pair in before.Objects)
            if (after.Exists(end => end.Objects[pair.Key] != pair.Value))
                Widen(pair.Key, pair.Value, after.Select(end => end.Objects[pair.Key]).ToList(), place);
        var widened = _state;
        _state = null;
        return widened;
    }

    private TextValue Widen(TextValue value, TextValue before, IEnumerable<TextValue> after, TextSpan place)
    {
        if (value is ComposedValue text
            && before is ComposedValue first
            && KindBetween(first.Text, after.Select(end => (end as ComposedValue)?.Text)) is { IsKnown: true, Kind: var kind })
            return text with { Text = WithHole(text.Text, kind, place) };
        Lose(value);
        return TextValue.Unknown;
    }

    private void Widen(int id, TextObject before, List<TextObject> after, TextSpan place)
    {
        switch (_state!.Objects[id], before)
        {
            case (BuilderObject builder, BuilderObject first) when !after.Exists(end => end.IsLost)
                && KindBetween(first.Text, after.Select(end => ((BuilderObject)end).Text)) is { IsKnown: true, Kind: var kind }:
                _state = _state.With(id, builder with { Text = WithHole(builder.Text, kind, place) });
                break;
            case (NodeObject node, NodeObject first) when !after.Exists(end => end.IsLost)
                && KindBetween(first.Attributes, after.Select(end => ((NodeObject)end).Attributes)) is { IsKnown: true, Kind: var attributes }
                && KindBetween(first.Content, after.Select(end => ((NodeObject)end).Content)) is { IsKnown: true, Kind: var content }:
                _state = _state.With(
                    id, node with { Attributes = WithHole(node.Attributes, attributes, place), Content = WithHole(node.Content, content, place) });
                break;
            default:
                Lose(new HeldValue(id));
                break;
        }
    }

    // What is added in a round, where all that is done is to add.
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
