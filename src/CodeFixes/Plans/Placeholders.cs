using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>
/// Chooses values for members that must be present and whose value nobody has specified: valid ones if possible, that are easily recognized as placeholders.
/// </summary>
internal static class Placeholders
{
    private const int MostNested = 8;

    /// <summary>
    /// Values for unknown types, from texts that look like a note to texts that suit few types. Beginnings of numbers come early, because ports and sizes are
    /// seldom zero.
    /// </summary>
    public static IReadOnlyList<string> General { get; } =
    [
        "TODO", "/TODO", "todo", "localhost", "a", "1", "0", "true", "00000000-0000-0000-0000-000000000000", "0.0.0.0", "00:00:00:00:00:00", "TODO:TODO",
        "urn:todo", "P1D",
        "2000-01-01", "2000-01-01T00:00:00Z", "00:00:00", "2000", "en", "AAAA", "00", "1.0", "",
    ];

    /// <summary>Sets a member to a value that is allowed together with the other members, or at least by itself.</summary>
    /// <returns>The draft with the member set; null where no value was found.</returns>
    public static Draft? Set(Draft draft, int id, MappedMember member, string? childName = null, int depth = 0)
    {
        if (draft.Object(id) is not { } owner || member.IsUserDeclared || member.IsOutputOnly || depth > MostNested)
            return null;
        switch (member.Role)
        {
            case MemberRole.Presence:
                return draft.Set(id, member, new ConstantValue(true));
            case MemberRole.Attribute or MemberRole.Text:
            case MemberRole.ValueChild or MemberRole.Wrapper when member.Value is not null:
                return SetText(draft, id, owner, member);
            case MemberRole.Child or MemberRole.Wrapper when member.Class is not null:
                return SetObject(draft, id, owner, member, member.Class, depth);
            case MemberRole.Items or MemberRole.Substitution when member.Cases.Find(itemCase => itemCase.LocalName == childName) is { } found:
                return SetObject(draft, id, owner, member, found.Class, depth);
            default:
                return null;
        }
    }

    private static Draft? SetText(Draft draft, int id, ModelObject owner, MappedMember member)
    {
        Draft? best = null;
        foreach (var text in Candidates(draft, owner.Class, member))
        {
            if (Constants.Of(text, member.Value!) is not { } constant || Put(draft, id, member, new ConstantValue(constant)) is not { } tried)
                continue;
            if (tried.CanHave(id, member, besideOthers: true))
                return tried;
            if (best is null && tried.CanHave(id, member, besideOthers: false))
                best = tried;
        }
        return best;
    }

    private static IEnumerable<string> Candidates(Draft draft, MappedClass model, MappedMember member)
    {
        if (draft.Checker is not { } checker)
            return [];
        var kind = member.Value!;
        var own = kind.Enum is { } words ? words.Members.Select(word => word.Word)
            : kind.Kind == MappedValueKind.Boolean ? [kind.Yes!, kind.No!]
            : ValuePatterns.Words(checker, model, member);
        return own.Concat(General).Concat(ValuePatterns.Samples(checker, model, member)).Distinct(System.StringComparer.Ordinal);
    }

    private static Draft? SetObject(Draft draft, int id, ModelObject owner, MappedMember member, MappedClass model, int depth)
    {
        if (Draft.New(model, owner) is not { } made)
            return null;
        var whole = draft.Add(made, out var added);
        foreach (var part in model.Members)
            if (part.IsList && !part.IsUserDeclared)
                whole = whole.Add(ListObject.Empty, out var list).Set(added, part, new HeapValue(list));
        // Members that C# requires are set first, because the analyzer treats them as set.
        foreach (var part in model.Members)
            if (part is { IsRequired: true, IsList: false, Value.Fixed: null } or { IsRequired: true, Value: null, IsList: false })
            {
                if (Set(whole, added, part, null, depth + 1) is not { } filled)
                    return null;
                whole = filled;
            }
        return Put(whole, id, member, new HeapValue(added));
    }

    /// <summary>Sets a member, or adds an item if it is a list.</summary>
    public static Draft? Put(Draft draft, int id, MappedMember member, Value value)
    {
        if (!member.IsList)
            return draft.Set(id, member, value);
        if (draft.List(id, member, out var list) is not { } items)
            return null;
        return draft.With(list, items with { Items = items.Items.Add(new Item(value, draft.Object(id)!.Creation)) });
    }
}
