using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>What a conflict amounts to; each kind is a rule.</summary>
internal enum ConflictKind
{
    /// <summary>The blamed attribute or child is not allowed, whatever its value (x001).</summary>
    NotAllowed,

    /// <summary>The blamed attribute, child or text is missing (x002).</summary>
    Missing,

    /// <summary>The blamed value is outside its datatype, whatever else is there (x003).</summary>
    Value,

    /// <summary>The blamed value contradicts others (x004).</summary>
    ValueConflict,
}

/// <summary>A smallest set of facts that no valid document has together, and the one to blame.</summary>
/// <param name="Kind">What it amounts to.</param>
/// <param name="Blamed">The fact that the user would change first.</param>
/// <param name="Facts">All facts of the set, the blamed one included, in document order, absences last.</param>
/// <param name="WaysOut">Single changes that resolve this conflict, the best first.</param>
/// <param name="Expectation">For a value: what it would have to be beside the other facts, as the end of a sentence ("must be 'qcow2'"); else null.</param>
/// <param name="Words">For a value: the words that it could be beside the other facts; none where no words are expected.</param>
internal sealed record Conflict(
    ConflictKind Kind, Fact Blamed, IReadOnlyList<Fact> Facts, IReadOnlyList<WayOut> WaysOut, string? Expectation = null, IReadOnlyList<string>? Words = null)
{
    /// <summary>The same conflict, with another of its facts to blame. What that would have to be is not known.</summary>
    public Conflict Blaming(Fact fact) =>
        this with { Blamed = fact, Kind = fact.Values is null ? ConflictKind.NotAllowed : ConflictKind.ValueConflict, Expectation = null, Words = [] };
}

/// <summary>One thing that is known about a partial document, as a conflict shows it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Owner">The element that has it, or lacks it.</param>
/// <param name="NamespaceUri">The namespace of the attribute or child; empty for text.</param>
/// <param name="LocalName">
/// The name of the attribute or child; empty for text. "*" for the absence of everything that the schema admits without naming it.
/// </param>
/// <param name="IsAbsence">Whether the fact is that it is absent.</param>
/// <param name="Values">Where the value takes part in the conflict: the values; null where only the presence does.</param>
/// <param name="IsDiscriminator">
/// Whether its value decides what else the element may have: an enumerated attribute with different patterns in different branches.
/// </param>
/// <param name="Meaning">For the absence of a discriminator: the value that it stands for, if it stands for one.</param>
/// <param name="Origin">The origin of the attribute, child or text; for absences that the document does not mention null.</param>
/// <param name="MayBeAbsent">Whether it may be absent as well: no document has both the others and one of the <paramref name="Values"/>, or none.</param>
/// <param name="Child">For a child: the element (the first alternative); null where nothing is known of it, or it is absent.</param>
/// <param name="Holder">The origin of the child that the owner is; null for the root.</param>
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

/// <summary>How a single change resolves a conflict.</summary>
internal enum WayOutKind
{
    /// <summary>Set the attribute (present or not) to <see cref="WayOut.Value"/>, an enumerated one.</summary>
    SetValue,

    /// <summary>Take the attribute, child or text away.</summary>
    Remove,

    /// <summary>Add the attribute, child or text that is missing.</summary>
    Add,

    /// <summary>Give the attribute or text another value; <see cref="WayOut.Value"/> is the nearest allowed one, if there is one near.</summary>
    ChangeValue,

    /// <summary>Put the child in front of <see cref="WayOut.Beside"/>.</summary>
    MoveBefore,

    /// <summary>Put the child behind <see cref="WayOut.Beside"/>.</summary>
    MoveAfter,
}

/// <summary>A single change that resolves a conflict.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Fact">The fact to change; one of the conflict's.</param>
/// <param name="Value">The value to set.</param>
/// <param name="Beside">Where to move a child: another child of the same element, one of the conflict's facts.</param>
internal sealed record WayOut(WayOutKind Kind, Fact Fact, string? Value = null, Fact? Beside = null);
