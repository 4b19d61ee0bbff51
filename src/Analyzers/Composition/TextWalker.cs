using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>
/// Follows the texts of one body: what locals, builders and XML trees hold on each way through it, and what is given to others. Errs towards not knowing: a
/// text that code gets which is not followed may be any text from then on.
/// </summary>
internal sealed partial class TextWalker : IKnownTexts
{
    private const int MostStates = 24;
    private const int MostWays = 48;
    private const int MostDepth = 6;
    private const int MostNestedLoops = 4;
    private const int MostJudged = 400;

    // What is beyond is not followed, and nothing is said of the body.
    private const int MostWork = 20000;
    private const int MostLength = 1 << 23;

    private readonly TextMembers _members;
    private readonly CancellationToken _cancellationToken;
    private readonly List<JudgedText> _judged = [];
    private readonly HashSet<(string Text, int Places)> _known = [];
    private readonly Dictionary<(SyntaxNode, int), int> _ids = [];
    private readonly Stack<List<TextState>> _breaks = new();
    private readonly Stack<List<TextState>> _continues = new();

    // Between statements: the ways that got here. Within one, the way at hand.
    private List<TextState> _states = [TextState.Start];
    private TextState? _state = TextState.Start;
    private Choices _choices = new(isForking: true);
    private TextFrame _frame;
    private int _work;
    private int _length;
    private int _loopDepth;

    private TextWalker(SyntaxNode body, SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
    {
        _members = members;
        _cancellationToken = cancellationToken;
        _frame = new TextFrame(null, TextBody.Of(body, cancellationToken), semantics, null, null);
    }

    /// <inheritdoc/>
    public TextSpan? Place => _frame.Place;

    private bool HasGivenUp => _work > MostWork || _length > MostLength || _judged.Count > MostJudged;

    /// <summary>Follows a body: the block or expression of a member, a lambda or a local function.</summary>
    /// <returns>What it gives to others; empty where there was too much to follow.</returns>
    public static IReadOnlyList<JudgedText> Follow(SyntaxNode body, SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
    {
        var walker = new TextWalker(body, semantics, members, cancellationToken);
        if (walker._frame.Body.Jumps)
            return [];
        if (body is CompilationUnitSyntax file)
            foreach (var statement in file.Members.OfType<GlobalStatementSyntax>())
                walker.Statement(statement.Statement);
        else if (body is StatementSyntax statement)
            walker.Statement(statement);
        else if (body is ExpressionSyntax expression)
            walker.Each(() => walker.Return(walker.Evaluate(expression), expression));
        return walker.HasGivenUp ? [] : walker._judged;
    }

    ComposedText? IKnownTexts.Find(ExpressionSyntax expression) => TextOf(Evaluate(expression), expression);

    // The text that a value has where texts are put together; null where it is not known.
    private ComposedText? TextOf(TextValue value, ExpressionSyntax expression)
    {
        switch (value)
        {
            case ComposedValue composed:
                return composed.Text;
            case NullText:
                return ComposedText.Empty;
            case HeldValue held when _state?.Find<BuilderObject>(held) is { Items: null } builder:
                return Written(builder.Text);
            case HeldValue held when _state?.Find<NodeObject>(held) is not null:
                return Written(ComposedText.Of(new ObjectPart(held.Id)));
            default:
                Escape(value, expression);
                return null;
        }
    }

    private void Each(Action act)
    {
        var after = new List<TextState>();
        foreach (var state in _states)
            foreach (var end in Ways(state, act))
                Add(after, end);
        _states = after;
    }

    private List<TextState> Ways(TextState before, Action act)
    {
        var outer = _choices;
        var ends = new List<TextState>();
        _choices = new Choices(isForking: true);
        var ways = 0;
        do
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _work++;
            _state = before;
            act();
            if (_state is not null)
                ends.Add(_state);
            // More ways than these say that there is too much to follow.
            if (++ways > MostWays)
                _work = MostWork + 1;
        }
        while (!HasGivenUp && _choices.Advance());
        (_choices, _state) = (outer, null);
        return ends;
    }

    private static void Add(List<TextState> states, TextState state)
    {
        if (states.Exists(state.IsSame))
            return;
        if (states.Count < MostStates)
            states.Add(state);
        else
            states[MostStates - 1] = TextMerging.Melt(states[MostStates - 1], state);
    }

    private static List<TextState> Union(List<TextState> first, List<TextState> second)
    {
        var all = new List<TextState>(first);
        foreach (var state in second)
            Add(all, state);
        return all;
    }

    private int Allocate(TextObject made, SyntaxNode creation)
    {
        for (var round = 0; ; round++)
        {
            if (!_ids.TryGetValue((creation, round), out var id))
                _ids.Add((creation, round), id = _ids.Count);
            if (_state!.Objects.ContainsKey(id))
                continue;
            _state = _state.With(id, made);
            return id;
        }
    }

    private void SetLocal(ISymbol local, TextValue value)
    {
        if (_state is null)
            return;
        // What a lambda assigns is what it is whenever that ran.
        if (_frame.Body.IsAssignedWithin(local.Name) && value is not HeldValue)
        {
            Lose(value);
            value = TextValue.Unknown;
        }
        _state = _state with { Locals = _state.Locals.SetItem(local, value) };
    }

    /// <summary>A value is given to code that is not followed.</summary>
    private void Escape(TextValue value, SyntaxNode expression)
    {
        switch (value)
        {
            case ComposedValue text:
                Judge(text.Text, expression, text.Use);
                break;
            case SequenceValue sequence:
                foreach (var item in ItemsOf(sequence.Items))
                    Judge(item, expression, default);
                break;
            case HeldValue held when _state?.Find<NodeObject>(held) is { } node:
                if (node.Name is not null || node.Content.Count > 0)
                    Judge(Rendered(held.Id, isOpen: true), expression, default);
                Lose(held, isJudged: true);
                break;
            default:
                Lose(value);
                break;
        }
    }

    /// <summary>A value gets out of sight: it may be changed, or be any part of something else.</summary>
    private void Lose(TextValue value, bool isJudged = false)
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
            case HeldValue held when _state is not null && _state.Objects.TryGetValue(held.Id, out var found) && !found.IsLost:
                _state = _state.With(held.Id, found with { IsLost = true });
                foreach (var text in TextsOf(found))
                {
                    if (!isJudged)
                        Clear(text);
                    foreach (var part in text.Parts.OfType<ObjectPart>())
                        Lose(new HeldValue(part.Id), isJudged);
                }
                if (found is WriterObject writer)
                    Lose(new HeldValue(writer.Target), isJudged);
                break;
        }
    }

    private static IEnumerable<ComposedText> TextsOf(TextObject found) => found switch
    {
        BuilderObject builder => [builder.Text],
        NodeObject node => [node.Attributes, node.Content],
        _ => [],
    };

    private void Clear(ComposedText text) => Add(new JudgedText(TemplateOfNothing, Places(text), IsKnown: false, IsReadIntoModel: false));

    private static readonly Template TemplateOfNothing = new("", [], []);

    private void Judge(ComposedText text, SyntaxNode expression, TextUse use)
    {
        var uses = use.With(new TextUse(Code.TextUses.IsAskedAt(expression), Code.TextUses.IsReadAt(expression)));
        if (_state is null)
            return;
        // What one expression makes by itself is checked without its body.
        if (text.Count == 1 && text.Parts[0] is KnownPart)
        {
            Clear(text);
            return;
        }
        var written = Written(text);
        _length += written.Length;
        if (HasGivenUp)
            return;
        var template = written.ToTemplate();
        Add(new JudgedText(template, Places(written), IsKnown: !uses.IsAsked, uses.IsReadIntoModel, expression));
    }

    private static HashSet<TextPlace> Places(ComposedText text) => [.. text.Places().Where(place => place.Span.Length > 0)];

    // Ways through an expression come by the same texts again.
    private void Add(JudgedText judged)
    {
        var places = 17;
        foreach (var run in judged.Template.Runs)
            places = (places * 31) + run.Source.GetHashCode();
        foreach (var place in judged.IsKnown ? [] : judged.Places)
            places ^= place.GetHashCode();
        if (judged.Places.Count > 0 && _known.Add((judged.IsKnown ? judged.Template.Text : "", places ^ (judged.IsReadIntoModel ? 1 : 0))))
            _judged.Add(judged);
    }

    private bool IsRunning(ISymbol method)
    {
        for (var frame = _frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return true;
        return false;
    }
}
