using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Findings;

/// <summary>Composes the messages for conflicts in terms of the code.</summary>
internal static class Sentences
{
    private const int MostNested = 32;

    /// <summary>Returns the message.</summary>
    public static string Of(Conflict conflict) => conflict.Kind switch
    {
        ConflictKind.Missing => Missing(conflict),
        ConflictKind.NotAllowed => NotAllowed(conflict),
        _ => WrongValue(conflict),
    };

    private static string NotAllowed(Conflict conflict)
    {
        if (IsOfItems(conflict))
            return $"'{MemberWords.Name(conflict.Blamed)}' must not have more than {conflict.Facts.Count - 1} {(conflict.Facts.Count == 2 ? "item" : "items")}";
        // The class of an object is one that xsi:type must not name here.
        if (conflict.Expectation is { } types && MemberWords.ObjectClass(conflict.Blamed) is { } model)
            return $"An object of the class '{model}' is not allowed for '{MemberWords.Name(conflict.Blamed)}': its type {types}";
        var conditions = Conditions(conflict);
        var others = Alternatives(conflict);
        return $"'{MemberWords.Name(conflict.Blamed)}' is not allowed {(conditions.Length > 0 ? conditions : "here")}"
            + (others.Length > 0 ? $"; it is allowed {others}" : "");
    }

    private static string Missing(Conflict conflict)
    {
        var conditions = Conditions(conflict);
        var own = Words(conflict, way => way.Fact == conflict.Blamed);
        var others = Alternatives(conflict);
        var fault = IsEmpty(conflict.Blamed) ? "must not be empty" : "is missing; it is required";
        return $"'{MemberWords.Name(conflict.Blamed)}' {fault}{(conditions.Length > 0 ? " " + conditions : "")}"
            + (own.Count > 0 ? $"; set it to {MemberWords.Values(conflict.Blamed, own)}" : "")
            + (others.Length > 0 ? $"; it is not needed {others}" : "");
    }

    // The code sets a text or a list without content, which a document cannot distinguish from an absent text.
    private static bool IsEmpty(Fact fact) => fact is { Kind: FactKind.Text, Origin: MemberOrigin { Value.IsCertainlySet: true } };

    private static string WrongValue(Conflict conflict)
    {
        var blamed = conflict.Blamed;
        var found = blamed.Values is { Count: > 0 } values ? MemberWords.Values(blamed, values) : "the value";
        if (!found.StartsWith("'", System.StringComparison.Ordinal))
            found = $"'{found}'";
        var own = Words(conflict, way => way.Fact == blamed);
        var words = own.Count > 0 ? own : ExpectedWords(conflict);
        if (ListOf(conflict) is { } list)
            return $"{found} is not allowed for '{MemberWords.Name(blamed)}' in {(conflict.IsOfOnlyItem ? "the only item" : "all")} of '{list.Name}'"
                + (words.Count > 0 ? $"; it must be {MemberWords.Values(blamed, words)} in one {(conflict.IsOfOnlyItem ? "item" : "of them")}" : "");
        var conditions = Conditions(conflict);
        var others = Alternatives(conflict);
        var expected = ExpectedWords(conflict).Count > 0 ? $"must be {MemberWords.Values(blamed, words)}" : conflict.Expectation;
        return $"{found} is not allowed for '{MemberWords.Name(blamed)}'"
            + (conditions.Length > 0 ? " " + conditions : "")
            + (expected is null ? "" : conditions.Length > 0 ? $"; it {expected}" : $": it {expected}")
            + (others.Length > 0 ? $"; it is allowed {others}" : "");
    }

    // The words of the member's type that are valid with the other facts.
    private static List<string> ExpectedWords(Conflict conflict)
    {
        var kind = MemberWords.Member(conflict.Blamed)?.Value;
        var all = kind?.Kind == MappedValueKind.Boolean ? new[] { kind.Yes, kind.No } : kind?.Enum?.Members.Select(member => (string?)member.Word);
        return all?.OfType<string>().Where(word => (conflict.Words ?? []).Contains(word)).ToList() ?? [];
    }

    // There are too many items in one list.
    private static bool IsOfItems(Conflict conflict) =>
        conflict.Blamed.Origin is MemberOrigin { Item: not null, Member: var member }
        && conflict.Facts.Count > 1
        && conflict.Facts.All(fact =>
            fact is { IsAbsence: false, Values: null, Kind: FactKind.Child, Origin: MemberOrigin { Item: not null } origin }
            && origin.Member == member
            && fact.Owner == conflict.Blamed.Owner);

    // Returns the list in which all items, or the only one, have a value that one of them must not have; null if that is not the conflict.
    private static MappedMember? ListOf(Conflict conflict) =>
        conflict.Blamed
            is { Origin: MemberOrigin { Member: var member }, Values: { Count: 1 } values, Holder: MemberOrigin { Item: not null, Member: var list } }
        && (conflict.Facts.Count > 1 || conflict.IsOfOnlyItem)
        && conflict.Facts.All(fact =>
            fact is { Values: { Count: 1 } same, MayBeAbsent: false, Origin: MemberOrigin origin, Holder: MemberOrigin { Item: not null } holder }
            && same[0] == values[0]
            && origin.Member == member
            && holder.Member == list)
        ? list
        : null;

    /// <summary>Returns the other content that causes the conflict: "in push mode (Mode is not set, so it is push)", "beside Target".</summary>
    private static string Conditions(Conflict conflict)
    {
        var states = new List<string>();
        var beside = new List<string>();
        foreach (var fact in conflict.Facts)
        {
            if (fact == conflict.Blamed)
                continue;
            var name = NameIn(conflict, fact);
            if (fact.IsAbsence)
                states.Add(fact.Meaning is { } meaning
                    ? $"{MemberWords.State(fact, meaning, name)} ({name} is not set, so it is {meaning})"
                    : $"when {name} is not set");
            else if (fact is { Values: { } some, MayBeAbsent: true })
                states.Add($"when {name} is {MemberWords.Values(fact, some)} or not set");
            else if (fact.Values is { Count: 1 } single)
                states.Add(MemberWords.State(fact, single[0], name));
            else if (fact.Values is { } values)
                states.Add($"when {name} is {MemberWords.Values(fact, values)}");
            else
                beside.Add($"'{name}'");
        }
        if (beside.Count > 0)
            states.Add("beside " + string.Join(" and ", beside.Distinct()));
        return string.Join(" and ", states.Distinct());
    }

    /// <summary>Returns the values of other members with which there is no conflict: "when Mode is Pull".</summary>
    private static string Alternatives(Conflict conflict)
    {
        var phrases = new List<string>();
        foreach (var fact in conflict.Facts)
        {
            if (fact == conflict.Blamed)
                continue;
            var words = Words(conflict, way => way.Fact == fact);
            if (words.Count > 0)
                phrases.Add($"when {NameIn(conflict, fact)} is {MemberWords.Values(fact, words)}");
            else if (!fact.IsAbsence && conflict.WaysOut.Any(way => way.Kind == WayOutKind.Remove && way.Fact == fact) && fact.Values is null)
                phrases.Add($"without '{NameIn(conflict, fact)}'");
        }
        return string.Join(", or ", phrases.Distinct());
    }

    // Members of objects that do not contain the blamed one are named with the member that contains them, and members with the same name in different classes
    // with their classes.
    private static string NameIn(Conflict conflict, Fact fact) =>
        fact.Holder is MemberOrigin holder && holder.Member != MemberWords.Member(fact) && !Contains(fact.Owner, conflict.Blamed.Owner, 0)
            ? $"{(holder.Item is null ? holder.Member.Name : MemberWords.Class(fact)?.Name ?? holder.Member.Name)}.{MemberWords.Name(fact)}"
        : conflict.Facts.Any(other => MemberWords.Name(other) == MemberWords.Name(fact) && MemberWords.Class(other) != MemberWords.Class(fact))
            && MemberWords.Class(fact) is { } model
            ? $"{model.Name}.{MemberWords.Name(fact)}"
            : MemberWords.Name(fact);

    private static bool Contains(PartialElement outer, PartialElement inner, int depth) =>
        outer == inner
        || (depth < MostNested
            && outer.Children.Exists(child => child.Alternatives.Any(element => Contains(element, inner, depth + 1))));

    private static List<string> Words(Conflict conflict, System.Func<WayOut, bool> choose) =>
        conflict.WaysOut.Where(way => way.Kind is WayOutKind.SetValue && way.Value is not null && choose(way)).Select(way => way.Value!).ToList();
}
