using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Changes of the state: locals and objects are created and assigned, and forgotten where other code may have changed them.</summary>
internal sealed class HeapChanges(Walk walk)
{
    private readonly Dictionary<(SyntaxNode Creation, object? Part, int Round), int> _ids = [];
    private readonly List<(SyntaxNode Creation, object? Part, int Round)> _places = [];

    /// <summary>
    /// Allocates an object. Its number depends on the place in the code, so that all alternatives use the same number for the object created there.
    /// </summary>
    public int Allocate(HeapObject made, SyntaxNode creation, object? part = null)
    {
        for (var round = 0; ; round++)
        {
            var id = NumberOf((creation, part, round));
            if (walk.State!.Heap.ContainsKey(id))
                continue;
            walk.State = walk.State.With(id, made);
            return id;
        }
    }

    /// <summary>Returns the numbers that objects would have if they were created from the current state.</summary>
    /// <param name="ids">The numbers of the objects in another state.</param>
    /// <param name="placeOf">Returns the place in the code where an object would be created, by that where it was created.</param>
    public Dictionary<int, int> Renumber(IEnumerable<int> ids, Func<SyntaxNode, SyntaxNode> placeOf)
    {
        var numbers = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var id in ids.OrderBy(id => _places[id].Round).ThenBy(id => id))
        {
            var (creation, part, _) = _places[id];
            for (var round = 0; !numbers.ContainsKey(id); round++)
                if (NumberOf((placeOf(creation), part, round)) is var number && !walk.State!.Heap.ContainsKey(number) && taken.Add(number))
                    numbers.Add(id, number);
        }
        return numbers;
    }

    private int NumberOf((SyntaxNode, object?, int) place)
    {
        if (!_ids.TryGetValue(place, out var id))
        {
            _ids.Add(place, id = _ids.Count);
            _places.Add(place);
        }
        return id;
    }

    /// <summary>Allocates an object of a generated class.</summary>
    public HeapValue Allocate(BoundType type, INamedTypeSymbol symbol, SyntaxNode creation, bool isNew)
    {
        var members = ImmutableDictionary<MappedMember, Cell>.Empty;
        if (isNew)
            foreach (var member in type.Class.Members)
                if (member.IsList && !member.IsUserDeclared)
                    members = members.Add(member, new Cell(new HeapValue(Allocate(ListObject.Empty, creation, member)), creation, creation));
        var made = new HeapValue(Allocate(new ModelObject(type.Class, type.Schema, symbol, creation, isNew, members), creation));
        walk.Trace(creation, made.Id);
        return made;
    }

    /// <summary>Gives an object that was read lists with unknown items.</summary>
    public void OpenLists(HeapValue made)
    {
        if (walk.State?.Find<ModelObject>(made) is not { } model)
            return;
        var members = model.Members;
        foreach (var member in model.Class.Members)
            if (member.IsList && !member.IsUserDeclared)
            {
                var list = new HeapValue(Allocate(ListObject.Empty with { IsOpen = true, IsRead = true }, model.Creation, member));
                members = members.SetItem(member, new Cell(list, model.Creation, model.Creation));
            }
        walk.State = walk.State.With(made.Id, model with { Members = members });
    }

    /// <summary>Creates a deep copy of an object.</summary>
    public Value Copy(Value original, BoundType type, INamedTypeSymbol symbol, SyntaxNode creation)
    {
        if (walk.State is null)
            return Value.Unknown;
        var count = 0;
        if (walk.State.Find<ModelObject>(original) is not null)
            return Copied(original);
        var unknown = Allocate(type, symbol, creation, isNew: false);
        OpenLists(unknown);
        return unknown;

        Value Copied(Value value)
        {
            if (value is OneOfValue several)
                return several.Values.Select(Copied).Aggregate(OneOfValue.Of);
            if (walk.State!.Find<ModelObject>(value) is { } model)
            {
                var made = new HeapValue(Allocate(model with { Creation = creation }, creation, (nameof(Copy), count++)));
                walk.Trace(creation, made.Id);
                foreach (var pair in model.Members)
                    SetMember(made, pair.Key, pair.Value with { Value = Copied(pair.Value.Value) });
                return made;
            }
            if (walk.State.Find<ListObject>(value) is { } list)
                return MakeList(list with { Items = list.Items.Select(item => item with { Value = Copied(item.Value) }).ToImmutableArray() }, creation);
            return value is HeapValue ? Value.Something : value;
        }
    }

    /// <summary>Assigns a value to a local or parameter.</summary>
    public void SetLocal(ISymbol local, Value value)
    {
        if (walk.State is null)
            return;
        walk.Note(journal =>
        {
            journal.Locals.Add(local);
            journal.Held.UnionWith(value.Ids.Select(id => ((ISymbol?)local, -1, id)));
        });
        if (local is IParameterSymbol { RefKind: not RefKind.None } reference && !walk.IsGivenBack(reference))
            walk.HandOver(value);
        value = Copied(value);
        walk.TraceConstants(value);
        if (walk.Frame.Facts.Jumps || !walk.IsOwn(local))
        {
            walk.Lose(value);
            value = Value.Unknown;
        }
        walk.State = (walk.State with { Locals = walk.State.Locals.SetItem(local, value) })
            .WithoutAsked(root => SymbolEqualityComparer.Default.Equals(root, local));
    }

    /// <summary>Assigns a value to a member of an object of a generated class.</summary>
    public void SetMember(HeapValue owner, MappedMember member, Cell cell)
    {
        if (walk.State!.Find<ModelObject>(owner) is not { } model)
        {
            walk.Record.ChangedLater.Add(owner.Id);
            walk.HandOver(cell.Value);
            walk.Clear(cell, owner.Id);
            return;
        }
        member = model.Class.Own(member);
        walk.Note(journal =>
        {
            journal.Cells.Add((owner.Id, member));
            journal.Held.UnionWith(cell.Value.Ids.Select(id => ((ISymbol?)null, owner.Id, id)));
        });
        walk.State = walk.State.With(owner.Id, model with { Members = model.Members.SetItem(member, cell) });
        walk.Trace(cell.Target, owner.Id);
        walk.Trace(cell.Source, owner.Id);
        if (!(cell.Value.Constants.Length == 1 && cell.Value.Constants[0].Node == cell.Source))
            walk.TraceConstants(cell.Value);
    }

    /// <summary>Replaces the items of a list.</summary>
    public void SetList(HeapValue list, ListObject changed)
    {
        walk.Note(journal => journal.Cells.Add((list.Id, null)));
        walk.State = walk.State!.With(list.Id, changed);
        // The query makes the new items available to others.
        if (changed.IsWatched)
            walk.Lose(list);
    }

    /// <summary>Appends items to a list.</summary>
    public void AddItems(HeapValue list, ListObject changed, IEnumerable<Item> added)
    {
        walk.Note(journal => journal.Added.Add(list.Id));
        walk.State = walk.State!.With(list.Id, changed);
        foreach (var item in added)
            walk.Trace(list, item);
        if (changed.IsWatched)
            walk.Lose(list);
    }

    /// <summary>Forgets what a piece of code changes, at any position within that code.</summary>
    /// <param name="journal">The changes of the code.</param>
    /// <param name="entry">
    /// The state with which the code began, if it has run. The objects that the code created itself are kept, because the current values of locals refer to
    /// them.
    /// </param>
    public void Forget(Journal journal, FlowState? entry = null)
    {
        foreach (var id in journal.Added)
            if (IsOld(id) && walk.State!.Find<ListObject>(new HeapValue(id)) is { } list)
                walk.State = walk.State.With(id, list with { IsOpen = true });
        foreach (var local in journal.Locals)
            if (walk.State!.Locals.TryGetValue(local, out var value) && !(entry is not null && (value.Ids.Any() || !entry.Locals.ContainsKey(local))))
            {
                walk.Lose(value);
                walk.State = walk.State with { Locals = walk.State.Locals.SetItem(local, Value.Unknown) };
            }
        walk.State = walk.State!.WithoutAsked(journal.Locals.Contains);
        foreach (var (id, member) in journal.Cells)
        {
            if (!IsOld(id) || !walk.State!.Heap.TryGetValue(id, out var found) || found.IsLost)
                continue;
            if (found is ModelObject model && member is not null)
            {
                if (model.Members.TryGetValue(member, out var cell))
                    walk.Lose(cell.Value);
                if (walk.State.Find<ModelObject>(new HeapValue(id)) is { } rest)
                    walk.State = walk.State.With(
                        id, rest with { Members = rest.Members.SetItem(member, new Cell(Value.Unknown, rest.Creation, rest.Creation)) });
            }
            else
            {
                walk.Lose(new HeapValue(id));
            }
        }
        foreach (var id in journal.Lost)
            if (IsOld(id))
                walk.Lose(new HeapValue(id));
        // Unknown references can change these objects.
        if (entry is null)
            foreach (var (local, owner, id) in journal.Held)
                if (walk.State!.Heap.ContainsKey(id) && (local is null ? walk.State.Heap.ContainsKey(owner) : walk.State.Locals.ContainsKey(local)))
                    walk.Lose(new HeapValue(id));

        bool IsOld(int id) => entry is null || entry.Heap.ContainsKey(id);
    }

    /// <summary>Forgets the entire state.</summary>
    public void ForgetAll()
    {
        foreach (var id in walk.State!.Tops().OrderBy(id => id).ToList())
            walk.Lose(new HeapValue(id));
        walk.State = walk.State with { Locals = FlowState.Start.Locals, Asked = FlowState.Start.Asked };
    }

    /// <summary>Allocates a delegate.</summary>
    public HeapValue Allocate(DelegateObject made, SyntaxNode creation) => new(Allocate((HeapObject)made, creation, nameof(DelegateObject)));

    /// <summary>Assigns a value to a field of an object of a class of the user.</summary>
    public void SetField(HeapValue owner, ISymbol field, Value value)
    {
        if (walk.State is null)
            return;
        if (walk.State.Find<UserObject>(owner) is not { } own)
        {
            walk.HandOver(value);
            return;
        }
        value = Copied(value);
        walk.TraceConstants(value);
        walk.Note(journal =>
        {
            journal.Cells.Add((owner.Id, null));
            journal.Held.UnionWith(value.Ids.Select(id => ((ISymbol?)null, owner.Id, id)));
        });
        walk.State = walk.State.With(owner.Id, own with { Fields = own.Fields.SetItem(field.OriginalDefinition, value) });
    }

    // A struct is copied when it is stored.
    private Value Copied(Value value) =>
        walk.State?.Find<UserObject>(value) is { Type.IsValueType: true } own ? new HeapValue(Allocate(own, own.Creation, nameof(Copied))) : value;

    /// <summary>Allocates a list.</summary>
    public HeapValue MakeList(ListObject made, SyntaxNode creation)
    {
        var list = new HeapValue(Allocate(made with { IsRead = false }, creation, nameof(ListObject)));
        foreach (var item in made.Items)
            walk.Trace(list, item);
        return list;
    }

    /// <summary>Returns a list with the items of another one appended.</summary>
    public ListObject AddAll(ListObject list, Value added)
    {
        if (walk.State!.Find<ListObject>(added) is { } known)
        {
            Share(added);
            // Enumerated again, it would create new objects.
            if (known.IsLazy)
                walk.State = walk.State.With(((HeapValue)added).Id, known with { IsLost = true });
            return new ListObject(list.Items.AddRange(known.Items), list.IsOpen || known.IsOpen);
        }
        walk.Lose(added);
        return list with { IsOpen = true };
    }

    /// <summary>From here on, there may be other references to the unknown items of a list.</summary>
    public void Share(Value list)
    {
        if (list is HeapValue { Id: var id } && walk.State?.Find<ListObject>(list) is { IsRead: true } read)
            walk.State = walk.State.With(id, read with { IsRead = false });
    }

    /// <summary>Returns the current state of a list; null if it is unknown.</summary>
    public ListObject? Current(HeapValue list) => walk.State?.Find<ListObject>(list);

    /// <summary>Creates a task with a result.</summary>
    public Value MakeTask(Value result, SyntaxNode creation) =>
        walk.State is null ? Value.Unknown : new HeapValue(Allocate(new TaskObject(result), creation, nameof(TaskObject)));

    /// <summary>Returns the value of a parameter at the end of its method.</summary>
    public Value TakeBack(IParameterSymbol parameter)
    {
        var value = walk.Read(parameter);
        walk.State = walk.State! with { Locals = walk.State.Locals.Remove(parameter) };
        return value;
    }
}
