using System.Collections.Generic;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>What a piece of code changed, wherever in it: for loops, where it happens again, and for try, where it may happen in part.</summary>
internal sealed class Journal
{
    /// <summary>The locals that were assigned.</summary>
    public HashSet<ISymbol> Locals { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members that were set, and the lists (without a member) that were changed.</summary>
    public HashSet<(int Id, MappedMember? Member)> Cells { get; } = [];

    /// <summary>The lists to which items were added.</summary>
    public HashSet<int> Added { get; } = [];

    /// <summary>The objects that others got.</summary>
    public HashSet<int> Lost { get; } = [];

    /// <summary>The objects that locals, and members of objects, got.</summary>
    public HashSet<(ISymbol? Local, int Owner, int Id)> Held { get; } = new();

    /// <summary>Takes in what another one has.</summary>
    public void Add(Journal other)
    {
        Locals.UnionWith(other.Locals);
        Cells.UnionWith(other.Cells);
        Added.UnionWith(other.Added);
        Held.UnionWith(other.Held);
        Lost.UnionWith(other.Lost);
    }

    /// <summary>Whether another one has nothing about the objects and locals of a state that is not in this one.</summary>
    public bool Covers(Journal other, FlowState state)
    {
        foreach (var local in other.Locals)
            if (state.Locals.ContainsKey(local) && !Locals.Contains(local))
                return false;
        foreach (var cell in other.Cells)
            if (state.Heap.ContainsKey(cell.Id) && !Cells.Contains(cell) && !Lost.Contains(cell.Id))
                return false;
        foreach (var id in other.Added)
            if (state.Heap.ContainsKey(id) && !Added.Contains(id) && !Cells.Contains((id, null)) && !Lost.Contains(id))
                return false;
        foreach (var id in other.Lost)
            if (state.Heap.TryGetValue(id, out var known) && !known.IsLost && !Lost.Contains(id))
                return false;
        return true;
    }
}
