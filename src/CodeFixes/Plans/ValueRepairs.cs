using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Findings;

namespace Bindery.CodeFixes.Plans;

/// <summary>
/// Ways out of a value that is used again or refers to nothing: another value where one is named, else leaving it out, or the item that has it.
/// </summary>
internal static class ValueRepairs
{
    private const int MostValues = 3;

    /// <summary>The plans, the best first.</summary>
    public static IEnumerable<Plan> Of(ValueCause cause)
    {
        var before = new Draft(cause.Point.State, cause.Id, cause.Point.IsComplete);
        foreach (var repair in Repairs(before, cause))
            if (repair.Apply(before) is { } after)
                yield return new Plan(before, after, [repair]);
    }

    private static IEnumerable<Repair> Repairs(Draft draft, ValueCause cause)
    {
        var value = cause.Value;
        if (value.Origin is MemberOrigin own && draft.IdOf(own.Object) is { } owner)
        {
            foreach (var other in (cause.Others ?? []).Take(MostValues))
                yield return new Repair(RepairKind.Change, owner, own.Member) { Item = own.Item, Text = other.Text, Found = value.Text };
            if (own.Item is null)
                yield return new Repair(RepairKind.Remove, owner, own.Member);
        }
        if (cause.Others is null && value.Item.Origin is MemberOrigin { Item: { } item } listed && draft.IdOf(listed.Object) is { } holder)
            yield return new Repair(RepairKind.Remove, holder, listed.Member) { Item = item };
    }
}
