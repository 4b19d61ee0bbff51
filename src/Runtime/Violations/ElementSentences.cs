using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>Sentences about elements that are not allowed at their place.</summary>
internal static class ElementSentences
{
    public static string Of(UnexpectedRoot root)
    {
        if (root.Expected.Count == 0)
            return $"{SentenceParts.Shown(root.Element, NodeName.Document)} cannot be the root element: the schema describes none";
        var expected = Lists.OneOf(SentenceParts.All(root.Expected, root.Element), isSorted: false);
        return $"{SentenceParts.Shown(root.Element, NodeName.Document)} is not the root element that the schema describes: expected {expected}{SentenceParts.DidYouMean(root.Nearest)}";
    }

    public static string Of(OutputOnlyNode node) =>
        $"{SentenceParts.Shown(node.Node, node.Parent)} is output only{SentenceParts.In(node.Parent)}: it may stand in a document that is received, not in one that is sent";

    public static string Of(RepeatedElement element) =>
        $"{NotAllowed(element.Element, element.Parent, " again")}{(SentenceParts.IsLong(element.Instead) ? "" : SentenceParts.Instead(element.Instead, element.Element))}";

    public static string Of(MisplacedElement element) =>
        $"{NotAllowed(element.Element, element.Parent)} after {Quotation.Of(element.Sibling)}{SentenceParts.Instead(element.Instead, element.Element)}";

    public static string Of(ExcludedElement element) => $"{NotAllowed(element.Element, element.Parent)} {SentenceParts.Why(element.Reason)}";

    public static string Of(RefusedElement element) => $"{NotAllowed(element.Element, element.Parent)}: {element.Refusal}";

    public static string Of(UnexpectedElement element)
    {
        var before = element.IsDecidedBefore ? " because of what stands before it" : "";
        var meant = element.AllowedIn.Count > 0
            ? $"; it is allowed in {Lists.OneOf(SentenceParts.All(element.AllowedIn, element.Parent))}"
            : SentenceParts.DidYouMean(element.Nearest);
        var instead = meant.Length > 0 && SentenceParts.IsLong(element.Instead) ? "" : SentenceParts.Instead(element.Instead, element.Element);
        return $"{NotAllowed(element.Element, element.Parent)}{before}{instead}{meant}";
    }

    public static string Of(ImpossibleElement element) => $"{NotAllowed(element.Element, element.Parent)}: the schema admits nothing that it could hold";

    public static string Of(EarlyElement element)
    {
        var first = SentenceParts.All(element.First, element.Parent);
        var order = first.Count == 0 ? "" : $": {(element.NeedsAll ? Lists.AllOf(first) : Lists.OneOf(first))} must come before it";
        return $"{NotAllowed(element.Element, element.Parent, " yet")}{order}";
    }

    private static string NotAllowed(NodeName element, NodeName parent, string adverb = "") =>
        $"{SentenceParts.Shown(element, parent)} is not allowed{adverb}{SentenceParts.In(parent)}";
}
