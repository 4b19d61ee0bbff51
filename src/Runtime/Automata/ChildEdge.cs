using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Matching;

namespace Bindery.Automata;

/// <summary>A child element: its state at the start, and what follows it in the parent, by the alternatives that were complete at its end.</summary>
/// <param name="name">The name's number.</param>
/// <param name="start">The state after the name, before the attributes.</param>
/// <param name="continuations">What follows each alternative.</param>
/// <param name="rules">The rules of uniqueness that an element of this name may have, by alternatives; null where there are none.</param>
internal sealed class ChildEdge(int name, AutomatonState start, Continuation[] continuations, EdgeRule[]? rules) : Edge(name)
{
    private ulong _lastComplete;
    private AutomatonState? _last;
    private Dictionary<ulong, AutomatonState>? _next;

    public AutomatonState Start { get; } = start;

    public Continuation[] Continuations { get; } = continuations;

    public EdgeRule[]? Rules { get; } = rules;

    /// <summary>Whether a rule is about attributes of the element itself, so that it has to be followed before there are children.</summary>
    public bool HasRulesAtOnce { get; } = rules is not null && System.Array.Exists(rules, rule => rule.Rule.IsAboutItself);

    /// <summary>The parent's state after the element; null until it is kept.</summary>
    /// <param name="complete">The alternatives that were complete, as bits.</param>
    public AutomatonState? After(ulong complete) => _last is not null && complete == _lastComplete ? _last : Recall(complete);

    /// <summary>Keeps the parent's state after the element.</summary>
    public void Keep(ulong complete, AutomatonState state)
    {
        (_next ??= []).Add(complete, state);
        (_lastComplete, _last) = (complete, state);
    }

    private AutomatonState? Recall(ulong complete)
    {
        if (_next is null || !_next.TryGetValue(complete, out var state))
            return null;
        (_lastComplete, _last) = (complete, state);
        return state;
    }
}

/// <summary>A rule of uniqueness that an element has in an alternative.</summary>
internal sealed record EdgeRule(int Alternative, IdentityRule Rule);
