using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>Sentences about attributes and their values.</summary>
internal static class AttributeSentences
{
    public static string Of(UnexpectedAttribute attribute)
    {
        var expected = attribute.Expected.Count > 0 ? $"; expected {Lists.OneOf(SentenceParts.All(attribute.Expected))}"
            : attribute.HasOthers ? ""
            : "; it may have no attributes";
        return $"{NotAllowed(attribute.Attribute, attribute.Element)}{expected}{SentenceParts.DidYouMean(attribute.Nearest)}";
    }

    public static string Of(ExcludedAttribute attribute) => $"{NotAllowed(attribute.Attribute, attribute.Element)} {SentenceParts.Why(attribute.Reason)}";

    public static string Of(ConflictingAttribute attribute) => $"{NotAllowed(attribute.Attribute, attribute.Element)}{Beside(attribute.Reason)}";

    public static string Of(WrongValue value) => $"{NotAllowed(value.Found)}: it {value.MustBe}";

    public static string Of(ExcludedValue value) => $"{NotAllowed(value.Found)} {SentenceParts.Why(value.Reason)}";

    public static string Of(ConflictingValue value)
    {
        var expected = value.Fitting.Count == 0 ? "" : $"; expected {Lists.OneOf(SentenceParts.Values(value.Fitting))}";
        return $"{NotAllowed(value.Found)}{(value.Reason is null ? SentenceParts.In(value.Element) : Beside(value.Reason))}{expected}";
    }

    public static string Of(MissingAttributes missing)
    {
        var names = SentenceParts.All(missing.Names);
        var what = missing.Needs switch
        {
            NeededAttributes.All => $"the {(names.Count == 1 ? "attribute" : "attributes")} {Lists.AllOf(names)}",
            NeededAttributes.One => $"an attribute: {Lists.OneOf(names)}",
            _ => $"more attributes: some of {Lists.OneOf(names)}",
        };
        return $"{SentenceParts.Local(missing.Element)} needs {what}{SentenceParts.When(missing.When)}"
            + (missing.Type is { } type ? $", because {type.Reason}; it must be {type.Types}" : "");
    }

    private static string Beside(RivalReason? reason) => reason switch
    {
        RivalValue rival when rival.Allowing.Count > 0 =>
            $"{SentenceParts.When(rival.Other)}; it is allowed when {SentenceParts.Shown(rival.Other.Name)} is {Lists.OneOf(SentenceParts.Values(rival.Allowing, rival.MayBeAbsent), isSorted: false)}",
        RivalValue rival => SentenceParts.When(rival.Other),
        RivalNames rivals => $" together with {Lists.AllOf(SentenceParts.All(rivals.Others))}",
        RivalsBefore => " together with the attributes before it",
        _ => "",
    };

    private static string NotAllowed(NodeName attribute, NodeName element) => $"{SentenceParts.Shown(attribute)} is not allowed{SentenceParts.In(element)}";

    private static string NotAllowed(AttributeValue found) => $"{Quotation.Of(found.Value)} is not allowed for {SentenceParts.Shown(found.Name)}";
}
