using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>An attribute with the value that it has.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, cut where it is long.</param>
internal sealed record AttributeValue(NodeName Name, string Value);

/// <summary>What may stand in the place of something that may not.</summary>
/// <param name="Names">The elements, the most likely first.</param>
/// <param name="HasChildren">Whether elements stand before this place.</param>
internal sealed record ExpectedContent(IReadOnlyList<NodeName> Names, bool HasChildren);

/// <summary>An attribute of an element around a node that would have to be different, so that the node could be there.</summary>
/// <param name="Attribute">The name.</param>
/// <param name="Value">Its value; null where it is absent.</param>
/// <param name="Meaning">The value that its absence stands for; null where there is none, or where it is not absent.</param>
/// <param name="Owner">The element that has it, where it is not the innermost one.</param>
/// <param name="Line">The line of that element, where it is another than that of the innermost one.</param>
/// <param name="Allowing">The values with which the node could be there.</param>
/// <param name="MayBeAbsent">Whether the node could be there if the attribute were absent.</param>
internal sealed record ContextReason(
    NodeName Attribute, string? Value, string? Meaning, NodeName? Owner, int? Line, IReadOnlyList<string> Allowing, bool MayBeAbsent);

/// <summary>Why an attribute may not stand beside others of its start tag.</summary>
internal abstract record RivalReason;

/// <summary>Another attribute would have to have another value.</summary>
/// <param name="Other">The other attribute.</param>
/// <param name="Allowing">The values of it that would do; empty where they are not listed.</param>
/// <param name="MayBeAbsent">Whether its absence would do.</param>
internal sealed record RivalValue(AttributeValue Other, IReadOnlyList<string> Allowing, bool MayBeAbsent) : RivalReason;

/// <summary>Other attributes would have to be absent.</summary>
/// <param name="Others">Their names, in the order of the document.</param>
internal sealed record RivalNames(IReadOnlyList<NodeName> Others) : RivalReason;

/// <summary>There are too many attributes to say which one.</summary>
internal sealed record RivalsBefore : RivalReason;

/// <summary>What tells elements of one name apart: an attribute and the values that one of them may have.</summary>
/// <param name="Attribute">The name.</param>
/// <param name="Values">The values, in the order of the schema.</param>
/// <param name="MayBeAbsent">Whether it may be absent.</param>
internal sealed record AttributeDifference(NodeName Attribute, IReadOnlyList<string> Values, bool MayBeAbsent);
