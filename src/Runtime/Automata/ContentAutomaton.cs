using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Datatypes;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>
/// The states that documents of a grammar pass through. A state is created when it is first reached, so that after a few documents an event is a lookup in a
/// small table. Not thread-safe.
/// </summary>
/// <remarks>
/// The states are the frames of a <see cref="ContentStack"/>, computed by the same derivatives, so the verdicts are the same. The automaton recognizes valid
/// documents only: if an event has no transition, or if the memory limit is exceeded, it gives up and the content stack decides. Interleaves are not split into
/// parts here; a document that passes through too many of their states is left to the content stack as well.
/// </remarks>
internal sealed class ContentAutomaton
{
    /// <summary>The weight, a few megabytes, above which the next document starts with a new automaton.</summary>
    public const int MaxWeight = 50_000;

    // The alternatives of a state are bits of one number; states with more are rare.
    private const int MostAlternatives = 64;

    private readonly NameIndex _names;
    private readonly Derivatives _derivatives;
    private readonly LiteralMatcher _literals;
    private readonly ValueMap<StateKey, AutomatonState> _states = new();
    private int _edges;

    /// <summary>Creates an automaton without transitions.</summary>
    public ContentAutomaton(PatternBuilder builder, NameIndex names, Pattern start, bool isOutput)
    {
        _names = names;
        _derivatives = new Derivatives(new PatternBuilder(builder), names, isOutput);
        _literals = new LiteralMatcher(_derivatives.Builder, _derivatives.Sequence);
        Start = StateOf([start]);
    }

    /// <summary>The state of the document before its root element.</summary>
    public AutomatonState Start { get; }

    /// <summary>Resolves the prefixes in values; null if no value of the grammar depends on prefixes.</summary>
    public PrefixResolver? Prefixes
    {
        get => _literals.Prefixes;
        init => _literals.Prefixes = value;
    }

    /// <summary>The approximate memory use, in units of some hundred bytes.</summary>
    public int Weight => _derivatives.Weight + _literals.Weight + 2 * (_states.Count + _edges);

    /// <summary>Whether the automaton has reached the limit at which it must stop growing, even within a document.</summary>
    public bool IsTooHeavy { get; private set; }

    /// <summary>Returns the edge of a start tag; null if the automaton gives up.</summary>
    public ChildEdge? Child(AutomatonState state, ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        (ChildEdge?)state.Children.Find(key, localName, namespaceUri) ?? FindChild(state, key, localName, namespaceUri);

    /// <summary>Returns the edge of an attribute; null if the automaton gives up.</summary>
    public AttributeEdge? Attribute(AutomatonState state, ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        (AttributeEdge?)state.Attributes.Find(key, localName, namespaceUri) ?? FindAttribute(state, key, localName, namespaceUri);

    /// <summary>Returns the state after an attribute with a value. All alternatives have failed if no pattern of the value matches.</summary>
    public AutomatonState After(AttributeEdge edge, ReadOnlySpan<byte> value)
    {
        if (edge.NeedsPrefixes)
            return AfterOther(edge, value);
        if (edge.AfterSame(value) is { } same)
            return same;
        var after = AfterOther(edge, value);
        edge.Remember(value, after);
        return after;
    }

    /// <summary>Returns the state after an attribute with a value, without comparing the value with the previous one.</summary>
    public AutomatonState AfterOther(AttributeEdge edge, ReadOnlySpan<byte> value)
    {
        var matched = 0UL;
        if (edge.Type is { } type)
            matched = type.Allows(value, Prefixes) ? 1UL : 0;
        else if (edge.TakesAny)
            matched = ulong.MaxValue;
        else
            for (var i = 0; i < edge.Values.Length; i++)
                if (_literals.Matches(edge.Values[i], value))
                    matched |= 1UL << i;
        return edge.After(matched) ?? MakeAfter(edge, matched);
    }

    /// <summary>Returns the state after the end of the start tag.</summary>
    public AutomatonState Close(AutomatonState state) =>
        state.Closed ??= state.HasAttributes ? StateOf(Array.ConvertAll(state.Contents, _derivatives.CloseAttributes)) : state;

    /// <summary>Returns the state after text. Whitespace is not skipped here.</summary>
    public AutomatonState Text(AutomatonState state, ReadOnlySpan<byte> text)
    {
        if (state.AfterText is { } after)
            return after;
        var contents = new Pattern[state.Contents.Length];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = _literals.Text(state.Contents[i], text);
        after = StateOf(contents);
        if (!state.WantsLiteral)
            state.AfterText = after;
        return after;
    }

    /// <summary>Returns the alternatives that are complete if the content is the empty string (RELAX NG 9.3.4), as a bit mask.</summary>
    public ulong CompleteWithEmpty(AutomatonState state) => state.CompleteWithEmpty ??= state.Complete | Text(state, default).Complete;

    /// <summary>Returns the state of the parent after a child.</summary>
    /// <param name="parent">The parent's state before the child.</param>
    /// <param name="edge">The child.</param>
    /// <param name="complete">The child's alternatives that are complete, as a bit mask.</param>
    public AutomatonState After(AutomatonState parent, ChildEdge edge, ulong complete) => edge.After(complete) ?? MakeAfter(parent, edge, complete);

    /// <summary>Adds the bytes that states retain from documents to the weight.</summary>
    public void CountKept(int bytes)
    {
        _edges += (bytes + 99) / 100;
        Weigh();
    }

    private ChildEdge? FindChild(AutomatonState state, ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        var name = _names.Find(namespaceUri, localName);
        if (state.OtherChildren is { } others && others.TryGetValue(name, out var known))
            return (ChildEdge)known;
        var child = new ContentFrame(null!);
        for (var i = 0; i < state.Contents.Length; i++)
        {
            var transitions = _derivatives.Element(state.Contents[i], name).ByContent(_derivatives.Builder);
            for (var t = 0; t < transitions.Count; t++)
                ContentStack.Continue(child, (ElementPattern)transitions.Head(t), i, transitions.Rest(t));
        }
        if (child.Count is 0 or > MostAlternatives)
            return null;
        var contents = new Pattern[child.Count];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = child[i];
        var continuations = child.Continuations.ToArray();
        var edge = new ChildEdge(name, StateOf(contents), continuations, RulesOf(continuations));
        CountEdge();
        // Only names that the grammar mentions become keys; the number of other names is unlimited.
        if (_names[name].LocalName is not null)
            state.Children.Add(key, localName, namespaceUri, edge);
        else
            (state.OtherChildren ??= []).Add(name, edge);
        return edge;
    }

    private AttributeEdge? FindAttribute(AutomatonState state, ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        var name = _names.Find(namespaceUri, localName);
        if (state.OtherAttributes is { } others && others.TryGetValue(name, out var known))
            return (AttributeEdge)known;
        // With many attributes, each one creates as many new patterns.
        if (IsTooHeavy)
            return null;
        var values = new List<Pattern>();
        var transitions = Array.ConvertAll(state.Contents, content => _derivatives.Attribute(content, name));
        var places = new int[transitions.Length][];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new int[transitions[i].Count];
            for (var t = 0; t < places[i].Length; t++)
            {
                var value = ((AttributePattern)transitions[i].Head(t)).Content;
                places[i][t] = values.IndexOf(value);
                if (places[i][t] >= 0)
                    continue;
                places[i][t] = values.Count;
                values.Add(value);
            }
        }
        if (values.Count is 0 or > MostAlternatives)
            return null;
        var needsPrefixes = _names.NeedsPrefixes && values.Exists(value => new PatternGraph(value).NeedsPrefixes);
        var edge = new AttributeEdge(name, [.. values], transitions, places, needsPrefixes);
        CountEdge();
        if (_names[name].LocalName is not null)
            state.Attributes.Add(key, localName, namespaceUri, edge);
        else
            (state.OtherAttributes ??= []).Add(name, edge);
        return edge;
    }

    private AutomatonState MakeAfter(AttributeEdge edge, ulong matched)
    {
        var contents = new Pattern[edge.Transitions.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = _derivatives.Builder.NotAllowed;
            for (var t = 0; t < edge.Transitions[i].Count; t++)
                if ((matched & (1UL << edge.Places[i][t])) != 0)
                    contents[i] = _derivatives.Builder.Choice(contents[i], edge.Transitions[i].Rest(t));
        }
        var state = StateOf(contents);
        edge.Keep(matched, state);
        CountEdge();
        return state;
    }

    private AutomatonState MakeAfter(AutomatonState parent, ChildEdge edge, ulong complete)
    {
        var contents = new Pattern[parent.Contents.Length];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = _derivatives.Builder.NotAllowed;
        foreach (var continuation in edge.Continuations)
            if ((complete & (1UL << continuation.Alternative)) != 0)
                contents[continuation.Parent] = _derivatives.Builder.Choice(contents[continuation.Parent], continuation.Rest);
        var state = StateOf(contents);
        edge.Keep(complete, state);
        CountEdge();
        return state;
    }

    private static EdgeRule[]? RulesOf(Continuation[] continuations)
    {
        List<EdgeRule>? rules = null;
        foreach (var continuation in continuations)
            foreach (var rule in continuation.Element.Rules)
                if (rule.Refuses)
                    (rules ??= []).Add(new EdgeRule(continuation.Alternative, rule));
        return rules?.ToArray();
    }

    private AutomatonState StateOf(Pattern[] contents)
    {
        var key = new StateKey(contents);
        if (_states.TryGetValue(key, out var state))
            return state;
        _states.Add(key, state = new AutomatonState(contents));
        Weigh();
        return state;
    }

    private void CountEdge()
    {
        _edges++;
        Weigh();
    }

    private void Weigh() => IsTooHeavy |= Weight > 2 * MaxWeight;

    /// <summary>The remaining contents of a state, compared by identity of each.</summary>
    private readonly struct StateKey(Pattern[] contents) : IEquatable<StateKey>
    {
        private readonly Pattern[] _contents = contents;

        public bool Equals(StateKey other)
        {
            if (_contents.Length != other._contents.Length)
                return false;
            for (var i = 0; i < _contents.Length; i++)
                if (_contents[i] != other._contents[i])
                    return false;
            return true;
        }

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = 17;
            foreach (var content in _contents)
                hash = hash * 31 + content.Id;
            return hash;
        }
    }
}
