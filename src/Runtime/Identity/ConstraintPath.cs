using System.Collections.Generic;

namespace Bindery.Identity;

/// <summary>
/// A path of an identity constraint (XML Schema Part 1, 3.11.6): child elements, each inside the one before, and for fields perhaps an attribute of the last of
/// them. Steps '.' are left out.
/// </summary>
/// <param name="IsDescendant">Whether it begins at any depth ('.//').</param>
/// <param name="Steps">The child elements; none: the element itself.</param>
/// <param name="Attribute">The attribute; null: the element.</param>
internal sealed record ConstraintPath(bool IsDescendant, IReadOnlyList<NameTest> Steps, NameTest? Attribute)
{
    /// <summary>The most steps, which are followed as bits of a number.</summary>
    public const int MostSteps = 60;
}
