using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>An attribute that its element does not have.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Element">The element.</param>
/// <param name="Expected">The attributes that the element may have in addition to those present.</param>
/// <param name="HasOthers">Whether the element has other attributes.</param>
/// <param name="Nearest">The most similar local name.</param>
internal sealed record UnexpectedAttribute(NodeName Attribute, NodeName Element, IReadOnlyList<NodeName> Expected, bool HasOthers, string? Nearest)
    : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An attribute that is excluded by an attribute of an ancestor.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Element">The element.</param>
/// <param name="Reason">The other attribute.</param>
internal sealed record ExcludedAttribute(NodeName Attribute, NodeName Element, ContextReason Reason) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An attribute that is excluded by others of its start tag.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Element">The element.</param>
/// <param name="Reason">The others; null if they are not known.</param>
internal sealed record ConflictingAttribute(NodeName Attribute, NodeName Element, RivalReason? Reason) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>A value that is never allowed for an attribute.</summary>
/// <param name="Found">The attribute.</param>
/// <param name="MustBe">The valid values: "must be …".</param>
internal sealed record WrongValue(AttributeValue Found, string MustBe) : ViolationFacts(ViolationIds.WrongValue);

/// <summary>A value that is excluded by an attribute of an ancestor.</summary>
/// <param name="Found">The attribute.</param>
/// <param name="Reason">The attribute of the ancestor.</param>
internal sealed record ExcludedValue(AttributeValue Found, ContextReason Reason) : ViolationFacts(ViolationIds.Conflict);

/// <summary>A value that is excluded by other attributes of the start tag.</summary>
/// <param name="Found">The attribute.</param>
/// <param name="Element">The element.</param>
/// <param name="Reason">The others; null if they are not known.</param>
/// <param name="Fitting">The values that can be combined with the others.</param>
internal sealed record ConflictingValue(AttributeValue Found, NodeName Element, RivalReason? Reason, IReadOnlyList<string> Fitting)
    : ViolationFacts(ViolationIds.Conflict);

/// <summary>Missing required attributes.</summary>
/// <param name="Element">The element.</param>
/// <param name="Names">The attributes.</param>
/// <param name="Needs">How many of them are needed.</param>
/// <param name="When">The attribute that makes them required.</param>
/// <param name="Type">For xsi:type: why it is required, and the types.</param>
internal sealed record MissingAttributes(
    NodeName Element, IReadOnlyList<NodeName> Names, NeededAttributes Needs, AttributeValue? When, NeededType? Type)
    : ViolationFacts(ViolationIds.Missing);

/// <summary>Why an element needs xsi:type.</summary>
/// <param name="Reason">The reason: "its type 'Vehicle' is abstract".</param>
/// <param name="Types">The types that it may name: "'Boat' or 'Car'".</param>
internal sealed record NeededType(string Reason, string Types);

/// <summary>How many of several attributes are needed.</summary>
internal enum NeededAttributes
{
    /// <summary>Each of them.</summary>
    All,

    /// <summary>One of them.</summary>
    One,

    /// <summary>More than one of them.</summary>
    Some,
}
