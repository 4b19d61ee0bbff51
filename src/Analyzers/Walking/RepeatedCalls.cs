using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Follows a method once for each shape of its calls. It is followed with an empty state, and its effects are then applied to the state at each call, with
/// new numbers for the objects that it creates.
/// </summary>
internal sealed class RepeatedCalls(Walk walk, HeapChanges heap)
{
    private readonly Dictionary<CallShape, CallEffects> _known = [];

    /// <summary>Returns the values that a call returns, each with the state at that point.</summary>
    /// <param name="shape">The shape of the call.</param>
    /// <param name="follow">Follows the method from the current state.</param>
    public List<(FlowState State, Value Value)> Run(CallShape shape, Func<List<(FlowState State, Value Value)>> follow)
    {
        var start = walk.State!;
        if (!_known.TryGetValue(shape, out var effects))
        {
            effects = Follow(shape.Call, follow);
            // Calls within it that exceeded the limits were not followed.
            if (walk.Work < Walk.MostWork)
                _known.Add(shape, effects);
        }
        walk.Work += effects.Size;
        walk.State = start;
        return Apply(effects, shape.Call);
    }

    private CallEffects Follow(SyntaxNode call, Func<List<(FlowState State, Value Value)>> follow)
    {
        var (journals, changes, record) = (walk.Journals, new Journal(), walk.Record);
        var (points, changedLater) = (record.Points.ToList(), record.ChangedLater.ToList());
        record.Points.Clear();
        record.ChangedLater.Clear();
        walk.Journals = new Stack<Journal>([changes]);
        walk.State = FlowState.Start;
        var effects = new CallEffects(call, follow(), record.Points.ToList(), changes, record.ChangedLater.ToList());
        record.Points.Clear();
        record.Points.AddRange(points);
        record.ChangedLater.Clear();
        record.ChangedLater.UnionWith(changedLater);
        walk.Journals = journals;
        return effects;
    }

    private List<(FlowState State, Value Value)> Apply(CallEffects effects, SyntaxNode call)
    {
        var start = walk.State!;
        var renaming = new Renaming(heap.Renumber(effects.Ids, place => place == effects.Call ? call : place), effects.Call, call);
        foreach (var point in effects.Points)
            walk.Record.Add(renaming.Of(point, start));
        walk.Record.ChangedLater.UnionWith(effects.ChangedLater.Select(renaming.Of));
        var changes = renaming.Of(effects.Changes);
        walk.Note(journal => journal.Add(changes));
        return effects.Returned.Select(end => (renaming.Of(end.State, start), renaming.Of(end.Value))).ToList();
    }
}
