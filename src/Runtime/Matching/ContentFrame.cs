using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>
/// An open element: its possible contents (usually one pattern; several if the schema leaves open which element pattern matches), and for each of them the
/// continuation in each alternative of the parent. Reused for the next element at the same depth.
/// </summary>
/// <param name="stack">The stack that the frame belongs to.</param>
internal sealed class ContentFrame(ContentStack stack)
{
    private const int SearchLimit = 8;

    private Alternative[] _alternatives = new Alternative[1];
    private readonly ValueList<Continuation> _continuations = new();
    private Dictionary<Pattern, int>? _places;

    /// <summary>The number of alternatives, dead ones (notAllowed) included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there was a child element.</summary>
    public bool HasChildren { get; set; }

    /// <summary>Whether there was text other than whitespace.</summary>
    public bool HasText { get; set; }

    /// <summary>The derivatives of the alternatives by whitespace that may be the whole content. Null if there is none.</summary>
    public Pattern[]? AfterBlank { get; private set; }

    /// <summary>The remaining content of an alternative. Must not be called while a child is open.</summary>
    public Pattern this[int alternative]
    {
        get
        {
            if (SplitOf(alternative) is { } split)
                _alternatives[alternative].Content = split.Join(stack.Derivatives.Builder);
            return _alternatives[alternative].Content;
        }
        set
        {
            SplitOf(alternative)?.End();
            _alternatives[alternative].Content = value;
        }
    }

    /// <summary>The continuations of all alternatives.</summary>
    public ValueList<Continuation> Continuations => _continuations;

    /// <summary>Returns the members of an interleave, if the remaining content is kept in parts.</summary>
    public SplitContent? SplitOf(int alternative) => _alternatives[alternative].Split is { IsActive: true } split ? split : null;

    /// <summary>
    /// Splits the content of an alternative that begins with an interleave into its members; null if it does not, or the members are not independent.
    /// </summary>
    public SplitContent? Split(int alternative)
    {
        var content = _alternatives[alternative].Content;
        var interleave = content as InterleavePattern ?? (content as GroupPattern)?.Left as InterleavePattern;
        if (interleave is null || stack.MembersOf(interleave) is not { } shape)
            return null;
        var split = _alternatives[alternative].Split ??= new SplitContent();
        split.Begin(shape, content is GroupPattern group ? group.Right : stack.Derivatives.Builder.Empty);
        return split;
    }

    /// <summary>Whether an alternative is complete.</summary>
    public bool IsNullable(int alternative) =>
        SplitOf(alternative) is { } split ? split.IsComplete && split.Tail.IsNullable : _alternatives[alternative].Content.IsNullable;

    /// <summary>Whether an alternative expects a literal.</summary>
    public bool WantsLiteral(int alternative) => ((SplitOf(alternative)?.Tail ?? _alternatives[alternative].Content).Parts & PatternParts.Data) != 0;

    /// <summary>Whether there is only one alternative, which is possible and has no attributes.</summary>
    public bool IsWithoutAttributes =>
        Count == 1 && _alternatives[0].Content is var content and not NotAllowedPattern && (content.Parts & PatternParts.Attributes) == 0;

    /// <summary>Returns the next state of an alternative, or of its open member, until it is certain that the event is accepted.</summary>
    public ref Pattern Pending(int alternative) => ref _alternatives[alternative].Pending;

    /// <summary>Commits the pending state.</summary>
    /// <param name="alternative">The alternative.</param>
    /// <param name="member">If it is kept in parts: the member that accepted the event; -1 if nothing remains of the interleave.</param>
    public void Settle(int alternative, int member)
    {
        var left = Pending(alternative);
        if (member >= 0 && left is not NotAllowedPattern && SplitOf(alternative) is { } split)
            split.Change(member, left);
        else
            this[alternative] = left;
    }

    /// <summary>Resets the frame.</summary>
    public void Clear()
    {
        for (var i = 0; i < Count; i++)
            _alternatives[i].Split?.End();
        Count = 0;
        _continuations.Clear();
        _places = null;
        HasChildren = HasText = false;
        AfterBlank = null;
    }

    /// <summary>Adds an alternative, or returns the existing one with the same content.</summary>
    public int Add(Pattern content)
    {
        if (_places is not null)
        {
            if (_places.TryGetValue(content, out var place))
                return place;
            _places.Add(content, Count);
        }
        else
        {
            for (var i = 0; i < Count; i++)
                if (_alternatives[i].Content == content)
                    return i;
            if (Count == SearchLimit)
            {
                _places = new Dictionary<Pattern, int>();
                for (var i = 0; i < Count; i++)
                    _places.Add(_alternatives[i].Content, i);
                _places.Add(content, Count);
            }
        }
        if (Count == _alternatives.Length)
        {
            var alternatives = new Alternative[Count * 2];
            Array.Copy(_alternatives, alternatives, Count);
            _alternatives = alternatives;
        }
        _alternatives[Count].Content = content;
        return Count++;
    }

    /// <summary>Records the continuation in an alternative of the parent after an alternative of this element.</summary>
    public void Continue(int alternative, int parent, Pattern rest, ElementPattern element) =>
        _continuations.Add(new Continuation(alternative, parent, rest, element));

    /// <summary>Removes continuations.</summary>
    public void Forget(Predicate<Continuation> match)
    {
        var kept = 0;
        for (var i = 0; i < _continuations.Count; i++)
            if (!match(_continuations[i]))
                _continuations[kept++] = _continuations[i];
        _continuations.Cut(kept);
    }

    /// <summary>Records the alternatives in case the whitespace is the whole content.</summary>
    public void NoteBlank(Pattern[] after) => AfterBlank = after;

    /// <summary>Discards the whitespace, because a child follows.</summary>
    public void ForgetBlank() => AfterBlank = null;

    /// <summary>Replaces every pattern, when the patterns of a session are moved.</summary>
    public void Replace(Func<Pattern, Pattern> change)
    {
        for (var i = 0; i < Count; i++)
        {
            if (SplitOf(i) is { } split)
                split.Replace(change);
            else
                _alternatives[i].Content = change(_alternatives[i].Content);
        }
        for (var i = 0; i < _continuations.Count; i++)
            _continuations[i] = _continuations[i] with { Rest = change(_continuations[i].Rest) };
        for (var i = 0; i < (AfterBlank?.Length ?? 0); i++)
            AfterBlank![i] = change(AfterBlank[i]);
        _places = null;
    }

    /// <summary>The possible content.</summary>
    private struct Alternative
    {
        public Pattern Content;

        /// <summary>The remaining content, if it is kept in parts.</summary>
        public SplitContent? Split;

        /// <summary>See <see cref="Pending"/>.</summary>
        public Pattern Pending;
    }
}

/// <summary>The continuation after an element.</summary>
/// <param name="Alternative">The alternative of the element.</param>
/// <param name="Parent">The alternative of the parent.</param>
/// <param name="Rest">The remaining content of the parent.</param>
/// <param name="Element">The element pattern: alternatives with one content may have different rules of uniqueness.</param>
internal readonly record struct Continuation(int Alternative, int Parent, Pattern Rest, ElementPattern Element);
