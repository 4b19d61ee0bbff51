using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The changes that a piece of code makes at any position. Used for loops, whose bodies are repeated, and for try blocks, which may be executed in part.
/// </summary>
internal sealed class Journal
{
    /// <summary>The locals that were assigned.</summary>
    public HashSet<ISymbol> Locals { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members that were set, and the lists (without a member) that were changed.</summary>
    public HashSet<(int Id, MappedMember? Member)> Cells { get; } = [];

    /// <summary>The lists to which items were added.</summary>
    public HashSet<int> Added { get; } = [];

    /// <summary>The objects that escaped.</summary>
    public HashSet<int> Lost { get; } = [];

    /// <summary>The objects that were assigned to locals and to members of objects.</summary>
    public HashSet<(ISymbol? Local, int Owner, int Id)> Held { get; } = new();

    /// <summary>The places where members were set and items were added, for code that may be executed in part.</summary>
    public HashSet<TracedPlace> Places { get; } = [];

    /// <summary>The numbers of all objects in the entries.</summary>
    public IEnumerable<int> Ids => Cells.Select(cell => cell.Id)
        .Concat(Added)
        .Concat(Lost)
        .Concat(Held.Select(held => held.Id))
        .Concat(Held.Select(held => held.Owner).Where(owner => owner >= 0));

    /// <summary>Adds all entries of another journal.</summary>
    public void Add(Journal other)
    {
        Locals.UnionWith(other.Locals);
        Cells.UnionWith(other.Cells);
        Added.UnionWith(other.Added);
        Held.UnionWith(other.Held);
        Lost.UnionWith(other.Lost);
        Places.UnionWith(other.Places);
    }

    /// <summary>Whether this journal contains all entries of another one that concern the objects and locals of a state.</summary>
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
