using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Wording;

namespace Bindery.Identity;

/// <summary>b:keyref on an element: the values of some elements below it must be among those of others, which may come before or after them.</summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">The possible places of an item's value; the first one that exists is used.</param>
/// <param name="referItems">The paths to the referenced items.</param>
/// <param name="referFields">The possible places of a referenced value.</param>
/// <param name="phrase">
/// A description of a valid value, in the words of the schema, in the singular: "the name of the checkpoint". Null if the schema has none.
/// </param>
/// <param name="because">The consequence of a violation, in the words of the schema. Null if the schema has none.</param>
/// <param name="document">
/// The root element's name of another document that has the referenced values: the rule is only checked if both documents are available. Null if they
/// are in the same element.
/// </param>
/// <param name="isWarning">Whether a violation is only a warning, so that the document is still valid.</param>
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
    /// <summary>The maximum number of valid values that are listed; further ones are only counted.</summary>
    public const int MostShown = Lists.MostShown + 1;

    public IReadOnlyList<IdentityPath> ReferItems { get; } = referItems;

    public IReadOnlyList<IdentityField> ReferFields { get; } = referFields;

    public string? Because { get; } = because;

    public ExactName? Document { get; } = document;

    /// <inheritdoc/>
    public override bool Refuses => base.Refuses && Document is null;

    /// <summary>Whether the rule is checked for a document that is validated together with others.</summary>
    public bool HoldsTogether => !IsWarning && Document is not null;

    /// <inheritdoc/>
    public override bool IsAboutItself => base.IsAboutItself || ReferItems.Any(path => path.Steps.Count == 0);

    /// <summary>Describes the value, for messages: "for 'bitmap'", "as the text of 'tag'".</summary>
    /// <param name="field">The field with the value.</param>
    /// <param name="element">The name of the element with the rule.</param>
    public string WordsOf(IdentityField field, string element)
    {
        if (field.Attribute is not null)
            return $"for {field}";
        if (field.Steps.Count > 0)
            return $"as the text of {field}";
        var steps = Items[0].Steps;
        return $"as the text of '{(steps.Count == 0 ? element : steps[steps.Count - 1].Name.LocalName)}'";
    }

    /// <summary>Describes valid values, as the end of a sentence: "must be the name of the checkpoint ('m1')".</summary>
    /// <param name="keys">The valid values, in quotes, without duplicates; if there are many, the first <see cref="MostShown"/>.</param>
    /// <param name="count">The number of valid values.</param>
    /// <param name="what">A description of a valid value if the schema has none; null to describe it by names of the document.</param>
    public string MustBe(IReadOnlyList<string> keys, int count, string? what = null)
    {
        what = Phrase ?? what ?? "the value of " + Words(ReferItems, ReferFields);
        var known = count == 0 ? ", but there is none"
            : count == keys.Count ? $" ({Lists.OneOf(keys, isSorted: false)})"
            : FormattableString.Invariant($" ({string.Join(", ", keys.Take(Lists.MostShown))} and {count - Lists.MostShown} more)");
        return $"{(Document is null || !IsWarning ? "must" : "should")} be {what}{known}{(Because is null ? "" : "; " + Because)}";
    }
}
