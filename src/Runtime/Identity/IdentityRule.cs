namespace Bindery.Identity;

/// <summary>
/// A rule about values below an element. Stands on an element pattern; whether an element keeps the rule follows from the document alone, not from how its
/// content matches.
/// </summary>
/// <param name="isWarning">Whether a violation is worth a warning only: it refuses nothing.</param>
internal abstract class IdentityRule(bool isWarning)
{
    public bool IsWarning { get; } = isWarning;

    /// <summary>Whether a document that breaks the rule is not valid, whatever other documents there are.</summary>
    public virtual bool Refuses => !IsWarning;

    /// <summary>Whether the element that has the rule may be an item itself, so that its own attributes matter.</summary>
    public virtual bool IsAboutItself => true;
}
