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
internal sealed record BrokenKeyReference(KeyReferenceRule Reference, IReadOnlyList<DanglingReference> References, IReadOnlyList<string> Keys, int KeyCount) : BrokenRule(Reference);

/// <summary>A value that refers to nothing. Its path is not known: it was not certain when the value was met.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Field">Which field it is.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Length">The bytes that it takes there.</param>
internal sealed record DanglingReference(string Value, IdentityField Field, int Offset, int Length);
