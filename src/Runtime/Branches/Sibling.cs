namespace Bindery.Branches;

/// <summary>A sibling of an attribute: another attribute, or a child element.</summary>
/// <param name="IsChild">Whether it is a child.</param>
/// <param name="Number">The number of the attribute's name, or that of the child's element pattern.</param>
internal readonly record struct Sibling(bool IsChild, int Number);
