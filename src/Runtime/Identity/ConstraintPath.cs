using System.Collections.Generic;

namespace Bindery.Identity;

/// <summary>
/// A path of an identity constraint (XML Schema Part 1, 3.11.6): nested child elements, and for a field optionally an attribute of the last one. '.' steps are
/// left out.
/// </summary>
/// <param name="IsDescendant">Whether it begins at any depth ('.//').</param>
/// <param name="Steps">The child elements; none for the element itself.</param>
/// <param name="Attribute">The attribute; null for the element.</param>
internal sealed record ConstraintPath(bool IsDescendant, IReadOnlyList<NameTest> Steps, NameTest? Attribute)
{
    /// <summary>The maximum number of steps, which are stored as bits of a number.</summary>
    public const int MostSteps = 60;
}
