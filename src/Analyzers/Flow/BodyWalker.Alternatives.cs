using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Analyzers.Flow;

/// <summary>The alternatives that are kept apart where ways through the code meet.</summary>
internal sealed partial class BodyWalker
{
    private void Join(FlowState? other)
    {
        _state = Confluence.Join(_state, other, out var given);
        foreach (var value in given)
            Lose(value);
    }

    /// <summary>Does something in each alternative, on each way through it.</summary>
    private void Each(Action action)
    {
        var after = new List<FlowState>();
        foreach (var state in _states)
            foreach (var end in Ways(state, action))
                Add(after, end);
        _states = after;
    }

    /// <summary>The ends of the ways through something that begin in a state.</summary>
    private List<FlowState> Ways(FlowState start, Action action)
    {
        var (outer, points) = (_choices, _points.Count);
        var ends = new List<FlowState>();
        _choices = new Choices(isForking: true);
        var count = 0;
        do
        {
            _state = start;
            action();
            if (_state is not null)
                ends.Add(_state);
        }
        while (_choices.Advance() && ++count < MostWays && _work < MostWork);
        if (count >= MostWays || _work >= MostWork)
        {
            // Too many: what forks is joined at once.
            _points.RemoveRange(points, _points.Count - points);
            _choices = new Choices(isForking: false);
            _state = start;
            action();
            ends = _state is null ? [] : [_state];
        }
        _choices = outer;
        return ends;
    }

    /// <summary>Adds an alternative to others, unless it is one of them; where there are too many, it melts into the last.</summary>
    private void Add(List<FlowState> states, FlowState state)
    {
        if (states.Exists(other => other.IsSame(state)))
            return;
        if (states.Count < MostStates)
        {
            states.Add(state);
            return;
        }
        var current = _state;
        _state = states[states.Count - 1];
        Join(state);
        states[states.Count - 1] = _state!;
        _state = current;
    }

    private List<FlowState> Union(IEnumerable<FlowState> first, IEnumerable<FlowState> second)
    {
        var all = new List<FlowState>();
        foreach (var state in first.Concat(second))
            Add(all, state);
        return all;
    }
}
