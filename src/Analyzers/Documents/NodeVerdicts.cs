using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// Caches which patterns a node matches. A search for conflicts returns to the same states of a node repeatedly, so the results are stored for each state, by a
/// fingerprint of all facts about the node and its content.
/// </summary>
internal sealed class NodeVerdicts
{
    private const int MostKept = 512;

    private readonly List<(ElementPattern Pattern, bool Verdict)> _now = [];
    private Dictionary<(ulong State, int Pattern), bool>? _kept;
    private ulong _state;
    private bool _hasState;

    /// <summary>Starts caching the results for earlier states. Only for nodes that do not contain themselves.</summary>
    public void KeepStates() => _kept ??= [];

    /// <summary>Returns the verdict about a pattern, if there is one; a decision that is in progress counts as true.</summary>
    public bool? Find(DocumentNode node, ElementPattern pattern)
    {
        foreach (var (known, verdict) in _now)
            if (known == pattern)
                return verdict;
        if (_kept is null || !_kept.TryGetValue((StateOf(node), pattern.Number), out var kept))
            return null;
        _now.Add((pattern, kept));
        return kept;
    }

    /// <summary>Records that a decision is in progress.</summary>
    public void Begin(ElementPattern pattern) => _now.Add((pattern, true));

    /// <summary>Records a decision.</summary>
    public void End(DocumentNode node, ElementPattern pattern, bool verdict)
    {
        for (var i = _now.Count - 1; i >= 0; i--)
            if (_now[i].Pattern == pattern)
                _now[i] = (pattern, verdict);
        if (_kept is null)
            return;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[(StateOf(node), pattern.Number)] = verdict;
    }

    /// <summary>Discards the verdicts for the current state.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Forget()
    {
        if (_now.Count == 0 && !_hasState)
            return false;
        _now.Clear();
        _hasState = false;
        return true;
    }

    private static ulong StateOf(DocumentNode node)
    {
        var verdicts = node.Verdicts;
        if (verdicts._hasState)
            return verdicts._state;
        var state = 0xCBF29CE484222325UL;
        foreach (var attribute in node.Attributes)
            state = Mix(state, attribute.State);
        state = Mix(state, node.Text?.State ?? 0);
        state = Mix(state, node.OtherAttributes?.State ?? 0);
        state = Mix(state, node.OtherChildren?.State ?? 0);
        state = Mix(state, node.TriedOpen is { } tried ? (ulong)(uint)tried + 1 : 0);
        foreach (var child in node.Children)
        {
            state = Mix(state, child.State);
            if (child.IsPresent || DocumentNode.IsConditional(child))
                foreach (var alternative in child.Alternatives)
                    state = Mix(state, StateOf(alternative));
        }
        (verdicts._state, verdicts._hasState) = (state, true);
        return state;
    }

    // The finalizer of MurmurHash3: each bit of the input changes half of the bits of the output.
    private static ulong Mix(ulong state, ulong part)
    {
        unchecked
        {
            state = (state ^ part) * 0xFF51AFD7ED558CCDUL;
            state = (state ^ (state >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return state ^ (state >> 29);
        }
    }
}
