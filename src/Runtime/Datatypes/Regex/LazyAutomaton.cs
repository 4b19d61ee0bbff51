using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// A deterministic automaton that is built on demand, up to a limit. When the limit is reached, the nondeterministic one continues from the current state.
/// Thread-safe: states never change once they are visible, except that transitions are filled in.
/// </summary>
internal sealed class LazyAutomaton
{
    /// <summary>The maximum size of the states of one automaton, in words of four bytes.</summary>
    private const int MaxSize = 64 * 1024;

    /// <summary>The maximum number of configurations of states that are cached.</summary>
    private const int MaxConfigurations = 1024;

    // The value of a table entry that is not a row: no match is possible. Zero means not computed yet.
    private const int Dead = -1;

    private readonly RegexProgram _program;
    private readonly RegexConfigurations _configurations;
    private readonly Dictionary<State, int> _rows = [];
    private readonly List<State> _states = [];
    private readonly object _gate = new();
    private readonly int _width;
    private readonly int _start;
    private int _size;

    // One row for each state: for each class of characters the row of the next state, and at the end whether the state accepts. The first row does not belong
    // to a state. A table that is too small is replaced by a larger one and never written again, so every row that can be reached in a table is complete.
    private int[] _table;

    /// <summary>Creates an automaton for a program.</summary>
    public LazyAutomaton(RegexProgram program)
    {
        _program = program;
        _configurations = new RegexConfigurations(program);
        _width = program.Classes.Count + 1;
        _table = new int[8 * _width];
        _start = Intern(_configurations.Start());
    }

    /// <summary>The program that it runs.</summary>
    public RegexProgram Program => _program;

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var row = Follow(utf8, _start, out var at);
        if (at < utf8.Length)
            return row != Dead && new RegexSimulation(_program, StateAt(row).Configurations).IsMatch(utf8.Slice(at));
        return Accepts(row);
    }

    /// <summary>The state before a text.</summary>
    public int Start => _start;

    /// <summary>Returns the state after the beginning of a text; null if a match is no longer possible, or the automaton has become too large.</summary>
    public int? After(ReadOnlySpan<byte> beginning)
    {
        var row = Follow(beginning, _start, out var at);
        return row == Dead || at < beginning.Length ? null : row;
    }

    /// <summary>Whether the whole text matches; null if the automaton has become too large.</summary>
    public bool? Matches(ReadOnlySpan<byte> utf8) => Matches(utf8, _start);

    /// <summary>Whether the rest of a text matches; null if the automaton has become too large.</summary>
    /// <param name="utf8">The rest.</param>
    /// <param name="row">The state before the rest.</param>
    public bool? Matches(ReadOnlySpan<byte> utf8, int row)
    {
        row = Follow(utf8, row, out var at);
        return at == utf8.Length ? Accepts(row) : row == Dead ? false : null;
    }

    private bool Accepts(int row) => Volatile.Read(ref _table)[row + _width - 1] != 0;

    // Runs as far as the states reach: to the end, to a point where no match is possible, or to the limit.
    private int Follow(ReadOnlySpan<byte> utf8, int row, out int at)
    {
        var ascii = _program.Classes.OfAscii;
        var table = Volatile.Read(ref _table);
        for (var i = 0; i < utf8.Length;)
        {
            at = i;
            var unit = utf8[i];
            int codePointClass;
            if (unit < ascii.Length)
            {
                codePointClass = ascii[unit];
                i++;
            }
            else
            {
                codePointClass = _program.Classes[Utf8.Read(utf8, ref i)];
            }
            var next = table[row + codePointClass];
            if (next <= 0)
            {
                if (next != Dead)
                    next = Extend(row, codePointClass);
                if (next == Dead)
                    return Dead;
                if (next == 0)
                    return row;
                table = Volatile.Read(ref _table);
            }
            row = next;
        }
        at = utf8.Length;
        return row;
    }

    private State StateAt(int row)
    {
        lock (_gate)
            return _states[(row / _width) - 1];
    }

    private int Extend(int row, int codePointClass)
    {
        lock (_gate)
        {
            if (_table[row + codePointClass] is var known && known != 0)
                return known;
            if (_size > MaxSize)
                return 0;
            var next = Intern(_configurations.Step(_states[(row / _width) - 1].Configurations, codePointClass));
            if (next != 0)
                Volatile.Write(ref _table[row + codePointClass], next);
            return next;
        }
    }

    private int Intern(long[] configurations)
    {
        if (configurations.Length == 0 && _states.Count > 0)
            return Dead;
        var state = new State(configurations);
        if (_rows.TryGetValue(state, out var known))
            return known;
        // The first state is always kept, because every run begins with it.
        if (_states.Count > 0 && configurations.Length > MaxConfigurations)
            return 0;
        _states.Add(state);
        var row = _states.Count * _width;
        var table = _table;
        if (table.Length < row + _width)
            Array.Resize(ref table, table.Length * 2);
        table[row + _width - 1] = _configurations.Accepts(configurations) ? 1 : 0;
        _size += 32 + (configurations.Length * 2) + _width;
        _rows.Add(state, row);
        Volatile.Write(ref _table, table);
        return row;
    }

    /// <summary>A set of configurations.</summary>
    private sealed class State(long[] configurations) : IEquatable<State>
    {
        private readonly int _hash = Hash(configurations);

        public long[] Configurations { get; } = configurations;

        // A loop: the framework's comparison of such numbers is compiled at run time.
        public bool Equals(State? other)
        {
            if (other is null || _hash != other._hash || Configurations.Length != other.Configurations.Length)
                return false;
            for (var i = 0; i < Configurations.Length; i++)
                if (Configurations[i] != other.Configurations[i])
                    return false;
            return true;
        }

        public override bool Equals(object? obj) => Equals(obj as State);

        public override int GetHashCode() => _hash;

        private static int Hash(long[] configurations)
        {
            var hash = 17;
            foreach (var configuration in configurations)
                hash = unchecked((hash * 31) + (int)configuration + ((int)(configuration >> 32) * 7919));
            return hash;
        }
    }
}
