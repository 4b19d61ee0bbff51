namespace Bindery.Identity;

/// <summary>
/// A rule about values below an element. It belongs to an element pattern. Whether an element satisfies the rule depends only on the document, not on how its
/// content matches.
/// </summary>
/// <param name="isWarning">Whether a violation is only a warning, so that the document is still valid.</param>
internal abstract class IdentityRule(bool isWarning)
{
    public bool IsWarning { get; } = isWarning;

    /// <summary>Whether a document that violates the rule is invalid, independent of other documents.</summary>
    public virtual bool Refuses => !IsWarning;

    /// <summary>Whether the element that has the rule can be an item itself, so that its own attributes matter.</summary>
    public virtual bool IsAboutItself => true;
}
