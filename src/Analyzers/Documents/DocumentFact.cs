using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Analyzers.Values;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>The part of a fact that counts. The search for a minimal conflict lowers the levels of facts and tests whether the conflict remains.</summary>
internal enum FactLevel : byte
{
    /// <summary>None: the member may be present or absent, with any value.</summary>
    Unknown,

    /// <summary>Only its presence.</summary>
    Presence,

    /// <summary>Its presence and its value.</summary>
    Value,
}

/// <summary>
/// A fact about a node of a partial document, in the form that the check uses. The fact itself is immutable; the part of it that counts can be changed, and it
/// can be replaced for a trial. Not thread-safe.
/// </summary>
internal sealed class DocumentFact
{
    private readonly List<(Pattern Content, bool Takes)> _matches = [];
    private readonly byte[][]? _written;
    private byte[][]? _literals;
    private int _trial;
    private int _trials;

    /// <summary>Creates a fact at its full level.</summary>
    /// <param name="kind">The subject of the fact.</param>
    /// <param name="owner">The node that has or lacks the member.</param>
    /// <param name="name">The number of the member's name; <see cref="NameIndex.Foreign"/> for text.</param>
    /// <param name="isAbsence">Whether the fact is an absence.</param>
    /// <param name="values">The possible values; null if they are unknown or there are none.</param>
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

    /// <summary>Whether the fact is an absence in the document; trials do not change this.</summary>
    public bool WasAbsence { get; }

    /// <summary>For an absence: whether it is that of all content that the schema allows without naming it.</summary>
    public bool IsOfOthers { get; init; }

    /// <summary>Whether the member may also be absent, and has one of the values only if it is present.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Its origin in the code.</summary>
    public object? Origin { get; init; }

    /// <summary>For a child: the possible nodes; empty if its content is unknown.</summary>
    public IReadOnlyList<DocumentNode> Alternatives { get; set; } = [];

    /// <summary>The highest level of the fact; <see cref="FactLevel.Unknown"/> if only the name of the member is known.</summary>
    public FactLevel Highest { get; init; }

    /// <summary>Whether <see cref="FactLevel.Presence"/> is weaker than the value: text that consists of whitespace is equivalent to none.</summary>
    public bool HasPresenceAlone =>
        Highest == FactLevel.Value && !IsConditional && (Kind != FactKind.Text || Array.TrueForAll(_written!, literal => !LiteralMatcher.IsBlank(literal)));

    /// <summary>The position in document order; absences of an element have an order of their own.</summary>
    public int Order { get; set; }

    /// <summary>The current level.</summary>
    public FactLevel Level { get; private set; }

    /// <summary>Whether the member currently counts as absent.</summary>
    public bool IsAbsence { get; private set; }

    /// <summary>For a trial: the only pattern of a value that counts; null if all do.</summary>
    public Pattern? Only { get; private set; }

    /// <summary>Whether the member counts as certainly present.</summary>
    public bool IsPresent => Level != FactLevel.Unknown && !IsAbsence && !IsConditional;

    /// <summary>Whether the member counts as certainly absent.</summary>
    public bool IsAbsent => Level != FactLevel.Unknown && IsAbsence;

    /// <summary>The values that count, if <see cref="Level"/> is <see cref="FactLevel.Value"/>.</summary>
    public byte[][] Literals => _literals!;

    /// <summary>The current state as a number, which is different for each state of the fact.</summary>
    public ulong State => ((ulong)(uint)_trial << 32) | ((uint)Order << 3) | (IsAbsence ? 4u : 0u) | (uint)Level;

    /// <summary>Creates a fact of which only the name is known.</summary>
    public static DocumentFact Unknown(FactKind kind, DocumentNode owner, int name, string namespaceUri, string localName) =>
        new(kind, owner, name, isAbsence: false) { NamespaceUri = namespaceUri, LocalName = localName, Highest = FactLevel.Unknown, Level = FactLevel.Unknown };

    /// <summary>Sets the level of the fact, or of its replacement during a trial.</summary>
    public void Set(FactLevel level)
    {
        if (Level != level)
            Change(level, IsAbsence, _literals, Only);
    }

    /// <summary>Begins a trial in which the member is absent.</summary>
    public void TryAbsence() => Change(FactLevel.Presence, true, _written, null);

    /// <summary>Begins a trial in which the member has this value.</summary>
    public void TryValue(string value) => Change(FactLevel.Value, false, [Encoding.UTF8.GetBytes(value)], null);

    /// <summary>Begins a trial in which the member has any value of one pattern.</summary>
    public void TryPattern(Pattern only) => Change(FactLevel.Presence, false, _written, only);

    /// <summary>Ends a trial: the fact has its original value, and counts up to a level.</summary>
    public void EndTrial(FactLevel level) => Change(level, WasAbsence, _written, null);

    /// <summary>Whether partly known values count: derivatives cannot be taken for these, they can only be matched.</summary>
    public bool IsOpen => Level == FactLevel.Value && ReferenceEquals(_literals, _written) && Values!.Any(OpenText.IsOpen);

    /// <summary>Whether one of the values that count matches a pattern; results are cached.</summary>
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
            return OpenTextMatcher.MayMatch(content, Values[i], session.Matcher);
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
