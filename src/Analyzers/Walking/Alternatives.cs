using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;

namespace Bindery.Analyzers.Walking;

/// <summary>The alternative states that are tracked separately between statements.</summary>
internal sealed class Alternatives(Walk walk)
{
    /// <summary>The maximum number of alternatives; further ones are merged into the last, which loses information.</summary>
    public const int MostStates = 32;

    private const int MostWays = 24;

    // A body with more statements, counted once per alternative, has objects and places in such numbers that its alternatives are too large to merge many.
    private const int OrdinaryWork = 1500;
    private const int MostStatesOfLongBody = 4;

    // What can be merged in the time in which one statement is followed.
    private const int PartsOfStatement = 16;

    /// <summary>The alternatives that reach the current statement.</summary>
    public List<FlowState> States { get; set; } = [FlowState.Start];

    /// <summary>Performs an action in each alternative, on each of its execution paths.</summary>
    public void Each(Action action)
    {
        var after = new List<FlowState>();
        foreach (var state in States)
            foreach (var end in Ways(state, action))
                Add(after, end);
        States = after;
    }

    /// <summary>Returns the final states of all execution paths of an action that starts in a state.</summary>
    public List<FlowState> Ways(FlowState start, Action action)
    {
        var (outer, points) = (walk.Choices, walk.Record.Points.Count);
        var ends = new List<FlowState>();
        walk.Choices = new Choices(isForking: true);
        var count = 0;
        do
        {
            walk.State = start;
            action();
            if (walk.State is not null)
                ends.Add(walk.State);
        }
        while (walk.Choices.Advance() && ++count < MostWays && walk.Work < Walk.MostWork);
        if (count >= MostWays || walk.Work >= Walk.MostWork)
        {
            // There are too many: forks are merged at once.
            walk.Record.Points.RemoveRange(points, walk.Record.Points.Count - points);
            walk.Choices = new Choices(isForking: false);
            walk.State = start;
            action();
            ends = walk.State is null ? [] : [walk.State];
        }
        walk.Choices = outer;
        return ends;
    }

    /// <summary>Adds an alternative unless the list contains it; if there are too many, it is merged into the last one.</summary>
    public void Add(List<FlowState> states, FlowState state)
    {
        if (states.Exists(other => other.IsSame(state)))
            return;
        if (states.Count < (walk.Work < OrdinaryWork ? MostStates : MostStatesOfLongBody))
        {
            states.Add(state);
            return;
        }
        var current = walk.State;
        walk.Work += (state.Heap.Count + state.Trace.Count) / PartsOfStatement;
        walk.State = states[states.Count - 1];
        walk.Join(state);
        states[states.Count - 1] = walk.State!;
        walk.State = current;
    }

    /// <summary>Returns the alternatives of two execution paths.</summary>
    public List<FlowState> Union(IEnumerable<FlowState> first, IEnumerable<FlowState> second)
    {
        var all = new List<FlowState>();
        foreach (var state in first.Concat(second))
            Add(all, state);
        return all;
    }
}
