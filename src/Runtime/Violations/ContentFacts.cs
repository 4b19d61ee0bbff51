using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>Missing required elements.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Names">The elements that are missing.</param>
/// <param name="Before">The child before which they are missing; null at the end.</param>
/// <param name="When">The attribute that makes them required.</param>
internal sealed record MissingElements(NodeName Element, IReadOnlyList<NodeName> Names, NodeName? Before, AttributeValue? When)
    : ViolationFacts(ViolationIds.Missing);

/// <summary>Another child with the name of an existing one is required.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Child">The name of the child.</param>
/// <param name="Difference">The difference between the missing child and the existing ones; null if it is not known.</param>
internal sealed record MissingAnother(NodeName Element, NodeName Child, AttributeDifference? Difference) : ViolationFacts(ViolationIds.Missing);

/// <summary>One of several elements is required.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Names">The elements that may come next.</param>
/// <param name="HasChildren">Whether the parent has elements.</param>
internal sealed record MissingChoice(NodeName Element, IReadOnlyList<NodeName> Names, bool HasChildren) : ViolationFacts(ViolationIds.Missing);

/// <summary>Missing required text.</summary>
/// <param name="Element">The element.</param>
/// <param name="MustBe">The valid text: "must be …".</param>
internal sealed record MissingText(NodeName Element, string MustBe) : ViolationFacts(ViolationIds.Missing);

/// <summary>Text that is not valid.</summary>
/// <param name="Element">The element.</param>
/// <param name="Text">The text, shortened if it is long.</param>
/// <param name="MustBe">The valid text: "must be …".</param>
internal sealed record WrongText(NodeName Element, string Text, string MustBe) : ViolationFacts(ViolationIds.WrongValue);

/// <summary>Text where none is allowed.</summary>
/// <param name="Element">The element.</param>
/// <param name="Instead">The content that is allowed instead.</param>
internal sealed record UnexpectedText(NodeName Element, ExpectedContent Instead) : ViolationFacts(ViolationIds.NotAllowed);
