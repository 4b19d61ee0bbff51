using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;

namespace Bindery.Tests.Documents.Support;

/// <summary>Conflicts as text, one to a line: "kind blamed: facts; ways out".</summary>
internal static class Rendering
{
    public static string Of(IEnumerable<Conflict> conflicts) => string.Join("\n", conflicts.Select(Of));

    public static string Of(Conflict conflict) =>
        $"{conflict.Kind} {Name(conflict.Blamed)}: {string.Join(" + ", conflict.Facts.Select(Of))} => {string.Join(", ", conflict.WaysOut.Select(Of))}"
        + (conflict.Expectation is null ? "" : $" ({conflict.Expectation})");

    public static string Of(Fact fact) => Name(fact)
        + (fact.IsAbsence ? " absent" : "")
        + (fact.Meaning is null ? "" : $"={fact.Meaning}")
        + (fact.Values is null ? "" : $"={string.Join("|", fact.Values)}");

    private static string Of(WayOut way) => way.Kind switch
    {
        WayOutKind.SetValue => $"set {Name(way.Fact)}={way.Value}",
        WayOutKind.Remove => $"remove {Name(way.Fact)}",
        WayOutKind.MoveBefore => $"move {Name(way.Fact)} before {Name(way.Beside!)}",
        WayOutKind.MoveAfter => $"move {Name(way.Fact)} behind {Name(way.Beside!)}",
        WayOutKind.Add => $"add {Name(way.Fact)}",
        _ => $"change {Name(way.Fact)}" + (way.Value is null ? "" : $" to {way.Value}"),
    };

    private static string Name(Fact fact) => fact.Owner.LocalName + fact.Kind switch
    {
        FactKind.Attribute => "@" + fact.LocalName,
        FactKind.Child => "/" + fact.LocalName,
        _ => "/text()",
    };
}
