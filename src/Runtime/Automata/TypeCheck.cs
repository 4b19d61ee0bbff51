using System;
using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Datatypes.Regex;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>Checks whether values belong to one of several datatypes. Not thread-safe.</summary>
internal sealed class TypeCheck
{
    private const int NotKnown = -2;
    private const int None = -1;

    private readonly Datatype[] _types;
    private readonly AlikeTexts?[] _patterns;

    // For each type, the maximum length of values that its pattern facet alone decides.
    private readonly int[] _mostBytes;

    // Consecutive values of one attribute mostly have the same type.
    private int _last;

    private TypeCheck(Datatype[] types)
    {
        _types = types;
        _patterns = new AlikeTexts?[types.Length];
        _mostBytes = new int[types.Length];
        for (var i = 0; i < types.Length; i++)
            _mostBytes[i] = NotKnown;
    }

    /// <summary>Creates the check of a pattern for values; null if the pattern is more than a choice of datatypes.</summary>
    public static TypeCheck? Of(Pattern pattern)
    {
        var types = new List<Datatype>();
        while (true)
        {
            if ((pattern is ChoicePattern choice ? choice.Left : pattern) is not DataPattern { Except: null } data)
                return null;
            types.Add(data.Datatype);
            if (pattern is not ChoicePattern { Right: var right })
                return new TypeCheck([.. types]);
            pattern = right;
        }
    }

    /// <summary>Whether a value belongs to one of the types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="prefixes">Resolves the prefixes in the value; null if no type depends on prefixes.</param>
    public bool Allows(ReadOnlySpan<byte> value, PrefixResolver? prefixes)
    {
        if (Allows(_last, value, prefixes))
            return true;
        for (var i = 0; i < _types.Length; i++)
        {
            if (i == _last || !Allows(i, value, prefixes))
                continue;
            _last = i;
            return true;
        }
        return false;
    }

    private bool Allows(int type, ReadOnlySpan<byte> value, PrefixResolver? prefixes)
    {
        if (value.Length <= _mostBytes[type])
        {
            if (_patterns[type]!.Matches(value) is { } isMatch)
                return isMatch;
            // The automaton has become too large.
            _mostBytes[type] = None;
        }
        else if (_mostBytes[type] == NotKnown)
        {
            // Compiled on first use: a document needs few of a schema's patterns.
            var automaton = _types[type].OnlyPattern;
            _patterns[type] = automaton is null ? null : new AlikeTexts(automaton);
            _mostBytes[type] = automaton is null ? None : _types[type].MaxBytes ?? int.MaxValue;
        }
        return _types[type].Allows(value, prefixes);
    }
}
