using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>A field of an identity constraint of XML Schema.</summary>
/// <param name="Constraint">A description of the constraint: "the key 'ids'".</param>
/// <param name="Field">A description of the field: "the attribute 'id'"; for a violation of all fields, all of them.</param>
/// <param name="Item">The name of the element with the field.</param>
internal sealed record ConstraintField(string Constraint, string Field, string Item);

/// <summary>The values of an item are duplicates.</summary>
/// <param name="Field">All fields.</param>
/// <param name="Values">Their values, in quotes.</param>
/// <param name="Line">The line of the first occurrence.</param>
/// <param name="Column">The column.</param>
internal sealed record DuplicateItem(ConstraintField Field, string Values, int Line, int Column) : ViolationFacts(ViolationIds.Duplicate);

/// <summary>The values of an item are not those of a key.</summary>
/// <param name="Field">All fields.</param>
/// <param name="Values">Their values, in quotes.</param>
/// <param name="Refer">The name of the key.</param>
/// <param name="Keys">The existing values; if there are many, the first ones.</param>
/// <param name="KeyCount">The number of existing values.</param>
internal sealed record UnknownItem(ConstraintField Field, string Values, string Refer, IReadOnlyList<string> Keys, int KeyCount)
    : ViolationFacts(ViolationIds.Dangling);

/// <summary>An item of a key has no value.</summary>
internal sealed record MissingField(ConstraintField Field) : ViolationFacts(ViolationIds.Missing);

/// <summary>A field of an item has several values.</summary>
internal sealed record RepeatedField(ConstraintField Field) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>A field of a key may be nil.</summary>
internal sealed record NillableField(ConstraintField Field) : ViolationFacts(ViolationIds.WrongValue);

/// <summary>A field has content other than a value.</summary>
internal sealed record FieldWithoutValue(ConstraintField Field) : ViolationFacts(ViolationIds.WrongValue);
