namespace Bindery.Violations;

/// <summary>A value that must be unique, and stood before.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Where">Among what it must be unique: "as an ID".</param>
/// <param name="Line">The line where it stood first.</param>
/// <param name="Column">The column where it stood first.</param>
internal sealed record DuplicateValue(string Value, string Where, int Line, int Column) : ViolationFacts(ViolationIds.Duplicate);

/// <summary>A value that refers to no key of its scope.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Where">What has the value: "for 'name'".</param>
/// <param name="MustBe">What it must be: "must be …".</param>
internal sealed record UnknownKey(string Value, string Where, string MustBe) : ViolationFacts(ViolationIds.Dangling);

/// <summary>A value that refers to no ID of the document.</summary>
/// <param name="Value">The value, cut where it is long.</param>
/// <param name="Nearest">The ID that was probably meant.</param>
internal sealed record UnknownId(string Value, string? Nearest) : ViolationFacts(ViolationIds.Dangling);
