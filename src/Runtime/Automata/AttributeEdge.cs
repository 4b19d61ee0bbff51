using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>The transitions of an attribute: the patterns that its value may match, and the states that follow each match.</summary>
/// <param name="name">The name's number.</param>
/// <param name="values">The distinct patterns of the value.</param>
/// <param name="transitions">The transitions of each alternative.</param>
/// <param name="places">For each transition of each alternative, the index of the value's pattern in <paramref name="values"/>.</param>
/// <param name="needsPrefixes">Whether the result for a value depends on the namespace prefixes in scope.</param>
internal sealed class AttributeEdge(int name, Pattern[] values, Transitions[] transitions, int[][] places, bool needsPrefixes) : Edge(name)
{
    // Consecutive elements often have the same value. If the values keep changing, only one in several is remembered.
    private const int MostRemembered = 64;
    private const int FewChanges = 4;
    private const int ChangesBetween = 16;

    private byte[] _value = [];
    private int _valueLength = -1;
    private int _changes;
    private AutomatonState? _afterValue;
    private ulong _lastMatched;
    private AutomatonState? _last;
    private Dictionary<ulong, AutomatonState>? _next;

    public Pattern[] Values { get; } = values;

    /// <summary>Whether every value is accepted with the same result.</summary>
    public bool TakesAny { get; } = Array.TrueForAll(values, value => value is TextPattern);

    /// <summary>Whether the result for a value depends on the namespace prefixes in scope.</summary>
    public bool NeedsPrefixes { get; } = needsPrefixes;

    /// <summary>Checks the value if its pattern only requires a datatype; otherwise null.</summary>
    public TypeCheck? Type { get; } = values.Length == 1 ? TypeCheck.Of(values[0]) : null;

    public Transitions[] Transitions { get; } = transitions;

    public int[][] Places { get; } = places;

    /// <summary>Returns the state after the remembered value if <paramref name="value"/> equals it; otherwise null.</summary>
    public AutomatonState? AfterSame(ReadOnlySpan<byte> value)
    {
        if (value.Length != _valueLength || !value.SequenceEqual(_value.AsSpan(0, _valueLength)))
            return null;
        _changes = 0;
        return _afterValue;
    }

    /// <summary>Remembers a value.</summary>
    public void Remember(ReadOnlySpan<byte> value, AutomatonState after)
    {
        if (value.Length > MostRemembered || (++_changes > FewChanges && _changes % ChangesBetween != 0))
            return;
        if (value.Length > _value.Length)
            _value = new byte[MostRemembered];
        value.CopyTo(_value);
        (_valueLength, _afterValue) = (value.Length, after);
    }

    /// <summary>Returns the state after the attribute; null if it has not been stored yet.</summary>
    /// <param name="matched">The patterns that the value matches, as a bit mask.</param>
    public AutomatonState? After(ulong matched)
    {
        if (_last is not null && matched == _lastMatched)
            return _last;
        if (_next is null || !_next.TryGetValue(matched, out var state))
            return null;
        (_lastMatched, _last) = (matched, state);
        return state;
    }

    /// <summary>Stores the state after the attribute.</summary>
    public void Keep(ulong matched, AutomatonState state)
    {
        (_next ??= []).Add(matched, state);
        (_lastMatched, _last) = (matched, state);
    }
}
