using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Runs the nondeterministic automaton. Each character costs at most one visit of each instruction, independent of the bounds of counted repetitions: all
/// counts of one instruction grow together, so a queue of their start positions is enough. One object is used for one match.
/// </summary>
internal sealed class RegexSimulation
{
    private readonly RegexProgram _program;
    private readonly int[] _closed;
    private readonly int[] _listed;
    private readonly LongList _pending = new();
    private readonly Dictionary<int, CountQueue> _queues = [];
    private readonly List<int> _entered = [];
    private List<int> _active = [];
    private List<int> _next = [];
    private int _now = 1;

    /// <summary>Creates a run that continues from a set of configurations.</summary>
    public RegexSimulation(RegexProgram program, long[] configurations)
    {
        _program = program;
        _closed = new int[program.Instructions.Length];
        _listed = new int[program.Instructions.Length];
        // In reverse order: for one instruction the highest count, which began first, comes first.
        for (var i = configurations.Length - 1; i >= 0; i--)
        {
            var at = RegexConfigurations.Instruction(configurations[i]);
            if (program.Instructions[at].Operation == RegexOperation.Counted)
                Queue(at).Push(_now - RegexConfigurations.CountOf(configurations[i]));
            List(at, _active);
        }
    }

    /// <summary>Whether the rest of the text matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        for (var i = 0; i < utf8.Length;)
        {
            Step(_program.Classes[Utf8.Read(utf8, ref i)]);
            if (_active.Count == 0)
                return false;
        }
        return _active.Contains(_program.Instructions.Length - 1);
    }

    private void Step(int codePointClass)
    {
        _now++;
        _next.Clear();
        _entered.Clear();
        foreach (var at in _active)
        {
            ref readonly var instruction = ref _program.Instructions[at];
            if (instruction.Operation == RegexOperation.Accept)
                continue;
            var isMember = _program.Classes.Has(instruction.A, codePointClass);
            if (instruction.Operation == RegexOperation.Counted)
                Advance(at, instruction, isMember);
            else if (isMember)
                Enter(at + 1);
        }
        // This must be done last, because the queues above are those before the character.
        foreach (var at in _entered)
            Queue(at).Push(_now);
        (_active, _next) = (_next, _active);
    }

    private void Advance(int at, in RegexInstruction instruction, bool isMember)
    {
        var queue = Queue(at);
        if (!isMember)
            queue.Clear();
        else
            queue.Prune(_now, instruction.B, instruction.C);
        if (queue.IsEmpty)
            return;
        List(at, _next);
        if (_now - queue.Oldest >= instruction.B)
            Enter(at + 1);
    }

    private void Enter(int instruction)
    {
        _pending.Add(instruction);
        while (_pending.Count > 0)
        {
            var at = (int)_pending.Pop();
            if (_closed[at] == _now)
                continue;
            _closed[at] = _now;
            ref readonly var next = ref _program.Instructions[at];
            switch (next.Operation)
            {
                case RegexOperation.Split:
                    _pending.Add(next.A);
                    _pending.Add(next.B);
                    break;
                case RegexOperation.Jump:
                    _pending.Add(next.A);
                    break;
                case RegexOperation.Counted:
                    _entered.Add(at);
                    List(at, _next);
                    if (next.B == 0)
                        _pending.Add(at + 1);
                    break;
                default:
                    List(at, _next);
                    break;
            }
        }
    }

    private void List(int at, List<int> list)
    {
        if (_listed[at] == _now)
            return;
        _listed[at] = _now;
        list.Add(at);
    }

    private CountQueue Queue(int at)
    {
        if (!_queues.TryGetValue(at, out var queue))
            _queues.Add(at, queue = new CountQueue());
        return queue;
    }

    /// <summary>The positions at which the counts of one instruction began, oldest first.</summary>
    private sealed class CountQueue
    {
        private readonly List<int> _starts = [];
        private int _head;

        public bool IsEmpty => _head == _starts.Count;

        public int Oldest => _starts[_head];

        public void Push(int start) => _starts.Add(start);

        public void Clear()
        {
            _starts.Clear();
            _head = 0;
        }

        /// <summary>Removes counts beyond the maximum, and redundant ones (see <see cref="RegexConfigurations"/>).</summary>
        public void Prune(int now, int least, int most)
        {
            while (_head < _starts.Count && now - _starts[_head] > most)
                _head++;
            if (most == RegexNode.Unlimited)
            {
                if (_head < _starts.Count && now - _starts[_head] >= least)
                    _starts.RemoveRange(_head + 1, _starts.Count - _head - 1);
            }
            else
            {
                while (_head + 1 < _starts.Count && now - _starts[_head + 1] >= least)
                    _head++;
            }
            if (_head > 64 && _head * 2 > _starts.Count)
            {
                _starts.RemoveRange(0, _head);
                _head = 0;
            }
        }
    }
}
