using System.Collections.Generic;
using Bindery.Analyzers.Documents;
using Bindery.Uniqueness;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>What a partial document certainly says where a rule of uniqueness asks. What is not certain makes no value and passes no test: the item is exempt then.</summary>
internal static class CertainValues
{
    /// <summary>The children of a name that are certainly there and certainly one element each, in order.</summary>
    public static IEnumerable<PartialChild> Children(PartialElement element, ExactName name)
    {
        foreach (var child in element.Children)
            if (child is { Presence: Presence.Certain, Alternatives.Count: 1 } && Is(name, child.NamespaceUri, child.LocalName))
                yield return child;
    }

    /// <summary>Whether an element certainly passes a test.</summary>
    public static bool Passes(PartialElement element, UniqueTest test)
    {
        var attribute = Attribute(element, test.Attribute, out var presence);
        bool? holds = presence switch
        {
            Presence.Absent => false,
            Presence.Certain when test.Value is null => true,
            _ => attribute?.Values is { Count: > 0 } values && test.Value is not null ? Equal(values, test.Value, presence) : null,
        };
        return holds == !test.IsNegated;
    }

    /// <summary>The value that certainly counts for an item; null where there is none, or it is not certain.</summary>
    public static ItemValue? Of(PartialChild item, UniqueRule rule)
    {
        foreach (var field in rule.Fields)
            switch (Find(item, item.Alternatives[0], field, 0, [], out var value))
            {
                case Presence.Certain:
                    return value;
                case Presence.Unknown:
                    return null;
            }
        return null;
    }

    // Certain only with a value; a value that is there but not known is unknown here.
    private static Presence Find(PartialChild item, PartialElement element, UniqueField field, int step, List<PartialChild> way, out ItemValue? value)
    {
        value = null;
        if (step == field.Steps.Count)
            return End(item, element, field, way, out value);
        var name = field.Steps[step];
        if (element.OpenChildren.Contains((name.NamespaceUri, name.LocalName)))
            return Presence.Unknown;
        var isMentioned = false;
        foreach (var child in element.Children)
        {
            if (!Is(name, child.NamespaceUri, child.LocalName))
                continue;
            isMentioned = true;
            if (child.Presence == Presence.Absent)
                continue;
            if (child.Presence == Presence.Unknown || child.Alternatives.Count != 1)
                return Presence.Unknown;
            way.Add(child);
            var found = Find(item, child.Alternatives[0], field, step + 1, way, out value);
            if (found != Presence.Absent)
                return found;
            way.RemoveAt(way.Count - 1);
        }
        return isMentioned || element.IsClosed ? Presence.Absent : Presence.Unknown;
    }

    private static Presence End(PartialChild item, PartialElement element, UniqueField field, List<PartialChild> way, out ItemValue? value)
    {
        value = null;
        if (field.Attribute is { } name)
        {
            var attribute = Attribute(element, name, out var presence);
            if (presence == Presence.Certain && attribute?.Values is { Count: 1 } values)
                value = new ItemValue(values[0], item, way, name.LocalName, attribute.Origin);
            return value is null && presence == Presence.Certain ? Presence.Unknown : presence;
        }
        // The element is there, so its text is, if only the empty one.
        if (element.Text is null ? element.IsClosed : element.Text.Presence == Presence.Absent)
            value = new ItemValue("", item, way, null, element.Text?.Origin);
        else if (element.Text is { Presence: Presence.Certain, Values: { Count: 1 } texts })
            value = new ItemValue(texts[0], item, way, null, element.Text.Origin);
        return value is null ? Presence.Unknown : Presence.Certain;
    }

    private static PartialAttribute? Attribute(PartialElement element, ExactName name, out Presence presence)
    {
        var found = element.Attributes.Find(attribute => Is(name, attribute.NamespaceUri, attribute.LocalName));
        presence = found?.Presence ?? (element.IsClosed ? Presence.Absent : Presence.Unknown);
        return found;
    }

    // True where every value is the one asked for, false where none is; true only if it is there as well.
    private static bool? Equal(IReadOnlyList<string> values, string asked, Presence presence)
    {
        var count = 0;
        foreach (var value in values)
            count += value == asked ? 1 : 0;
        return count == 0 ? false : count == values.Count && presence == Presence.Certain ? true : null;
    }

    private static bool Is(ExactName name, string namespaceUri, string localName) => name.LocalName == localName && name.NamespaceUri == namespaceUri;
}
