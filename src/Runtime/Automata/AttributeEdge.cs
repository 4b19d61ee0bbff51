using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>An attribute: the patterns that its value may match, and where those that it does match lead.</summary>
/// <param name="name">The name's number.</param>
/// <param name="values">The different patterns of the value.</param>
/// <param name="transitions">Where each alternative leads.</param>
/// <param name="places">For each alternative and each of its transitions the place of the value's pattern.</param>
/// <param name="needsPrefixes">Whether the same value may lead elsewhere where prefixes mean something else.</param>
internal sealed class AttributeEdge(int name, Pattern[] values, Transitions[] transitions, int[][] places, bool needsPrefixes) : Edge(name)
{
    // Values are often the same from one element to the next. Where they are not, they are remembered now and then only.
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

    /// <summary>Whether any value is taken, and leads to the same.</summary>
    public bool TakesAny { get; } = Array.TrueForAll(values, value => value is TextPattern);

    /// <summary>Whether the same value may lead elsewhere where prefixes mean something else.</summary>
    public bool NeedsPrefixes { get; } = needsPrefixes;

    /// <summary>Decides the value, where it need only be of a datatype.</summary>
    public TypeCheck? Type { get; } = values.Length == 1 ? TypeCheck.Of(values[0]) : null;

    public Transitions[] Transitions { get; } = transitions;

    public int[][] Places { get; } = places;

    /// <summary>The state after the value that was remembered, if it is this one; else null.</summary>
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

    /// <summary>The state after the attribute; null until it is kept.</summary>
    /// <param name="matched">The patterns that the value matches, as bits.</param>
    public AutomatonState? After(ulong matched)
    {
        if (_last is not null && matched == _lastMatched)
            return _last;
        if (_next is null || !_next.TryGetValue(matched, out var state))
            return null;
        (_lastMatched, _last) = (matched, state);
        return state;
    }

    /// <summary>Keeps the state after the attribute.</summary>
    public void Keep(ulong matched, AutomatonState state)
    {
        (_next ??= []).Add(matched, state);
        (_lastMatched, _last) = (matched, state);
    }
}
