using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>The kinds of conflicts; each is a rule.</summary>
internal enum ConflictKind
{
    /// <summary>The blamed attribute or child is not allowed, whatever its value (x001).</summary>
    NotAllowed,

    /// <summary>The blamed attribute, child or text is missing (x002).</summary>
    Missing,

    /// <summary>The blamed value is not valid for its datatype, regardless of the other content (x003).</summary>
    Value,

    /// <summary>The blamed value contradicts others (x004).</summary>
    ValueConflict,
}

/// <summary>A minimal set of facts that no valid document has together, and the fact to blame.</summary>
/// <param name="Kind">The kind of conflict.</param>
/// <param name="Blamed">The fact that the user would change first.</param>
/// <param name="Facts">All facts of the set, the blamed one included, in document order, absences last.</param>
/// <param name="WaysOut">Single changes that resolve this conflict, the best first.</param>
/// <param name="Expectation">For a value: the valid values with the other facts, as the end of a sentence ("must be 'qcow2'"); otherwise null.</param>
/// <param name="Words">For a value: the valid words with the other facts; empty if no words are expected.</param>
/// <param name="IsOfOnlyItem">Whether the blamed value is that of the only item of a list, and would be allowed beside another item.</param>
/// <param name="Refusal">Why the blamed child is not allowed in place of others ("it is abstract; use 'fee'"); null if the schema does not say.</param>
internal sealed record Conflict(
    ConflictKind Kind,
    Fact Blamed,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<WayOut> WaysOut,
    string? Expectation = null,
    IReadOnlyList<string>? Words = null,
    bool IsOfOnlyItem = false,
    string? Refusal = null)
{
    /// <summary>Returns the same conflict with another fact to blame. Its valid values are then unknown.</summary>
    public Conflict Blaming(Fact fact) => this with
    {
        Blamed = fact,
        Kind = fact.Values is null ? ConflictKind.NotAllowed : ConflictKind.ValueConflict,
        Expectation = null,
        Words = [],
        IsOfOnlyItem = false,
        Refusal = null,
    };
}

/// <summary>A fact about a partial document, as a conflict shows it.</summary>
/// <param name="Kind">The subject of the fact.</param>
/// <param name="Owner">The element that has or lacks it.</param>
/// <param name="NamespaceUri">The namespace of the attribute or child; empty for text.</param>
/// <param name="LocalName">
/// The name of the attribute or child; empty for text. "*" for the absence of all content that the schema allows without naming it.
/// </param>
/// <param name="IsAbsence">Whether the fact is an absence.</param>
/// <param name="Values">The values, if the value takes part in the conflict; null if only the presence does.</param>
/// <param name="IsDiscriminator">
/// Whether its value determines the other content of the element: an enumerated attribute with different patterns in different branches.
/// </param>
/// <param name="Meaning">For the absence of a discriminator: the value that it means, if there is one.</param>
/// <param name="Origin">The origin of the attribute, child or text; null for absences that the document does not mention.</param>
/// <param name="MayBeAbsent">
/// Whether it may also be absent: no valid document has the other facts together with one of the <paramref name="Values"/>, or without a value.
/// </param>
/// <param name="Child">For a child: the element (the first alternative); null if it is unknown or absent.</param>
/// <param name="Holder">The origin of the owner as a child; null for the root.</param>
internal sealed record Fact(
    FactKind Kind,
    PartialElement Owner,
    string NamespaceUri,
    string LocalName,
    bool IsAbsence,
    IReadOnlyList<string>? Values,
    bool IsDiscriminator,
    string? Meaning,
    object? Origin,
    PartialElement? Child,
    bool MayBeAbsent = false,
    object? Holder = null);

/// <summary>The kinds of single changes that resolve a conflict.</summary>
internal enum WayOutKind
{
    /// <summary>Set the attribute (present or not) to <see cref="WayOut.Value"/>, an enumerated one.</summary>
    SetValue,

    /// <summary>Remove the attribute, child or text.</summary>
    Remove,

    /// <summary>Add the missing attribute, child or text.</summary>
    Add,

    /// <summary>Change the value of the attribute or text; <see cref="WayOut.Value"/> is the nearest valid one, if there is one.</summary>
    ChangeValue,

    /// <summary>Move the child before <see cref="WayOut.Beside"/>.</summary>
    MoveBefore,

    /// <summary>Move the child after <see cref="WayOut.Beside"/>.</summary>
    MoveAfter,
}

/// <summary>A single change that resolves a conflict.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Fact">The fact to change, which is part of the conflict.</param>
/// <param name="Value">The value to set.</param>
/// <param name="Beside">The child to which the moved child is adjacent: another child of the same element, which is part of the conflict.</param>
internal sealed record WayOut(WayOutKind Kind, Fact Fact, string? Value = null, Fact? Beside = null);
