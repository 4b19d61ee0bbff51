using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// Substitutes the knowledge about a node's members in a content pattern, so that derivatives are only needed for certain members: an absent member becomes
/// notAllowed; an unknown one becomes empty, because it may be present where it is required; a certain one is unchanged. The position and number of unknown
/// members are ignored, which can only allow more. Not thread-safe.
/// </summary>
internal sealed class UnknownSubstitution
{
    private const int Unasked = -2;
    private const int Several = -1;

    private readonly CheckSession _session;
    private readonly int[] _single;
    private readonly int[] _rounds;
    private readonly Pattern[] _results;
    private readonly Func<Pattern, Pattern> _substitute;
    private int _round;
    private DocumentNode _node = null!;
    private HashSet<Pattern>? _possible;

    public UnknownSubstitution(CheckSession session)
    {
        _session = session;
        _single = new int[session.SharedCount];
        for (var i = 0; i < _single.Length; i++)
            _single[i] = Unasked;
        _rounds = new int[session.SharedCount];
        _results = new Pattern[session.SharedCount];
        _substitute = Substitute;
    }

    /// <summary>Returns the content after the substitution.</summary>
    /// <param name="node">The node.</param>
    /// <param name="content">The content of an element pattern of the grammar.</param>
    /// <param name="possible">The element patterns that possible children match; null if there are none.</param>
    public Pattern Apply(DocumentNode node, Pattern content, HashSet<Pattern>? possible)
    {
        (_node, _possible) = (node, possible);
        _round++;
        return Substitute(content);
    }

    private Pattern Substitute(Pattern pattern)
    {
        if (pattern.Parts == PatternParts.None)
            return pattern;
        if (_rounds[pattern.Id] == _round)
            return _results[pattern.Id];
        _session.Spend(1);
        var result = pattern switch
        {
            AttributePattern attribute => Attribute(attribute),
            ElementPattern element => Element(element),
            TextPattern or DataPattern or ValuePattern or ListPattern => Text(pattern),
            _ => Derivatives.Rebuild(_session.Builder, pattern, _substitute),
        };
        _rounds[pattern.Id] = _round;
        _results[pattern.Id] = result;
        return result;
    }

    private Pattern Attribute(AttributePattern pattern)
    {
        var builder = _session.Builder;
        if (pattern.IsOutputOnly)
            return builder.NotAllowed;
        var name = Single(pattern, pattern.Name);
        if (name != Several)
        {
            if (_node.FindAttribute(name) is not { } fact)
                return _node.IsClosed ? builder.NotAllowed : builder.Empty;
            if (fact.Level == FactLevel.Unknown)
                return builder.Empty;
            if (fact.IsAbsent || !fact.Matches(pattern.Content, _session))
                return builder.NotAllowed;
            return fact.IsConditional ? builder.Empty : pattern;
        }
        var mayBe = _node.MayHaveOtherAttributes;
        var isThere = false;
        foreach (var fact in _node.Attributes)
        {
            if (fact.IsAbsent || !_session.Names.Admits(pattern, fact.Name))
                continue;
            if (fact.IsPresent)
                isThere |= fact.Matches(pattern.Content, _session);
            else
                mayBe |= fact.Level == FactLevel.Unknown || fact.Matches(pattern.Content, _session);
        }
        return Combine(pattern, isThere, mayBe);
    }

    private Pattern Element(ElementPattern pattern)
    {
        if (pattern.IsOutputOnly)
            return _session.Builder.NotAllowed;
        var states = ChildStates.None;
        var name = Single(pattern, pattern.Name);
        if (name != Several)
        {
            states = _node.ChildrenOf(name);
        }
        else
        {
            if (_node.MayHaveOtherChildren)
                states = ChildStates.Unknown;
            foreach (var pair in _node.ChildNames)
                if (_session.Names.Admits(pattern, pair.Key))
                    states |= pair.Value;
        }
        var mayBe = (states & ChildStates.Unknown) != 0 || (states & ChildStates.Conditional) != 0 && _possible!.Contains(pattern);
        return Combine(pattern, (states & ChildStates.Certain) != 0, mayBe);
    }

    private Pattern Text(Pattern pattern)
    {
        if (_node.Text is not { Level: not FactLevel.Unknown } text)
            return pattern is TextPattern ? pattern : _session.Builder.Empty;
        if (text.Level == FactLevel.Presence && text.IsPresent)
            return text.Only is null || text.Only == pattern ? _session.Builder.Text : _session.Builder.NotAllowed;
        if (text.IsOpen && pattern is not TextPattern)
            return text.Matches(pattern, _session) ? _session.Builder.Text : _session.Builder.NotAllowed;
        return pattern is not TextPattern && text.Level == FactLevel.Value && _session.DependsOnPrefixes(pattern) ? _session.Builder.Text : pattern;
    }

    private Pattern Combine(Pattern pattern, bool isThere, bool mayBe) =>
        isThere ? mayBe ? _session.Builder.Optional(pattern) : pattern : mayBe ? _session.Builder.Empty : _session.Builder.NotAllowed;

    // Returns the number of the name of a pattern with a single name.
    private int Single(Pattern pattern, NameClass nameClass)
    {
        ref var single = ref _single[pattern.Id];
        if (single == Unasked)
            single = nameClass is NameNameClass name ? _session.Names.Find(name.NamespaceUri, name.LocalName) : Several;
        return single;
    }
}
