using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Uniqueness;

/// <summary>A rule that an element violates. The details are only recorded for a diagnosis.</summary>
/// <param name="Rule">The rule.</param>
internal abstract record BrokenRule(IdentityRule Rule);

/// <summary>A uniqueness rule that an element violates.</summary>
/// <param name="Unique">The rule.</param>
/// <param name="Duplicates">The values that were used before.</param>
internal sealed record BrokenUnique(UniqueRule Unique, IReadOnlyList<UniqueDuplicate> Duplicates) : BrokenRule(Unique);

/// <summary>A value that was used before.</summary>
/// <param name="Value">The value, truncated if it is long.</param>
/// <param name="Path">The path of the attribute or element that has it.</param>
/// <param name="Offset">The offset of the value in the document.</param>
/// <param name="Length">The length of the value in the document, in bytes.</param>
/// <param name="First">The offset of the first occurrence.</param>
internal sealed record UniqueDuplicate(string Value, string Path, int Offset, int Length, int First);

/// <summary>A reference rule that an element violates.</summary>
/// <param name="Reference">The rule.</param>
/// <param name="References">The references without a target.</param>
/// <param name="Keys">The possible targets, in quotes, in document order; if there are many, only the first ones.</param>
/// <param name="KeyCount">The number of possible targets.</param>
internal sealed record BrokenKeyReference(KeyReferenceRule Reference, IReadOnlyList<DanglingReference> References, IReadOnlyList<string> Keys, int KeyCount)
    : BrokenRule(Reference);

/// <summary>An identity constraint that an element violates.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Faults">The faults that violate it.</param>
/// <param name="Keys">The possible targets, in quotes, in document order; if there are many, only the first ones.</param>
/// <param name="KeyCount">The number of possible targets.</param>
internal sealed record BrokenConstraint(IdentityConstraint Constraint, IReadOnlyList<ConstraintFault> Faults, IReadOnlyList<string> Keys, int KeyCount)
    : BrokenRule(Constraint);

/// <summary>The ways to violate an identity constraint.</summary>
internal enum ConstraintFaultKind : byte
{
    /// <summary>The values were used before.</summary>
    Duplicate,

    /// <summary>The values refer to no item.</summary>
    Dangling,

    /// <summary>An item of a key lacks a field.</summary>
    Missing,

    /// <summary>A field selects more than one node.</summary>
    Several,

    /// <summary>A field selects an element that does not contain only a value.</summary>
    NoValue,

    /// <summary>A field of a key selects an element that is nillable.</summary>
    Nillable,
}

/// <summary>A fault that violates an identity constraint.</summary>
/// <param name="Kind">The kind of the fault.</param>
/// <param name="Item">The name of the item.</param>
/// <param name="Value">The values of all fields, in quotes.</param>
/// <param name="Field">The index of the field concerned; the first one if all are.</param>
/// <param name="Offset">The offset in the document.</param>
/// <param name="Length">The length in the document, in bytes.</param>
/// <param name="First">For a duplicate, the offset of the first occurrence.</param>
internal sealed record ConstraintFault(ConstraintFaultKind Kind, string Item, string Value, int Field, int Offset, int Length, int First = -1);

/// <summary>A reference without a target. Its path is not available, because the violation was not yet certain when the value was read.</summary>
/// <param name="Value">The value, truncated if it is long.</param>
/// <param name="Field">The field that has the value.</param>
/// <param name="Offset">The offset of the value in the document.</param>
/// <param name="Length">The length of the value in the document, in bytes.</param>
internal sealed record DanglingReference(string Value, IdentityField Field, int Offset, int Length);
