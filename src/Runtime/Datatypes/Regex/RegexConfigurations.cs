using System;
using Bindery.Collections;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Computes steps of the automaton on sets of configurations. A configuration is an instruction that consumes (or accepts), and the count that it has reached.
/// Not thread-safe, because the work space is reused.
/// </summary>
internal sealed class RegexConfigurations
{
    private readonly RegexProgram _program;
    private readonly int[] _seen;
    private readonly LongList _pending = new();
    private readonly LongList _found = new();
    private int _round;

    /// <summary>Creates the steps of a program.</summary>
    public RegexConfigurations(RegexProgram program)
    {
        _program = program;
        _seen = new int[program.Instructions.Length];
    }

    /// <summary>Returns a configuration as one number, sorted by instruction, then count.</summary>
    public static long Pack(int instruction, int count) => ((long)instruction << 32) | (uint)count;

    /// <summary>Returns a configuration's instruction.</summary>
    public static int Instruction(long configuration) => (int)(configuration >> 32);

    /// <summary>Returns the number of characters that a counted instruction has consumed.</summary>
    public static int CountOf(long configuration) => (int)configuration;

    /// <summary>Returns the configurations before the first character.</summary>
    public long[] Start()
    {
        Begin();
        foreach (var start in _program.Starts)
            Enter(start);
        return Finish();
    }

    /// <summary>Returns the configurations after a character of a class.</summary>
    public long[] Step(long[] configurations, int codePointClass)
    {
        Begin();
        foreach (var configuration in configurations)
        {
            var at = Instruction(configuration);
            ref readonly var instruction = ref _program.Instructions[at];
            if (instruction.Operation == RegexOperation.Accept || !_program.Classes.Has(instruction.A, codePointClass))
                continue;
            if (instruction.Operation == RegexOperation.Character)
                Enter(at + 1);
            else
                Advance(at, instruction, CountOf(configuration) + 1);
        }
        return Finish();
    }

    /// <summary>Whether the configurations accept: all patterns that must match have matched.</summary>
    public bool Accepts(long[] configurations)
    {
        var accepted = 0;
        foreach (var configuration in configurations)
            if (_program.Instructions[Instruction(configuration)].Operation == RegexOperation.Accept)
                accepted++;
        return accepted == _program.Starts.Length;
    }

    private void Begin()
    {
        _round++;
        _found.Clear();
    }

    private void Advance(int at, in RegexInstruction instruction, int count)
    {
        if (instruction.C == RegexNode.Unlimited)
            count = Math.Min(count, instruction.B);
        // At the greatest count, no more characters are consumed here.
        if (count < instruction.C)
            _found.Add(Pack(at, count));
        if (count >= instruction.B)
            Enter(at + 1);
    }

    /// <summary>Adds an instruction and all instructions that can be reached from it without a character.</summary>
    private void Enter(int instruction)
    {
        _pending.Add(instruction);
        while (_pending.Count > 0)
        {
            var at = (int)_pending.Pop();
            if (_seen[at] == _round)
                continue;
            _seen[at] = _round;
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
                    _found.Add(Pack(at, 0));
                    if (next.B == 0)
                        _pending.Add(at + 1);
                    break;
                default:
                    _found.Add(Pack(at, 0));
                    break;
            }
        }
    }

    // Sorted, without duplicates, and without counts that another configuration of the same instruction makes redundant: from the minimum count on, the lower
    // one can do everything that the higher one can, or the reverse if there is no maximum.
    private long[] Finish()
    {
        _found.Sort();
        var kept = 0;
        for (var i = 0; i < _found.Count; i++)
        {
            var configuration = _found[i];
            if (kept > 0 && _found[kept - 1] == configuration)
                continue;
            if (kept > 0 && Instruction(_found[kept - 1]) == Instruction(configuration))
            {
                ref readonly var instruction = ref _program.Instructions[Instruction(configuration)];
                if (instruction.C == RegexNode.Unlimited)
                {
                    if (CountOf(configuration) >= instruction.B)
                    {
                        while (kept > 0 && Instruction(_found[kept - 1]) == Instruction(configuration))
                            kept--;
                    }
                }
                else if (CountOf(_found[kept - 1]) >= instruction.B)
                {
                    continue;
                }
            }
            _found[kept++] = configuration;
        }
        return _found.ToArray(kept);
    }
}
