using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.CodeFixes.Plans;

/// <summary>
/// A document while it is repaired: what the analyzer knows of the objects that it is made of, with what was changed already. Judged in the way of the
/// analyzer, so that what is found good here is found good in the code that is written from it. Immutable: a change makes another.
/// </summary>
/// <param name="state">The objects.</param>
/// <param name="root">The object that is written.</param>
/// <param name="isComplete">Whether what is not set is absent.</param>
internal sealed class Draft(FlowState state, int root, bool isComplete)
{
    private IReadOnlyList<Conflict>? _conflicts;

    /// <summary>The objects.</summary>
    public FlowState State => state;

    /// <summary>The checker of the grammar; null where it cannot be read.</summary>
    public DocumentChecker? Checker => Object(root) is { Schema.Grammar: { } grammar } ? BodyFindings.CheckerOf(grammar) : null;

    /// <summary>The document as the analyzer judged it.</summary>
    public static Draft Of(Cause cause) => new(cause.Point.State, cause.Id, cause.Point.IsComplete);

    /// <summary>With other objects.</summary>
    public Draft With(FlowState changed) => new(changed, root, isComplete);

    /// <summary>With another state of one object.</summary>
    public Draft With(int id, HeapObject changed) => With(state.With(id, changed));

    /// <summary>With one more object.</summary>
    public Draft Add(HeapObject made, out int id)
    {
        id = state.Heap.Keys.Max() + 1;
        return With(id, made);
    }

    /// <summary>With a member set.</summary>
    public Draft Set(int id, MappedMember member, Value value)
    {
        var owner = Object(id)!;
        var cell = owner.Members.TryGetValue(member, out var found) ? found with { Value = value } : new Cell(value, owner.Creation, owner.Creation);
        return With(id, owner with { Members = owner.Members.SetItem(member, cell) });
    }

    /// <summary>An object of a generated class; null where the number has none.</summary>
    public ModelObject? Object(int id) => state.Heap.TryGetValue(id, out var found) ? found as ModelObject : null;

    /// <summary>The list that a member holds; null where it is not known.</summary>
    public ListObject? List(int id, MappedMember member, out int list)
    {
        list = -1;
        if (Object(id) is not { } owner || !owner.Members.TryGetValue(member, out var cell) || cell.Value is not HeapValue heap)
            return null;
        list = heap.Id;
        return state.Find<ListObject>(cell.Value);
    }

    /// <summary>The number of an object that an origin names; null where it is none of these.</summary>
    public int? IdOf(ModelObject made)
    {
        foreach (var pair in state.Heap)
            if (ReferenceEquals(pair.Value, made))
                return pair.Key;
        return null;
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Conflict> Conflicts(CancellationToken cancellationToken)
    {
        if (_conflicts is not null)
            return _conflicts;
        if (Checker is not { } checker)
            return _conflicts = [];
        var element = new DocumentBuilder(state, isComplete).Build(root);
        return _conflicts = checker.FindConflicts(element, checker.Elements(Object(root)!.Class.Elements), cancellationToken);
    }

    /// <summary>Whether an object could be right with one member as it is, and others or all others being unknown.</summary>
    public bool CanHave(int id, MappedMember member, bool besideOthers)
    {
        if (Checker is not { } checker || Object(id) is not { } owner)
            return false;
        var asked = besideOthers ? owner : owner with { Members = ImmutableDictionary<MappedMember, Cell>.Empty.SetItem(member, owner.Members[member]) };
        var element = new DocumentBuilder(state.With(id, asked with { IsNew = false }), isComplete: false).Build(id);
        return checker.IsSatisfiable(element, checker.Elements(owner.Class.Elements));
    }

    /// <summary>A new object of a class, with nothing set.</summary>
    /// <returns>Null where the class is not to be found.</returns>
    public static ModelObject? New(MappedClass model, ModelObject beside)
    {
        if (beside.Type.ContainingNamespace.GetTypeMembers(model.Name, 0).FirstOrDefault() is not { } type)
            return null;
        return new ModelObject(model, beside.Schema, type, beside.Creation, IsNew: !model.HasOwnConstructor, ImmutableDictionary<MappedMember, Cell>.Empty);
    }

    /// <summary>The property that stands for a member.</summary>
    public static IPropertySymbol? Property(ModelObject owner, MappedMember member) =>
        owner.Type.GetMembers(member.Name).OfType<IPropertySymbol>().FirstOrDefault();
}
