using System;
using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>Sentences about values that must be unique, and about values that refer to others.</summary>
internal static class IdentitySentences
{
    public static string Of(DuplicateValue value) =>
        FormattableString.Invariant(
            $"{Quotation.Of(value.Value)} is used again {value.Where}; each must be unique, and line {value.Line}, column {value.Column} has it first");

    public static string Of(UnknownKey value) => $"{Quotation.Of(value.Value)} is not allowed {value.Where}: it {value.MustBe}";

    public static string Of(UnknownId value) =>
        $"{Quotation.Of(value.Value)} refers to nothing: no ID of the document is {Quotation.Of(value.Value)}{SentenceParts.DidYouMean(value.Nearest)}";
}
