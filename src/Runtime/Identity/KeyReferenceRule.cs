using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Wording;

namespace Bindery.Identity;

/// <summary>b:keyref on an element: the values of some elements below it must be among those of others, which may stand before or after them.</summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">Where the value of an item is; the first that is there decides.</param>
/// <param name="referItems">The paths to what is referred to.</param>
/// <param name="referFields">Where the value is that is referred to.</param>
/// <param name="phrase">What a value must be, in the words of the schema, in the singular: "the name of the checkpoint". Null where it does not say.</param>
/// <param name="because">What happens else, in the words of the schema. Null where it does not say.</param>
/// <param name="document">
/// The name of the root of another document, which has what is referred to: then only who has both is held to the rule. Null: it is in the same element.
/// </param>
/// <param name="isWarning">Whether a violation is worth a warning only: it refuses nothing.</param>
internal sealed class KeyReferenceRule(
    IReadOnlyList<IdentityPath> items,
    IReadOnlyList<IdentityField> fields,
    IReadOnlyList<IdentityPath> referItems,
    IReadOnlyList<IdentityField> referFields,
    string? phrase,
    string? because,
    ExactName? document,
    bool isWarning)
    : AnnotationRule(items, fields, phrase, isWarning)
{
    /// <summary>More of what there is to refer to is counted only.</summary>
    public const int MostShown = Lists.MostShown + 1;

    public IReadOnlyList<IdentityPath> ReferItems { get; } = referItems;

    public IReadOnlyList<IdentityField> ReferFields { get; } = referFields;

    public string? Because { get; } = because;

    public ExactName? Document { get; } = document;

    /// <inheritdoc/>
    public override bool Refuses => base.Refuses && Document is null;

    /// <summary>Whether a document is held to the rule where it is validated together with others.</summary>
    public bool HoldsTogether => !IsWarning && Document is not null;

    /// <inheritdoc/>
    public override bool IsAboutItself => base.IsAboutItself || ReferItems.Any(path => path.Steps.Count == 0);

    /// <summary>What a value is, for messages: "for 'bitmap'", "as the text of 'tag'".</summary>
    /// <param name="field">The field that has it.</param>
    /// <param name="element">The name of the element that has the rule.</param>
    public string WordsOf(IdentityField field, string element)
    {
        if (field.Attribute is not null)
            return $"for {field}";
        if (field.Steps.Count > 0)
            return $"as the text of {field}";
        var steps = Items[0].Steps;
        return $"as the text of '{(steps.Count == 0 ? element : steps[steps.Count - 1].Name.LocalName)}'";
    }

    /// <summary>What a value must be, as the end of a sentence: "must be the name of the checkpoint ('m1')".</summary>
    /// <param name="keys">What there is to refer to, in quotes, without repetitions; of many, the first <see cref="MostShown"/>.</param>
    /// <param name="count">How much there is.</param>
    /// <param name="what">What a value must be where the schema has no words for it; null: in the names of the document.</param>
    public string MustBe(IReadOnlyList<string> keys, int count, string? what = null)
    {
        what = Phrase ?? what ?? "the value of " + Words(ReferItems, ReferFields);
        var known = count == 0 ? ", but there is none"
            : count == keys.Count ? $" ({Lists.OneOf(keys, isSorted: false)})"
            : FormattableString.Invariant($" ({string.Join(", ", keys.Take(Lists.MostShown))} and {count - Lists.MostShown} more)");
        return $"{(Document is null || !IsWarning ? "must" : "should")} be {what}{known}{(Because is null ? "" : "; " + Because)}";
    }
}
