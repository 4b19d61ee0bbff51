using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Uniqueness;

/// <summary>A rule that an element breaks. By what is only noted for a diagnosis.</summary>
/// <param name="Rule">The rule.</param>
internal abstract record BrokenRule(IdentityRule Rule);

/// <summary>A rule of uniqueness that an element breaks.</summary>
/// <param name="Unique">The rule.</param>
/// <param name="Duplicates">The values used again.</param>
internal sealed record BrokenUnique(UniqueRule Unique, IReadOnlyList<UniqueDuplicate> Duplicates) : BrokenRule(Unique);

/// <summary>A value that was used before.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Path">The path of the attribute or element that has it.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Length">The bytes that it takes there.</param>
/// <param name="First">Where it stood first.</param>
internal sealed record UniqueDuplicate(string Value, string Path, int Offset, int Length, int First);

/// <summary>A rule of references that an element breaks.</summary>
/// <param name="Reference">The rule.</param>
/// <param name="References">The values that refer to nothing.</param>
/// <param name="Keys">What there is to refer to, in quotes, in the order of the document; of many, the first ones.</param>
/// <param name="KeyCount">How much there is.</param>
internal sealed record BrokenKeyReference(KeyReferenceRule Reference, IReadOnlyList<DanglingReference> References, IReadOnlyList<string> Keys, int KeyCount)
    : BrokenRule(Reference);

/// <summary>An identity constraint that an element breaks.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Faults">What breaks it.</param>
/// <param name="Keys">What there is to refer to, in quotes, in the order of the document; of many, the first ones.</param>
/// <param name="KeyCount">How much there is.</param>
internal sealed record BrokenConstraint(IdentityConstraint Constraint, IReadOnlyList<ConstraintFault> Faults, IReadOnlyList<string> Keys, int KeyCount)
    : BrokenRule(Constraint);

/// <summary>The ways to break an identity constraint.</summary>
internal enum ConstraintFaultKind : byte
{
    /// <summary>The values were used before.</summary>
    Duplicate,

    /// <summary>The values refer to nothing.</summary>
    Dangling,

    /// <summary>An item of a key lacks a field.</summary>
    Missing,

    /// <summary>A field leads to more than one node.</summary>
    Several,

    /// <summary>A field leads to an element that holds more than a value.</summary>
    NoValue,

    /// <summary>A field of a key leads to an element that may be nil.</summary>
    Nillable,
}

/// <summary>What breaks an identity constraint.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Item">The name of the item.</param>
/// <param name="Value">The values of all fields, in quotes.</param>
/// <param name="Field">The field that it is about; where it is about all, the first.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Length">The bytes that it takes there.</param>
/// <param name="First">Of a duplicate, where the values stood first.</param>
internal sealed record ConstraintFault(ConstraintFaultKind Kind, string Item, string Value, int Field, int Offset, int Length, int First = -1);

/// <summary>A value that refers to nothing. Its path is not known: it was not certain when the value was met.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Field">Which field it is.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Length">The bytes that it takes there.</param>
internal sealed record DanglingReference(string Value, IdentityField Field, int Offset, int Length);
