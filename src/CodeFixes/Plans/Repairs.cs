using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Values;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>Finds the single changes to objects that would resolve a conflict.</summary>
internal static class Repairs
{
    private const int MostWords = 8;

    /// <summary>
    /// The repairs in the order in which a person would consider them: the ways out of the conflict, and a move before the removal that it avoids.
    /// </summary>
    public static IEnumerable<Repair> Of(Draft draft, Conflict conflict)
    {
        var met = new HashSet<Repair>();
        foreach (var way in conflict.WaysOut)
            foreach (var repair in Of(draft, conflict, way))
                if (met.Add(repair))
                    yield return repair;
    }

    private static IEnumerable<Repair> Of(Draft draft, Conflict conflict, WayOut way)
    {
        var fact = way.Fact;
        if (Find(draft, fact) is not var (id, member) || draft.Object(id) is not { } owner)
            yield break;
        var item = (fact.Origin as MemberOrigin)?.Item;
        var isSet = item is not null || owner.Members.TryGetValue(member, out var cell) && cell.Value is not NullValue;
        switch (way.Kind)
        {
            case WayOutKind.Remove:
                if (item is null)
                    foreach (var goal in Counterparts.Of(draft, id, member))
                        yield return new Repair(RepairKind.Move, id, member) { Goal = goal };
                yield return new Repair(RepairKind.Remove, id, member) { Item = item };
                break;
            case WayOutKind.Add when fact.LocalName != "*":
                yield return new Repair(RepairKind.Add, id, member) { ChildName = fact.LocalName };
                break;
            case WayOutKind.SetValue when way.Value is not null:
                yield return new Repair(isSet ? RepairKind.Switch : RepairKind.Set, id, member) { Item = item, Text = way.Value };
                break;
            // If a member has several possible values, each of them would have to be changed.
            case WayOutKind.ChangeValue when fact.Values is not { Count: > 1 } && fact.Values?.Any(OpenText.IsOpen) != true:
                var found = fact.Values is { Count: > 0 } values ? values[0] : null;
                foreach (var text in way.Value is { } nearest ? [nearest] : Texts(draft, owner, member, fact, found))
                    if (text != found)
                        yield return new Repair(RepairKind.Change, id, member) { Item = item, Text = text, Found = found };
                // A value that belongs to the other branch, like its member.
                if (conflict.Kind == ConflictKind.ValueConflict && item is null && fact == conflict.Blamed && isSet)
                    foreach (var goal in Counterparts.Of(draft, id, member))
                        yield return new Repair(RepairKind.Move, id, member) { Goal = goal };
                break;
        }
    }

    /// <summary>The object and the member of a fact.</summary>
    public static (int Id, MappedMember Member)? Find(Draft draft, Fact fact)
    {
        if (fact.Origin is MemberOrigin origin)
            return draft.IdOf(origin.Object) is { } id ? (id, origin.Member) : null;
        return fact.Owner.Origin is ObjectOrigin owner && MemberWords.Member(fact) is { } member && draft.IdOf(owner.Object) is { } found
            ? (found, member)
            : null;
    }

    // Candidates where no similar value exists: all words of an enumeration, the correction of a typical mistake, or the words that the schema lists.
    private static IEnumerable<string> Texts(Draft draft, ModelObject owner, MappedMember member, Fact fact, string? found)
    {
        if (member.Value is not { } kind || fact.Origin is not MemberOrigin || draft.IdOf(owner) is not { } id)
            return [];
        if (kind.Enum is { } words)
            return words.Members.Select(word => word.Word).Take(MostWords).Where(IsAllowed);
        if (found is null)
            return [];
        if (Near(draft, owner, member, found).FirstOrDefault(IsAllowed) is { } correction)
            return [correction];
        return draft.Checker is { } checker ? ValuePatterns.Words(checker, owner.Class, member).Distinct().Where(IsAllowed).Take(MostWords) : [];

        bool IsAllowed(string text) =>
            text != found
                && Constants.Of(text, kind) is { } constant
                && (member.IsList || draft.Set(id, member, new ConstantValue(constant)).CanHave(id, member, besideOthers: false));
    }

    // The ends of the range, for numbers; then corrections of typical mistakes.
    private static IEnumerable<string> Near(Draft draft, ModelObject owner, MappedMember member, string found)
    {
        var near = NearbyTexts.Of(found);
        if (draft.Checker is not { } checker || !decimal.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return near;
        return ValuePatterns.Samples(checker, owner.Class, member)
            .Select(text => (Text: text,
                IsNumber: decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound),
                Distance: bound - number))
            .Where(bound => bound.IsNumber).OrderBy(bound => System.Math.Abs(bound.Distance)).Select(bound => bound.Text)
            .Concat(near);
    }
}
