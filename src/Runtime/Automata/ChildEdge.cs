using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Matching;

namespace Bindery.Automata;

/// <summary>The transition to a child element: its initial state, and the parent's state after it, by the alternatives that were complete at its end.</summary>
/// <param name="name">The name's number.</param>
/// <param name="start">The state after the name, before the attributes.</param>
/// <param name="continuations">The continuation after each alternative.</param>
/// <param name="rules">The identity rules that may apply to an element with this name, by alternative; null if there are none.</param>
internal sealed class ChildEdge(int name, AutomatonState start, Continuation[] continuations, EdgeRule[]? rules) : Edge(name)
{
    private ulong _lastComplete;
    private AutomatonState? _last;
    private Dictionary<ulong, AutomatonState>? _next;

    public AutomatonState Start { get; } = start;

    public Continuation[] Continuations { get; } = continuations;

    public EdgeRule[]? Rules { get; } = rules;

    /// <summary>Whether a rule concerns attributes of the element itself, so that it must be followed before the first child.</summary>
    public bool HasRulesAtOnce { get; } = rules is not null && System.Array.Exists(rules, rule => rule.Rule.IsAboutItself);

    /// <summary>Returns the parent's state after the element; null if it has not been stored yet.</summary>
    /// <param name="complete">The alternatives that were complete, as a bit mask.</param>
    public AutomatonState? After(ulong complete) => _last is not null && complete == _lastComplete ? _last : Recall(complete);

    /// <summary>Stores the parent's state after the element.</summary>
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

/// <summary>An identity rule of an element in one alternative.</summary>
internal sealed record EdgeRule(int Alternative, IdentityRule Rule);
