using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Values;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// The certain values of a partial document for identity rules. Uncertain content has no value and satisfies no test: the item is then exempt.
/// </summary>
internal static class CertainValues
{
    /// <summary>Returns the children with a name that are certainly present, each of which is certainly one element, in order.</summary>
    public static IEnumerable<PartialChild> Children(PartialElement element, ExactName name)
    {
        foreach (var child in element.Children)
            if (child is { Presence: Presence.Certain, Alternatives.Count: 1 } && Is(name, child.NamespaceUri, child.LocalName))
                yield return child;
    }

    /// <summary>Whether an element satisfies a test; null if that is uncertain.</summary>
    public static bool? Passes(PartialElement element, IdentityTest test)
    {
        var attribute = Attribute(element, test.Attribute, out var presence);
        bool? holds = presence switch
        {
            Presence.Absent => false,
            Presence.Certain when test.Value is null => true,
            _ => attribute?.Values is { Count: > 0 } values && test.Value is not null ? Equal(values, test.Value, presence) : null,
        };
        return holds is null ? null : holds == !test.IsNegated;
    }

    /// <summary>
    /// Returns the items of a rule that are certainly present and certainly satisfy its tests: in document order if the rule has one path; an item on several
    /// paths counts once.
    /// </summary>
    public static IEnumerable<PartialChild> Items(PartialElement element, AnnotationRule rule)
    {
        var items = new List<PartialChild>();
        foreach (var path in rule.Items)
        {
            if (path.Steps.Count == 0)
                items.Add(new PartialChild(element.NamespaceUri, element.LocalName, Presence.Certain, element) { Origin = element.Origin });
            IEnumerable<PartialElement> here = [element];
            for (var i = 0; i < path.Steps.Count; i++)
            {
                var step = path.Steps[i];
                var next = here.SelectMany(parent => Children(parent, step.Name))
                    .Where(child => step.Tests.All(test => Passes(child.Alternatives[0], test) == true))
                    .ToList();
                if (i == path.Steps.Count - 1)
                    items.AddRange(next);
                here = next.Select(child => child.Alternatives[0]);
            }
        }
        return items.Distinct();
    }

    /// <summary>Whether there certainly is an element at the end of a path, regardless of tests.</summary>
    public static bool Any(PartialElement element, IReadOnlyList<IdentityPath> paths) =>
        paths.Any(path =>
            path.Steps.Aggregate(
                (IEnumerable<PartialElement>)[element],
                (here, step) => here.SelectMany(parent => Children(parent, step.Name)).Select(child => child.Alternatives[0]))
            .Any());

    /// <summary>Returns the certain value of an item; null if there is none, or if it is uncertain.</summary>
    public static ItemValue? Of(PartialChild item, AnnotationRule rule) => Find(item, rule) is { Text: not null } value ? value : null;

    /// <summary>Returns the value that an item certainly has, whatever it is; null if there may be none.</summary>
    public static ItemValue? Find(PartialChild item, AnnotationRule rule)
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

    private static Presence Find(PartialChild item, PartialElement element, IdentityField field, int step, List<PartialChild> way, out ItemValue? value)
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

    private static Presence End(PartialChild item, PartialElement element, IdentityField field, List<PartialChild> way, out ItemValue? value)
    {
        value = null;
        if (field.Attribute is { } name)
        {
            var attribute = Attribute(element, name, out var presence);
            if (presence == Presence.Certain)
                value = new ItemValue(TextOf(attribute?.Values), item, way, name.LocalName, attribute?.Origin);
            return presence;
        }
        // The element is present, and so is its text, which may be empty.
        if (element.Text is null ? element.IsClosed : element.Text.Presence == Presence.Absent)
            value = new ItemValue("", item, way, null, element.Text?.Origin);
        else if (element.Text is { Presence: Presence.Certain } text)
            value = new ItemValue(TextOf(text.Values), item, way, null, text.Origin);
        return value is null ? Presence.Unknown : Presence.Certain;
    }

    private static string? TextOf(IReadOnlyList<string>? values) => values is { Count: 1 } && !OpenText.IsOpen(values[0]) ? values[0] : null;

    /// <summary>Returns an attribute, and whether it is present.</summary>
    public static PartialAttribute? Attribute(PartialElement element, ExactName name, out Presence presence)
    {
        var found = element.Attributes.Find(attribute => Is(name, attribute.NamespaceUri, attribute.LocalName));
        presence = found?.Presence ?? (element.IsClosed ? Presence.Absent : Presence.Unknown);
        return found;
    }

    // True if every possible value is the given one, false if none is; true only if the attribute is present.
    private static bool? Equal(IReadOnlyList<string> values, string asked, Presence presence)
    {
        if (values.Any(OpenText.IsOpen))
            return null;
        var count = 0;
        foreach (var value in values)
            count += value == asked ? 1 : 0;
        return count == 0 ? false : count == values.Count && presence == Presence.Certain ? true : null;
    }

    /// <summary>Whether a name is the given one.</summary>
    public static bool Is(ExactName name, string namespaceUri, string localName) => name.LocalName == localName && name.NamespaceUri == namespaceUri;
}
