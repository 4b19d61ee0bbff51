using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// A deterministic automaton that is built while it is used, up to a limit; where the limit is reached, the nondeterministic one goes on from the state reached.
/// Safe for all threads: states never change once they can be seen, except that transitions are filled in.
/// </summary>
internal sealed class LazyAutomaton
{
    /// <summary>The most that the states of one automaton may take, in words of four bytes.</summary>
    private const int MaxSize = 64 * 1024;

    /// <summary>A state with more configurations than this is not worth keeping.</summary>
    private const int MaxConfigurations = 1024;

    private readonly RegexProgram _program;
    private readonly RegexConfigurations _configurations;
    private readonly Dictionary<State, State> _states = [];
    private readonly object _gate = new();
    private readonly State _start;
    private int _size;

    /// <summary>An automaton for a program.</summary>
    public LazyAutomaton(RegexProgram program)
    {
        _program = program;
        _configurations = new RegexConfigurations(program);
        _start = Intern(_configurations.Start())!;
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var ascii = _program.Classes.OfAscii;
        var state = _start;
        for (var i = 0; i < utf8.Length;)
        {
            var before = i;
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
            // A plain read is enough: whoever sees a state sees it complete, for it was published by a volatile write.
            var next = state.Next[codePointClass] ?? Extend(state, codePointClass);
            if (next is null)
                return new RegexSimulation(_program, state.Configurations).IsMatch(utf8.Slice(before));
            if (next.IsDead)
                return false;
            state = next;
        }
        return state.IsAccepting;
    }

    private State? Extend(State state, int codePointClass)
    {
        lock (_gate)
        {
            if (state.Next[codePointClass] is { } known)
                return known;
            if (_size > MaxSize)
                return null;
            var next = Intern(_configurations.Step(state.Configurations, codePointClass));
            if (next is not null)
                Volatile.Write(ref state.Next[codePointClass], next);
            return next;
        }
    }

    private State? Intern(long[] configurations)
    {
        var state = new State(configurations, _configurations.Accepts(configurations));
        if (_states.TryGetValue(state, out var known))
            return known;
        // The first state is kept whatever its size: without it there is nothing to begin with.
        if (_states.Count > 0 && configurations.Length > MaxConfigurations)
            return null;
        state.Next = new State?[_program.Classes.Count];
        _size += 32 + (configurations.Length * 2) + (state.Next.Length * 2);
        _states.Add(state, state);
        return state;
    }

    /// <summary>A set of configurations, and where each class of characters leads from it, as far as that is known.</summary>
    private sealed class State(long[] configurations, bool isAccepting) : IEquatable<State>
    {
        private readonly int _hash = Hash(configurations);

        public long[] Configurations { get; } = configurations;

        public bool IsAccepting { get; } = isAccepting;

        public bool IsDead { get; } = configurations.Length == 0;

        public State?[] Next = [];

        public bool Equals(State? other) => other is not null && _hash == other._hash && Configurations.AsSpan().SequenceEqual(other.Configurations);

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
