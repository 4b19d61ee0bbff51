using System.Collections.Generic;

namespace Bindery.Identity;

/// <summary>b:unique on an element: the values of some elements below it must be different.</summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">The possible places of an item's value; the first one that exists is used.</param>
/// <param name="phrase">
/// A description of the unique values, in the words of the schema, in the plural: "the names of the disks". Null if the schema has none.
/// </param>
/// <param name="isWarning">Whether a violation is only a warning, so that the document is still valid.</param>
internal sealed class UniqueRule(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, string? phrase, bool isWarning)
    : AnnotationRule(items, fields, phrase, isWarning)
{
    /// <summary>A description of the unique values, for messages: "among the names of the disks", "for 'name' of 'disk'".</summary>
    public string Where => Phrase is null ? "for " + Words(Items, Fields) : "among " + Phrase;
}
