using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>A written document.</summary>
/// <param name="Checker">The checker of its grammar.</param>
/// <param name="Root">Its root.</param>
/// <param name="Patterns">The possible patterns of its root.</param>
internal sealed record WrittenDocument(DocumentChecker Checker, PartialElement Root, IReadOnlyList<ElementPattern> Patterns)
{
    /// <summary>Returns the rules that refer to another document.</summary>
    public IEnumerable<(PartialElement Element, KeyReferenceRule Rule)> RulesAbout(PartialElement other) =>
        from one in RuleSearch.Find(Checker, Root, Patterns)
        where one.Rule is KeyReferenceRule { Document: { } document } && CertainValues.Is(document, other.NamespaceUri, other.LocalName)
        select (one.Element, (KeyReferenceRule)one.Rule);
}

/// <summary>
/// Finds values in a document that another document for the same receiver certainly does not have. Nothing is reported if the other document certainly has, or
/// may have, no such values, because that may mean all. Nothing is reported either if one of the documents could not have the values of the other, because
/// these are then not names of the same kind.
/// </summary>
internal static class PairSearch
{
    /// <summary>Returns the values of one document that the other lacks.</summary>
    public static IReadOnlyList<Dangling> Find(WrittenDocument document, WrittenDocument other)
    {
        var found = new List<Dangling>();
        foreach (var (element, rule) in document.RulesAbout(other.Root))
        {
            var values = CertainValues.Items(element, rule).Select(item => CertainValues.Of(item, rule)).OfType<ItemValue>().ToList();
            if (values.Count == 0
                || !CertainValues.Any(other.Root, rule.ReferItems)
                || PossibleValues.Of(other.Root, rule.ReferItems, rule.ReferFields) is not { } keys
                || !keys.All(key => CanHave(document, element, rule.Items, rule.Fields, key.Text!)))
                continue;
            foreach (var value in values)
                if (!keys.Any(key => key.Text == value.Text)
                    && !found.Exists(dangling => dangling.Value.Item == value.Item)
                    && CanHave(other, other.Root, rule.ReferItems, rule.ReferFields, value.Text!))
                    found.Add(new Dangling(rule, value, keys));
        }
        return found;
    }

    // This can only be determined for rules of the root; for others the result is false, and nothing is reported.
    private static bool CanHave(
        WrittenDocument document, PartialElement element, IReadOnlyList<IdentityPath> paths, IReadOnlyList<IdentityField> fields, string value) =>
        element == document.Root
        && paths.Any(path =>
            fields.Any(field =>
                document.Checker.IsSatisfiable(
                    With(element, path.Steps.Select(step => step.Name).Concat(field.Steps).ToList(), field.Attribute, value), document.Patterns)));

    // Returns a document of which nothing else is known.
    private static PartialElement With(PartialElement root, List<ExactName> way, ExactName? attribute, string value)
    {
        PartialElement? inner = null;
        for (var i = way.Count; i >= 0; i--)
        {
            var element = i == 0 ? new PartialElement(root.NamespaceUri, root.LocalName) : new PartialElement(way[i - 1].NamespaceUri, way[i - 1].LocalName);
            element.IsClosed = false;
            if (inner is not null)
                element.Children.Add(new PartialChild(inner.NamespaceUri, inner.LocalName, Presence.Certain, inner));
            else if (attribute is not null)
                element.Attributes.Add(new PartialAttribute(attribute.NamespaceUri, attribute.LocalName, Presence.Certain, [value]));
            else
                element.Text = new PartialText(value.Length == 0 ? Presence.Absent : Presence.Certain, [value]);
            inner = element;
        }
        return inner!;
    }
}
