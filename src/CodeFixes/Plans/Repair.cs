using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>The kinds of repairs, in order of preference.</summary>
internal enum RepairKind
{
    /// <summary>Replaces a value that is not allowed by a similar one.</summary>
    Change,

    /// <summary>Moves the value to the counterpart in the chosen branch.</summary>
    Move,

    /// <summary>Adds a missing member with a placeholder.</summary>
    Add,

    /// <summary>Sets a member that was not set.</summary>
    Set,

    /// <summary>Changes the word of a member.</summary>
    Switch,

    /// <summary>Removes a member.</summary>
    Remove,
}

/// <summary>One change to one member of one object.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Owner">The number of the object.</param>
/// <param name="Member">The member.</param>
internal sealed record Repair(RepairKind Kind, int Owner, MappedMember Member)
{
    /// <summary>The item, if the member is a list.</summary>
    public Item? Item { get; init; }

    /// <summary>The new text.</summary>
    public string? Text { get; init; }

    /// <summary>The old text.</summary>
    public string? Found { get; init; }

    /// <summary>For a move: the member that receives the value.</summary>
    public MappedMember? Goal { get; init; }

    /// <summary>For an item that is added to an ordered list: the name of its element.</summary>
    public string? ChildName { get; init; }

    /// <summary>The equivalence key: the same for repairs of one kind in all documents, which are applied together.</summary>
    public string Key => Kind switch
    {
        RepairKind.Set or RepairKind.Switch => $"Set {Member.Name} to {Text}",
        RepairKind.Move => $"Turn {Member.Name} into {Goal!.Name}",
        _ => $"{Kind} {Member.Name}",
    };

    /// <summary>A description, as part of a longer title.</summary>
    public string Phrase => Kind switch
    {
        RepairKind.Set or RepairKind.Switch => $"set {Member.Name} to {Shown(Text!)}",
        RepairKind.Move => $"turn {Member.Name} into {Goal!.Name}",
        RepairKind.Change => Found is null ? $"change {Member.Name} to {Shown(Text!)}" : $"change {Shown(Found)} to {Shown(Text!)}",
        RepairKind.Add => Member.IsList ? $"add to {Member.Name}" : $"add {Member.Name}",
        _ => Item is null ? $"remove {Member.Name}" : $"remove from {Member.Name}",
    };

    /// <summary>Applies the repair.</summary>
    /// <returns>Null where that is not possible.</returns>
    public Draft? Apply(Draft draft)
    {
        if (draft.Object(Owner) is not { } owner || Member.IsUserDeclared)
            return null;
        switch (Kind)
        {
            case RepairKind.Move:
                return Counterparts.Move(draft, Owner, Member, Goal!);
            case RepairKind.Add:
                return Placeholders.Set(draft, Owner, Member, ChildName);
            case RepairKind.Remove when Item is not null:
                return Replace(draft, null);
            case RepairKind.Remove when Member.IsList:
                return draft.List(Owner, Member, out var list) is null ? null : draft.With(list, ListObject.Empty);
            case RepairKind.Remove:
                return owner.Members.ContainsKey(Member) && Draft.Property(owner, Member) is { IsRequired: false }
                    ? draft.With(Owner, owner with { Members = owner.Members.Remove(Member) })
                    : null;
            default:
                if (Member.Value is not { } kind || Constants.Of(Text!, kind) is not { } constant)
                    return null;
                return Item is null ? draft.Set(Owner, Member, new ConstantValue(constant)) : Replace(draft, new ConstantValue(constant));
        }
    }

    private Draft? Replace(Draft draft, Value? value)
    {
        if (draft.List(Owner, Member, out var list) is not { } items)
            return null;
        for (var i = 0; i < items.Items.Length; i++)
            if (ReferenceEquals(items.Items[i], Item))
                return draft.With(list, items with { Items = value is null ? items.Items.RemoveAt(i) : items.Items.SetItem(i, Item! with { Value = value }) });
        return null;
    }

    private string Shown(string text) => Member.Value?.Kind switch
    {
        MappedValueKind.Enum => Member.Value.Enum!.Members.FirstOrDefault(member => member.Word == text)?.Name ?? text,
        MappedValueKind.Boolean => text == Member.Value.Yes ? "true" : text == Member.Value.No ? "false" : text,
        MappedValueKind.String or null => "'" + (text.Length > 40 ? text.Substring(0, 39) + "…" : text).Replace("\n", "\\n").Replace("\r", "\\r") + "'",
        _ => text,
    };
}
