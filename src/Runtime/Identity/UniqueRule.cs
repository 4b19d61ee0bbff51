using System.Collections.Generic;

namespace Bindery.Identity;

/// <summary>b:unique on an element: the values of some elements below it must differ.</summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">Where the value of an item is; the first that is there decides.</param>
/// <param name="phrase">What is unique, in the words of the schema, in the plural: "the names of the disks". Null where it does not say.</param>
/// <param name="isWarning">Whether a violation is worth a warning only: it refuses nothing.</param>
internal sealed class UniqueRule(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, string? phrase, bool isWarning)
    : AnnotationRule(items, fields, phrase, isWarning)
{
    /// <summary>What is unique, for messages: "among the names of the disks", "for 'name' of 'disk'".</summary>
    public string Where => Phrase is null ? "for " + Words(Items, Fields) : "among " + Phrase;
}
