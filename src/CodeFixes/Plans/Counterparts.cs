using System.Collections.Generic;
using System.Collections.Immutable;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>
/// Finds the counterpart of a member: the member that replaces it in branches of the schema that do not allow it (target and scratch, dev and file of libvirt).
/// It must have the same shape, so that it can take the value, and never occur together with the member.
/// </summary>
internal static class Counterparts
{
    /// <summary>The counterparts of a member, in the order of the class.</summary>
    public static IEnumerable<MappedMember> Of(Draft draft, int id, MappedMember member)
    {
        if (draft.Object(id) is not { } owner || member.IsList || !owner.Members.TryGetValue(member, out var cell))
            yield break;
        foreach (var other in owner.Class.Members)
            if (other != member && other.Role == member.Role && other is { IsList: false, IsUserDeclared: false, IsOutputOnly: false }
                && (!owner.Members.TryGetValue(other, out var there) || there.Value is NullValue)
                && Takes(draft, other, member, cell.Value)
                && Exclude(draft, owner.Class, member, other))
                yield return other;
    }

    /// <summary>Moves the value of a member to another one.</summary>
    /// <returns>Null where the other member cannot take it.</returns>
    public static Draft? Move(Draft draft, int id, MappedMember from, MappedMember to)
    {
        if (draft.Object(id) is not { } owner || !owner.Members.TryGetValue(from, out var cell))
            return null;
        draft = draft.With(id, owner with { Members = owner.Members.Remove(from).SetItem(to, cell) });
        if (to.Class is null || to.Class == from.Class)
            return draft;
        return cell.Value is HeapValue heap && draft.Object(heap.Id) is { } child ? Retype(draft, heap.Id, child, to.Class) : null;
    }

    private static Draft? Retype(Draft draft, int id, ModelObject child, MappedClass model)
    {
        if (Draft.New(model, child) is not { } made)
            return null;
        var members = ImmutableDictionary<MappedMember, Cell>.Empty;
        foreach (var pair in child.Members)
            if (model.FindMember(pair.Key.Name) is { } same)
                members = members.SetItem(same, pair.Value);
        return draft.With(id, made with { Creation = child.Creation, IsNew = child.IsNew, Members = members });
    }

    private static bool Takes(Draft draft, MappedMember goal, MappedMember member, Value value)
    {
        if (goal.Value is { } kind)
            return member.Value is { } own && own.Kind == kind.Kind && own.Enum == kind.Enum;
        if (goal.Class == member.Class)
            return goal.Class is not null;
        // An object of another class must be created in this code, so that the creation can be changed.
        if (goal.Class is null
            || value is not HeapValue heap
            || draft.State.Find<ModelObject>(value) is null
            || draft.Object(heap.Id) is not { IsNew: true } child)
            return false;
        foreach (var pair in child.Members)
            if (!IsUnset(draft, pair.Value.Value) && goal.Class.FindMember(pair.Key.Name) is not { IsUserDeclared: false }
                || goal.Class.FindMember(pair.Key.Name) is { } same && !IsAlike(same, pair.Key))
                return false;
        return true;
    }

    private static bool IsUnset(Draft draft, Value value) => value is NullValue || draft.State.Find<ListObject>(value) is { IsOpen: false, Items.Length: 0 };

    private static bool IsAlike(MappedMember a, MappedMember b) =>
        a.Role == b.Role && a.IsList == b.IsList && a.Class == b.Class && a.Value?.Kind == b.Value?.Kind && a.Value?.Enum == b.Value?.Enum;

    private static bool Exclude(Draft draft, MappedClass model, MappedMember one, MappedMember other)
    {
        if (draft.Checker is not { } checker)
            return false;
        var patterns = checker.Elements(model.Elements);
        return !checker.IsSatisfiable(With(model, one, other), patterns)
            && checker.IsSatisfiable(With(model, one), patterns)
            && checker.IsSatisfiable(With(model, other), patterns);
    }

    private static PartialElement With(MappedClass model, params MappedMember[] members)
    {
        var element = new PartialElement(model.NamespaceUri, model.LocalName) { IsClosed = false };
        foreach (var member in members)
            if (member.Role == MemberRole.Attribute)
                element.Attributes.Add(new PartialAttribute(member.NamespaceUri, member.LocalName, Presence.Certain));
            else
                element.Children.Add(new PartialChild(member.NamespaceUri, member.LocalName, Presence.Certain));
        return element;
    }
}
