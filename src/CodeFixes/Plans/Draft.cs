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
/// A document during a repair: the analyzer's knowledge of its objects, with the changes so far. It is judged as the analyzer judges code, so that a valid
/// draft leads to valid code. Immutable: a change creates another draft.
/// </summary>
/// <param name="state">The objects.</param>
/// <param name="root">The root object of the document.</param>
/// <param name="isComplete">Whether members that are not set are absent.</param>
internal sealed class Draft(FlowState state, int root, bool isComplete)
{
    private IReadOnlyList<Conflict>? _conflicts;

    /// <summary>The objects.</summary>
    public FlowState State => state;

    /// <summary>The checker of the grammar; null where it cannot be read.</summary>
    public DocumentChecker? Checker => Object(root) is { Schema.Grammar: { } grammar } ? BodyFindings.CheckerOf(grammar) : null;

    /// <summary>The document as judged by the analyzer.</summary>
    public static Draft Of(Cause cause) => new(cause.Point.State, cause.Id, cause.Point.IsComplete);

    /// <summary>Returns a draft with other objects.</summary>
    public Draft With(FlowState changed) => new(changed, root, isComplete);

    /// <summary>Returns a draft with another state of one object.</summary>
    public Draft With(int id, HeapObject changed) => With(state.With(id, changed));

    /// <summary>Returns a draft with one more object.</summary>
    public Draft Add(HeapObject made, out int id)
    {
        id = state.Heap.Keys.Max() + 1;
        return With(id, made);
    }

    /// <summary>Returns a draft with a member set.</summary>
    public Draft Set(int id, MappedMember member, Value value)
    {
        var owner = Object(id)!;
        var cell = owner.Members.TryGetValue(member, out var found) ? found with { Value = value } : new Cell(value, owner.Creation, owner.Creation);
        return With(id, owner with { Members = owner.Members.SetItem(member, cell) });
    }

    /// <summary>The object of a generated class with a number; null where there is none.</summary>
    public ModelObject? Object(int id) => state.Heap.TryGetValue(id, out var found) ? found as ModelObject : null;

    /// <summary>The list of a member; null where it is unknown.</summary>
    public ListObject? List(int id, MappedMember member, out int list)
    {
        list = -1;
        if (Object(id) is not { } owner || !owner.Members.TryGetValue(member, out var cell) || cell.Value is not HeapValue heap)
            return null;
        list = heap.Id;
        return state.Find<ListObject>(cell.Value);
    }

    /// <summary>The number of the object that an origin names; null where it names none.</summary>
    public int? IdOf(ModelObject made)
    {
        foreach (var pair in state.Heap)
            if (ReferenceEquals(pair.Value, made))
                return pair.Key;
        return null;
    }

    /// <summary>The conflicts.</summary>
    public IReadOnlyList<Conflict> Conflicts(CancellationToken cancellationToken)
    {
        if (_conflicts is not null)
            return _conflicts;
        if (Checker is not { } checker)
            return _conflicts = [];
        var builder = new DocumentBuilder(state, isComplete);
        return _conflicts = checker.FindConflicts(builder.Build(root), checker.Elements(builder.DeclaredClass(Object(root)!).Elements), cancellationToken);
    }

    /// <summary>Whether an object could be valid with the value of one member, if some or all other members are unknown.</summary>
    public bool CanHave(int id, MappedMember member, bool besideOthers)
    {
        if (Checker is not { } checker || Object(id) is not { } owner)
            return false;
        var asked = besideOthers ? owner : owner with { Members = ImmutableDictionary<MappedMember, Cell>.Empty.SetItem(member, owner.Members[member]) };
        var element = new DocumentBuilder(state.With(id, asked with { IsNew = false }), isComplete: false).Build(id);
        return checker.IsSatisfiable(element, checker.Elements(owner.Class.Elements));
    }

    /// <summary>A new object of a class, with nothing set.</summary>
    /// <returns>Null where the class cannot be found, or is abstract.</returns>
    public static ModelObject? New(MappedClass model, ModelObject beside)
    {
        if (model.IsAbstract || beside.Type.ContainingNamespace.GetTypeMembers(model.Name, 0).FirstOrDefault() is not { } type)
            return null;
        return new ModelObject(model, beside.Schema, type, beside.Creation, IsNew: !model.HasOwnConstructor, ImmutableDictionary<MappedMember, Cell>.Empty);
    }

    /// <summary>The property of a member.</summary>
    public static IPropertySymbol? Property(ModelObject owner, MappedMember member) =>
        ModelTypes.Property(owner.Type, member);
}
