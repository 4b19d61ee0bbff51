using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Analyzers.Values;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>How much of a fact counts. A search for the smallest conflict takes facts down this ladder and sees whether the conflict stays.</summary>
internal enum FactLevel : byte
{
    /// <summary>Nothing: the member may be there or not, with any value.</summary>
    Unknown,

    /// <summary>Whether it is there.</summary>
    Presence,

    /// <summary>Its value too.</summary>
    Value,
}

/// <summary>
/// One thing that is known about a node of a partial document, in the form that the check works with. What is known is fixed; how much of it counts can be
/// changed, and another fact be put in its place for a trial. For one thread at a time.
/// </summary>
internal sealed class DocumentFact
{
    private readonly List<(Pattern Content, bool Takes)> _matches = [];
    private readonly byte[][]? _written;
    private byte[][]? _literals;
    private int _trial;
    private int _trials;

    /// <summary>Creates a fact at its full level.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="owner">The node that has or lacks the member.</param>
    /// <param name="name">The number of the member's name; <see cref="NameIndex.Foreign"/> for text.</param>
    /// <param name="isAbsence">Whether the fact is that the member is absent.</param>
    /// <param name="values">The values of which it has one; null where they are unknown or there are none.</param>
    public DocumentFact(FactKind kind, DocumentNode owner, int name, bool isAbsence, IReadOnlyList<string>? values = null)
    {
        Kind = kind;
        Owner = owner;
        Name = name;
        WasAbsence = IsAbsence = isAbsence;
        Values = values;
        if (values is not null)
        {
            _written = new byte[values.Count][];
            for (var i = 0; i < _written.Length; i++)
                _written[i] = Encoding.UTF8.GetBytes(values[i]);
            _literals = _written;
        }
        Highest = Level = values is null ? FactLevel.Presence : FactLevel.Value;
    }

    public FactKind Kind { get; }

    public DocumentNode Owner { get; }

    public int Name { get; }

    public string NamespaceUri { get; init; } = "";

    public string LocalName { get; init; } = "";

    /// <summary>Whether the fact is part of what the element is, like its name: it always counts and is never named in a conflict.</summary>
    public bool IsOfElement { get; init; }

    /// <summary>The namespace that prefixes in the values mean; null where that is not known.</summary>
    public string? ValueNamespace { get; init; }

    /// <summary>The values that the document has; trials do not change them.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>Whether the fact is that the member is absent; trials do not change it.</summary>
    public bool WasAbsence { get; }

    /// <summary>For an absence: whether it is that of everything that the schema admits without naming it.</summary>
    public bool IsOfOthers { get; init; }

    /// <summary>Whether the member may be absent as well, and only if it is there has one of the values.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Where it comes from.</summary>
    public object? Origin { get; init; }

    /// <summary>For a child: the nodes of which it is one; none where nothing is known of its content.</summary>
    public IReadOnlyList<DocumentNode> Alternatives { get; set; } = [];

    /// <summary>The highest level that the fact has; <see cref="FactLevel.Unknown"/> for members of which only the name is known.</summary>
    public FactLevel Highest { get; init; }

    /// <summary>Whether <see cref="FactLevel.Presence"/> is less than the value: text that is blank is as good as none.</summary>
    public bool HasPresenceAlone =>
        Highest == FactLevel.Value && !IsConditional && (Kind != FactKind.Text || Array.TrueForAll(_written!, literal => !LiteralMatcher.IsBlank(literal)));

    /// <summary>The place in document order; absences of an element come in order of their own.</summary>
    public int Order { get; set; }

    /// <summary>How much counts now.</summary>
    public FactLevel Level { get; private set; }

    /// <summary>Whether the member counts as absent now.</summary>
    public bool IsAbsence { get; private set; }

    /// <summary>For a trial: the only pattern of a value that counts; null where all do.</summary>
    public Pattern? Only { get; private set; }

    /// <summary>Whether the member counts as certainly there.</summary>
    public bool IsPresent => Level != FactLevel.Unknown && !IsAbsence && !IsConditional;

    /// <summary>Whether the member counts as certainly absent.</summary>
    public bool IsAbsent => Level != FactLevel.Unknown && IsAbsence;

    /// <summary>The values that count, where <see cref="Level"/> is <see cref="FactLevel.Value"/>.</summary>
    public byte[][] Literals => _literals!;

    /// <summary>What counts, as a number that no other state of the fact has.</summary>
    public ulong State => ((ulong)(uint)_trial << 32) | ((uint)Order << 3) | (IsAbsence ? 4u : 0u) | (uint)Level;

    /// <summary>A fact of which no more is known than that the name is mentioned.</summary>
    public static DocumentFact Unknown(FactKind kind, DocumentNode owner, int name, string namespaceUri, string localName) =>
        new(kind, owner, name, isAbsence: false) { NamespaceUri = namespaceUri, LocalName = localName, Highest = FactLevel.Unknown, Level = FactLevel.Unknown };

    /// <summary>Lets the fact count up to a level; during a trial, what is tried.</summary>
    public void Set(FactLevel level)
    {
        if (Level != level)
            Change(level, IsAbsence, _literals, Only);
    }

    /// <summary>Begins a trial: as if the member were absent.</summary>
    public void TryAbsence() => Change(FactLevel.Presence, true, _written, null);

    /// <summary>Begins a trial: as if the member had this value.</summary>
    public void TryValue(string value) => Change(FactLevel.Value, false, [Encoding.UTF8.GetBytes(value)], null);

    /// <summary>Begins a trial: as if the member had some value of one pattern.</summary>
    public void TryPattern(Pattern only) => Change(FactLevel.Presence, false, _written, only);

    /// <summary>Ends a trial: the fact is again as it was made, and counts up to a level.</summary>
    public void EndTrial(FactLevel level) => Change(level, WasAbsence, _written, null);

    /// <summary>Whether values count of which parts are not known: these cannot be derived, only matched.</summary>
    public bool IsOpen => Level == FactLevel.Value && ReferenceEquals(_literals, _written) && Values!.Any(OpenText.IsOpen);

    /// <summary>Whether one of the values that count matches a pattern; answers are kept.</summary>
    public bool Matches(Pattern content, CheckSession session)
    {
        if (Level != FactLevel.Value)
            return Only is null || Only == content;
        foreach (var (known, takes) in _matches)
            if (known == content)
                return takes;
        var result = ValueNamespace is null && session.DependsOnPrefixes(content);
        for (var i = 0; i < Literals.Length && !result; i++)
            result = Matches(content, i, session);
        _matches.Add((content, result));
        return result;
    }

    // What is tried has no holes.
    private bool Matches(Pattern content, int i, CheckSession session)
    {
        if (ReferenceEquals(_literals, _written) && OpenText.IsOpen(Values![i]))
            return OpenTextMatcher.MayMatch(content, Values[i]);
        session.Matcher.Prefixes = ValueNamespace is null ? null : _ => ValueNamespace;
        var result = session.Matcher.Matches(content, Literals[i]);
        session.Matcher.Prefixes = null;
        return result;
    }

    private void Change(FactLevel level, bool isAbsence, byte[][]? literals, Pattern? only)
    {
        if (!ReferenceEquals(_literals, literals))
            _matches.Clear();
        if (only is null && ReferenceEquals(literals, _written))
            _trial = 0;
        else if (only != Only || !ReferenceEquals(_literals, literals))
            _trial = ++_trials;
        _literals = literals;
        Level = level;
        IsAbsence = isAbsence;
        Only = only;
        Owner.Touch();
    }
}
