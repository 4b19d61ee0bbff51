using System.Collections.Generic;

namespace Bindery.Violations;

/// <summary>Elements that are required and not there.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Names">The elements that are missing.</param>
/// <param name="Before">The child before which they are missing; null at the end.</param>
/// <param name="When">The attribute that makes them necessary.</param>
internal sealed record MissingElements(NodeName Element, IReadOnlyList<NodeName> Names, NodeName? Before, AttributeValue? When)
    : ViolationFacts(ViolationIds.Missing);

/// <summary>One more child of a name that is there already is required.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Child">The name of the child.</param>
/// <param name="Difference">What the child must have that those that are there have not; null where that is not known.</param>
internal sealed record MissingAnother(NodeName Element, NodeName Child, AttributeDifference? Difference) : ViolationFacts(ViolationIds.Missing);

/// <summary>One of several elements is required.</summary>
/// <param name="Element">The parent.</param>
/// <param name="Names">The elements that may come next.</param>
/// <param name="HasChildren">Whether the parent has elements.</param>
internal sealed record MissingChoice(NodeName Element, IReadOnlyList<NodeName> Names, bool HasChildren) : ViolationFacts(ViolationIds.Missing);

/// <summary>Text is required and not there.</summary>
/// <param name="Element">The element.</param>
/// <param name="MustBe">What the text must be: "must be …".</param>
internal sealed record MissingText(NodeName Element, string MustBe) : ViolationFacts(ViolationIds.Missing);

/// <summary>Text is not such as it must be.</summary>
/// <param name="Element">The element.</param>
/// <param name="Text">The text, cut where it is long.</param>
/// <param name="MustBe">What it must be: "must be …".</param>
internal sealed record WrongText(NodeName Element, string Text, string MustBe) : ViolationFacts(ViolationIds.WrongValue);

/// <summary>There is text where none may be.</summary>
/// <param name="Element">The element.</param>
/// <param name="Instead">What may stand in its place.</param>
internal sealed record UnexpectedText(NodeName Element, ExpectedContent Instead) : ViolationFacts(ViolationIds.NotAllowed);
