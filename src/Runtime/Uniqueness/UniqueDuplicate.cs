using System.Collections.Generic;

namespace Bindery.Uniqueness;

/// <summary>A value that was used before.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Path">The path of the attribute or element that has it.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Length">The bytes that it takes there.</param>
/// <param name="First">Where it stood first.</param>
internal sealed record UniqueDuplicate(string Value, string Path, int Offset, int Length, int First);

/// <summary>A rule that an element breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Duplicates">The values used again; only noted for a diagnosis.</param>
internal sealed record BrokenRule(UniqueRule Rule, IReadOnlyList<UniqueDuplicate> Duplicates);
