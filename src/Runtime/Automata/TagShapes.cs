using System;
using Bindery.Collections;

namespace Bindery.Automata;

/// <summary>The shapes of the start tags of one state: a few, searched linearly.</summary>
internal struct TagShapes
{
    /// <summary>The number of attributes from which the shape of a tag is not learned.</summary>
    public const int MostAttributes = 64;

    private const int Most = 4;
    private const int LongestTag = 1024;

    // If the tags keep differing, only one in several is learned.
    private const int MissesBetween = 16;

    private TagShape? _last;
    private TagShape[]? _all;
    private int _count;
    private int _misses;

    /// <summary>Whether to learn the shape of the next tag that matches no shape.</summary>
    public bool IsToLearn() => _count < Most || ++_misses % MissesBetween == 0;

    /// <summary>Returns the state after a tag; null if the tag matches no shape.</summary>
    public AutomatonState? Follow(ReadOnlySpan<byte> text, ContentAutomaton automaton, IdentityRun? identities) =>
        _last is null ? null
        : _last.Fits(text, automaton, identities) ? _last.End
        : FollowAny(text, automaton, identities);

    /// <summary>Learns the shape of a tag that matched none.</summary>
    /// <param name="text">The bytes between the name and the end of the tag.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="end">The state after the tag.</param>
    /// <param name="isNeeded">For each number of a name, whether the value matters to an identity rule; null if there are no such rules.</param>
    /// <returns>The number of bytes by which the memory use grows.</returns>
    public int Learn(ReadOnlySpan<byte> text, ValueList<TagAttribute> attributes, AutomatonState end, bool[]? isNeeded)
    {
        if (text.Length > LongestTag)
            return 0;
        for (var i = 0; i < _count; i++)
            if (_all![i].With(text, attributes, isNeeded) is { } both)
            {
                _last = _all[i] = both;
                return 0;
            }
        _all ??= new TagShape[Most];
        var place = _count < Most ? _count++ : _misses / MissesBetween % Most;
        _last = _all[place] = new TagShape(text.ToArray(), attributes.ToArray(), new bool[attributes.Count], end, isNeeded);
        return text.Length;
    }

    private AutomatonState? FollowAny(ReadOnlySpan<byte> text, ContentAutomaton automaton, IdentityRun? identities)
    {
        for (var i = 0; i < _count; i++)
        {
            var shape = _all![i];
            if (shape == _last)
                continue;
            identities?.ForgetAttributes();
            if (!shape.Fits(text, automaton, identities))
                continue;
            _last = shape;
            return shape.End;
        }
        identities?.ForgetAttributes();
        return null;
    }
}
