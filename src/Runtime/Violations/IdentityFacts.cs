namespace Bindery.Violations;

/// <summary>A duplicate of a value that must be unique.</summary>
/// <param name="Value">The value, shortened if it is long.</param>
/// <param name="Where">The scope of uniqueness: "as an ID".</param>
/// <param name="Line">The line of the first occurrence.</param>
/// <param name="Column">The column of the first occurrence.</param>
internal sealed record DuplicateValue(string Value, string Where, int Line, int Column) : ViolationFacts(ViolationIds.Duplicate);

/// <summary>A value that does not refer to a key of its scope.</summary>
/// <param name="Value">The value, shortened if it is long.</param>
/// <param name="Where">The node with the value: "for 'name'".</param>
/// <param name="MustBe">The valid values: "must be …".</param>
internal sealed record UnknownKey(string Value, string Where, string MustBe) : ViolationFacts(ViolationIds.Dangling);

/// <summary>A value that does not refer to an ID of the document.</summary>
/// <param name="Value">The value, shortened if it is long.</param>
/// <param name="Nearest">The most similar ID.</param>
internal sealed record UnknownId(string Value, string? Nearest) : ViolationFacts(ViolationIds.Dangling);
