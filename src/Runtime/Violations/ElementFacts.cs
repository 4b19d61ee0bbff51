using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>A root element that the schema does not have.</summary>
/// <param name="Element">The root element.</param>
/// <param name="Expected">The root elements of the schema, the most likely first.</param>
/// <param name="Nearest">The most similar local name.</param>
internal sealed record UnexpectedRoot(NodeName Element, IReadOnlyList<NodeName> Expected, string? Nearest) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element or attribute that is only allowed in received documents.</summary>
/// <param name="Node">The element or attribute.</param>
/// <param name="Parent">The element that contains it.</param>
internal sealed record OutputOnlyNode(NodeName Node, NodeName Parent) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>A repeated element that is allowed only once.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Instead">The content that is allowed instead.</param>
internal sealed record RepeatedElement(NodeName Element, NodeName Parent, ExpectedContent Instead) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element that is allowed elsewhere among its siblings.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Sibling">The local name of the last child before it.</param>
/// <param name="Instead">The content that is allowed instead.</param>
internal sealed record MisplacedElement(NodeName Element, NodeName Parent, string Sibling, ExpectedContent Instead) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element that is excluded by an attribute of an ancestor.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Reason">The attribute.</param>
internal sealed record ExcludedElement(NodeName Element, NodeName Parent, ContextReason Reason) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element that is not allowed in place of others, although the schema relates it to them.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Refusal">The reason, and what is allowed instead: "it is abstract; use 'disk'".</param>
internal sealed record RefusedElement(NodeName Element, NodeName Parent, string Refusal) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element that its parent does not have.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="IsDecidedBefore">Whether other elements with the name of the parent have it, so that a preceding node excludes it.</param>
/// <param name="Instead">The content that is allowed instead.</param>
/// <param name="AllowedIn">The elements that may contain it; empty if there are none or many.</param>
/// <param name="Nearest">The most similar local name.</param>
internal sealed record UnexpectedElement(
    NodeName Element, NodeName Parent, bool IsDecidedBefore, ExpectedContent Instead, IReadOnlyList<NodeName> AllowedIn, string? Nearest)
    : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element for which the schema allows no content.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
internal sealed record ImpossibleElement(NodeName Element, NodeName Parent) : ViolationFacts(ViolationIds.NotAllowed);

/// <summary>An element that comes before required siblings.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="First">The siblings that must come first; empty if they are not known.</param>
/// <param name="NeedsAll">Whether all of these must come first, or only one of them.</param>
internal sealed record EarlyElement(NodeName Element, NodeName Parent, IReadOnlyList<NodeName> First, bool NeedsAll) : ViolationFacts(ViolationIds.NotAllowed);
