using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>The texts that a body passes to other code, and those that escape.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class GivenTexts(TextWalker walker)
{
    private const int MostTexts = 400;

    private readonly TextWays _ways = walker.Ways;
    private readonly List<JudgedText> _texts = [];
    private readonly HashSet<(string Text, int Places)> _known = [];

    /// <summary>The texts.</summary>
    public IReadOnlyList<JudgedText> Texts => _texts;

    /// <summary>Performs an action and discards the texts that it passes to other code.</summary>
    public void Try(System.Action act)
    {
        var (count, known) = (_texts.Count, new HashSet<(string, int)>(_known));
        act();
        _texts.RemoveRange(count, _texts.Count - count);
        _known.Clear();
        _known.UnionWith(known);
    }

    /// <summary>Passes a value to code that is not followed.</summary>
    public void Escape(TextValue value, SyntaxNode expression)
    {
        switch (value)
        {
            case ComposedValue text:
                Judge(text.Text, expression, text.Use);
                break;
            case SequenceValue sequence:
                foreach (var item in TextSequences.ItemsOf(sequence.Items))
                    Judge(item, expression, default);
                break;
            case HeldValue held when _ways.State?.Find<NodeObject>(held) is { } node:
                if (node.Name is not null || node.Content.Count > 0)
                    Judge(walker.Trees.Rendered(held.Id, isOpen: true), expression, default, isLast: true);
                Lose(held, isJudged: true);
                break;
            case TupleValue tuple:
                foreach (var item in tuple.Items)
                    Escape(item, expression);
                break;
            case HeldValue held when _ways.State?.Find<UserObject>(held) is { } user:
                _ways.State = _ways.State.With(held.Id, user with { IsLost = true });
                foreach (var field in user.Fields)
                    Escape(field.Value, expression);
                break;
            default:
                Lose(value);
                break;
        }
    }

    /// <summary>A value escapes: it may be changed, or become any part of something else.</summary>
    public void Lose(TextValue value, bool isJudged = false)
    {
        switch (value)
        {
            case ComposedValue text:
                Clear(text.Text);
                break;
            case SequenceValue sequence:
                Clear(sequence.Items);
                break;
            case MarkupValue markup:
                Clear(markup.Text);
                break;
            case LambdaValue lambda:
                walker.Lambdas.Lose(lambda);
                break;
            case TupleValue tuple:
                foreach (var item in tuple.Items)
                    Lose(item);
                break;
            case RowsValue rows:
                foreach (var item in rows.Items)
                    Lose(item);
                break;
            case HeldValue held when _ways.State is { } state && state.Objects.TryGetValue(held.Id, out var found) && !found.IsLost:
                _ways.State = state.With(held.Id, found with { IsLost = true });
                foreach (var text in TextsOf(found))
                {
                    if (!isJudged)
                        Clear(text);
                    foreach (var part in text.Parts.OfType<ObjectPart>())
                        Lose(new HeldValue(part.Id), isJudged);
                }
                foreach (var inner in ValuesOf(found))
                    Lose(inner, isJudged);
                break;
        }
    }

    /// <summary>Clears the places of a text, which may become a different one.</summary>
    public void Clear(ComposedText text) => Add(new JudgedText(Template.Nothing, Places(text), IsKnown: false, IsReadIntoModel: false));

    /// <summary>A value is not used on the current path.</summary>
    public void Pass(TextValue value)
    {
        switch (value)
        {
            case ComposedValue text when _ways.State is { } state:
                _ways.State = state with { Passed = state.Passed.Union(Places(text.Text)) };
                break;
            case MarkupValue markup when _ways.State is { } state:
                _ways.State = state with { Passed = state.Passed.Union(Places(markup.Text)) };
                break;
            case SequenceValue sequence when _ways.State is { } state:
                _ways.State = state with { Passed = state.Passed.Union(Places(sequence.Items)) };
                break;
            case TupleValue tuple:
                foreach (var item in tuple.Items)
                    Pass(item);
                break;
            case HeldValue held when _ways.State?.Find<UserObject>(held) is { } user:
                foreach (var field in user.Fields.Values)
                    Pass(field);
                break;
            case HeldValue held when _ways.State?.Find<NodeObject>(held) is not null:
                Pass(new MarkupValue(walker.Trees.Rendered(held.Id, isOpen: false), ItemKind.Content));
                break;
        }
    }

    /// <summary>Passes a text to other code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">The expression whose value is the text.</param>
    /// <param name="use">The other uses of the text.</param>
    /// <param name="isLast">Whether the text is not followed any further: what it will be in the end is unknown.</param>
    public void Judge(ComposedText text, SyntaxNode expression, TextUse use, bool isLast = false)
    {
        var uses = use.With(new TextUse(Code.TextUses.IsAskedAt(expression), Code.TextUses.IsReadAt(expression)));
        if (_ways.State is null)
            return;
        // A text that consists of a single expression is checked separately.
        if (text.Count == 1 && text.Parts[0] is KnownPart)
        {
            Clear(text);
            return;
        }
        var written = walker.Trees.Written(text);
        _ways.Length += written.Length;
        if (!_ways.HasGivenUp)
            Add(new JudgedText(written.ToTemplate(), PlacesWithPassed(written), IsKnown: !uses.IsAsked, uses.IsReadIntoModel, expression, isLast));
    }

    private static IEnumerable<ComposedText> TextsOf(TextObject found) => found switch
    {
        BuilderObject builder => [builder.Text],
        NodeObject { Name: { } name } node => [ComposedText.Of(new KnownPart(name.LocalName)), node.Attributes, node.Content],
        NodeObject node => [node.Attributes, node.Content],
        _ => [],
    };

    private static IEnumerable<TextValue> ValuesOf(TextObject found) => found switch
    {
        WriterObject writer => [new HeldValue(writer.Target)],
        RowsObject rows => rows.Items,
        UserObject user => user.Fields.Values,
        _ => [],
    };

    private HashSet<TextPlace> PlacesWithPassed(ComposedText text)
    {
        var places = Places(text);
        if (_ways.State is { Passed.IsEmpty: false } state)
            places.UnionWith(state.Passed);
        return places;
    }

    private static HashSet<TextPlace> Places(ComposedText text) => [.. text.Places().Where(place => place.Span.Length > 0)];

    // The execution paths through an expression evaluate the same texts repeatedly.
    private void Add(JudgedText judged)
    {
        var places = 17;
        foreach (var run in judged.Template.Runs)
            places = (places * 31) + run.Source.GetHashCode();
        foreach (var place in judged.IsKnown ? _ways.State?.Passed ?? ImmutableHashSet<TextPlace>.Empty : judged.Places.AsEnumerable())
            places ^= place.GetHashCode();
        if (judged.Places.Count > 0 && _known.Add((judged.IsKnown ? judged.Template.Text : "", places ^ (judged.IsReadIntoModel ? 1 : 0))))
            _texts.Add(judged);
        if (_texts.Count > MostTexts)
            _ways.GiveUp();
    }
}
