using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>Sentences about missing children and text, and about invalid text.</summary>
internal static class ContentSentences
{
    public static string Of(MissingElements missing)
    {
        var noun = missing.Names.Count == 1 ? "element" : "elements";
        var before = missing.Before is { } child ? $" before {SentenceParts.Shown(child, missing.Element)}" : "";
        return $"{Needs(missing.Element)} the {noun} {Lists.AllOf(SentenceParts.All(missing.Names, missing.Element))}{before}{SentenceParts.When(missing.When)}";
    }

    public static string Of(MissingAnother missing)
    {
        var child = SentenceParts.Shown(missing.Child, missing.Element);
        return missing.Difference is { } difference
            ? $"{Needs(missing.Element)} an element {child} whose {SentenceParts.Shown(difference.Attribute)} is {Lists.OneOf(SentenceParts.Values(difference.Values, difference.MayBeAbsent), isSorted: false)}"
            : $"{Needs(missing.Element)} another element {child} than those that are there";
    }

    public static string Of(MissingChoice missing) =>
        $"{Needs(missing.Element)} {(missing.HasChildren ? "another" : "an")} element: {Lists.OneOf(SentenceParts.All(missing.Names, missing.Element))}";

    public static string Of(MissingText text) => $"{Needs(text.Element)} text: it {text.MustBe}";

    public static string Of(WrongText text) => $"{Quotation.Of(text.Text)} is not allowed as the text of {SentenceParts.Local(text.Element)}: it {text.MustBe}";

    public static string Of(UnexpectedText text) => $"Text is not allowed{SentenceParts.In(text.Element)}{SentenceParts.Instead(text.Instead, text.Element)}";

    private static string Needs(NodeName element) => $"{SentenceParts.Local(element)} needs";
}
