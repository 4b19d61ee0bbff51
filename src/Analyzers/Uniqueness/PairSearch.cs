using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>A document as it is written.</summary>
/// <param name="Checker">Of its grammar.</param>
/// <param name="Root">What it is.</param>
/// <param name="Patterns">What its root may have to match.</param>
internal sealed record WrittenDocument(DocumentChecker Checker, PartialElement Root, IReadOnlyList<ElementPattern> Patterns)
{
    /// <summary>The rules that name another document.</summary>
    public IEnumerable<(PartialElement Element, KeyReferenceRule Rule)> RulesAbout(PartialElement other) =>
        from one in RuleSearch.Find(Checker, Root, Patterns)
        where one.Rule is KeyReferenceRule { Document: { } document } && CertainValues.Is(document, other.NamespaceUri, other.LocalName)
        select (one.Element, (KeyReferenceRule)one.Rule);
}

/// <summary>
/// Finds values in a document that are certainly none of those that another one has, which goes to the same receiver. Where the other one certainly has nothing
/// of the kind, or may have nothing, nothing is said: that may stand for all. Nor is where either could not have what the other has, for then they are not
/// names of one kind.
/// </summary>
internal static class PairSearch
{
    /// <summary>The values of one document that the other lacks.</summary>
    public static IReadOnlyList<Dangling> Find(WrittenDocument document, WrittenDocument other)
    {
        var found = new List<Dangling>();
        foreach (var (element, rule) in document.RulesAbout(other.Root))
        {
            var values = CertainValues.Items(element, rule).Select(item => CertainValues.Of(item, rule)).OfType<ItemValue>().ToList();
            if (values.Count == 0
                || !CertainValues.Any(other.Root, rule.ReferItems)
                || PossibleValues.Of(other.Root, rule.ReferItems, rule.ReferFields) is not { } keys
                || !keys.All(key => CanHave(document, element, rule.Items, rule.Fields, key.Text)))
                continue;
            foreach (var value in values)
                if (!keys.Any(key => key.Text == value.Text)
                    && !found.Exists(dangling => dangling.Value.Item == value.Item)
                    && CanHave(other, other.Root, rule.ReferItems, rule.ReferFields, value.Text))
                    found.Add(new Dangling(rule, value, keys));
        }
        return found;
    }

    // Only the root's rules can be asked this; for others the answer is no, and nothing is said.
    private static bool CanHave(
        WrittenDocument document, PartialElement element, IReadOnlyList<IdentityPath> paths, IReadOnlyList<IdentityField> fields, string value) =>
        element == document.Root
        && paths.Any(path =>
            fields.Any(field =>
                document.Checker.IsSatisfiable(
                    With(element, path.Steps.Select(step => step.Name).Concat(field.Steps).ToList(), field.Attribute, value), document.Patterns)));

    // A document of which nothing else is known.
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
