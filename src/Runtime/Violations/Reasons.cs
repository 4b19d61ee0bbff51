using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>An attribute and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, shortened if it is long.</param>
internal sealed record AttributeValue(NodeName Name, string Value);

/// <summary>The content that is allowed in place of something else.</summary>
/// <param name="Names">The elements, the most likely first.</param>
/// <param name="HasChildren">Whether there are elements before this place.</param>
internal sealed record ExpectedContent(IReadOnlyList<NodeName> Names, bool HasChildren);

/// <summary>An attribute of an ancestor that must be different to allow a node.</summary>
/// <param name="Attribute">The name.</param>
/// <param name="Value">Its value; null if it is absent.</param>
/// <param name="Meaning">The value that its absence means; null if there is none, or if it is not absent.</param>
/// <param name="Owner">The element with the attribute, if it is not the innermost one.</param>
/// <param name="Line">The line of that element, if it differs from that of the innermost one.</param>
/// <param name="Allowing">The values that allow the node.</param>
/// <param name="MayBeAbsent">Whether the node is allowed if the attribute is absent.</param>
internal sealed record ContextReason(
    NodeName Attribute, string? Value, string? Meaning, NodeName? Owner, int? Line, IReadOnlyList<string> Allowing, bool MayBeAbsent);

/// <summary>The reason why an attribute cannot be combined with others of its start tag.</summary>
internal abstract record RivalReason;

/// <summary>Another attribute must have another value.</summary>
/// <param name="Other">The other attribute.</param>
/// <param name="Allowing">The values that are allowed; empty if they are not listed.</param>
/// <param name="MayBeAbsent">Whether it may be absent.</param>
internal sealed record RivalValue(AttributeValue Other, IReadOnlyList<string> Allowing, bool MayBeAbsent) : RivalReason;

/// <summary>Other attributes must be absent.</summary>
/// <param name="Others">Their names, in document order.</param>
internal sealed record RivalNames(IReadOnlyList<NodeName> Others) : RivalReason;

/// <summary>There are too many attributes to find the reason.</summary>
internal sealed record RivalsBefore : RivalReason;

/// <summary>The difference between elements with the same name: an attribute and the values that one of them may have.</summary>
/// <param name="Attribute">The name.</param>
/// <param name="Values">The values, in the order of the schema.</param>
/// <param name="MayBeAbsent">Whether it may be absent.</param>
internal sealed record AttributeDifference(NodeName Attribute, IReadOnlyList<string> Values, bool MayBeAbsent);
