using System.Collections.Generic;
using Bindery.Collections;

namespace Bindery.Datatypes.Regex;

/// <summary>The operations of instructions.</summary>
internal enum RegexOperation : byte
{
    /// <summary>Consumes one character of the set, then continues with the next instruction.</summary>
    Character,

    /// <summary>Consumes between a minimum and a maximum number of characters of the set, then continues with the next instruction.</summary>
    Counted,

    /// <summary>Continues at two instructions.</summary>
    Split,

    /// <summary>Continues at another instruction.</summary>
    Jump,

    /// <summary>The pattern has matched.</summary>
    Accept,
}

/// <summary>One instruction.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="A">The set, or the first target.</param>
/// <param name="B">The second target of a split, or the minimum count.</param>
/// <param name="C">The maximum count.</param>
internal readonly record struct RegexInstruction(RegexOperation Operation, int A, int B = 0, int C = 0);

/// <summary>
/// A nondeterministic automaton in Thompson's form. A repetition of one character set is one instruction with a counter, independent of its bounds; other
/// bounded repetitions are written out (the parser limits the size).
/// </summary>
internal sealed class RegexProgram
{
    private readonly ValueList<RegexInstruction> _instructions = new();
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<CodePointSet, int> _setNumbers = [];

    private RegexProgram()
    {
    }

    /// <summary>The instructions; execution begins with the first one.</summary>
    public RegexInstruction[] Instructions { get; private set; } = null!;

    /// <summary>The start of the program; several instructions if several patterns must match.</summary>
    public int[] Starts { get; private set; } = null!;

    /// <summary>The classes of code points that the sets distinguish.</summary>
    public CodePointClasses Classes { get; private set; } = null!;

    /// <summary>Compiles one or more trees, all of which must match.</summary>
    public static RegexProgram Compile(params RegexNode[] nodes)
    {
        var program = new RegexProgram { Starts = new int[nodes.Length] };
        for (var i = 0; i < nodes.Length; i++)
        {
            program.Starts[i] = program._instructions.Count;
            program.Emit(nodes[i]);
            program._instructions.Add(new(RegexOperation.Accept, i));
        }
        program.Instructions = program._instructions.ToArray();
        program.Classes = new CodePointClasses(program._sets);
        program._instructions.Clear();
        program._setNumbers.Clear();
        return program;
    }

    private void Emit(RegexNode node)
    {
        switch (node)
        {
            case SetNode set:
                _instructions.Add(new(RegexOperation.Character, Number(set.Set)));
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    Emit(item);
                break;
            case ChoiceNode choice:
                EmitChoice(choice);
                break;
            case RepeatNode { Body: SetNode counted, Most: var most } repeat when most != RegexNode.Unlimited || repeat.Least > 1:
                _instructions.Add(new(RegexOperation.Counted, Number(counted.Set), repeat.Least, most));
                break;
            case RepeatNode repeat:
                EmitRepeat(repeat);
                break;
        }
    }

    private void EmitChoice(ChoiceNode choice)
    {
        var jumps = new List<int>(choice.Branches.Length);
        for (var i = 0; i < choice.Branches.Length; i++)
        {
            var split = _instructions.Count;
            var isLast = i == choice.Branches.Length - 1;
            if (!isLast)
                _instructions.Add(default);
            Emit(choice.Branches[i]);
            if (isLast)
                break;
            jumps.Add(_instructions.Count);
            _instructions.Add(default);
            _instructions[split] = new(RegexOperation.Split, split + 1, _instructions.Count);
        }
        foreach (var jump in jumps)
            _instructions[jump] = new(RegexOperation.Jump, _instructions.Count);
    }

    private void EmitRepeat(RepeatNode repeat)
    {
        for (var i = 1; i < repeat.Least; i++)
            Emit(repeat.Body);
        if (repeat.Most == RegexNode.Unlimited)
        {
            if (repeat.Least == 0)
            {
                // L: split L+1, out; body; jump L
                var split = _instructions.Count;
                _instructions.Add(default);
                Emit(repeat.Body);
                _instructions.Add(new(RegexOperation.Jump, split));
                _instructions[split] = new(RegexOperation.Split, split + 1, _instructions.Count);
            }
            else
            {
                // L: body; split L, out
                var start = _instructions.Count;
                Emit(repeat.Body);
                _instructions.Add(new(RegexOperation.Split, start, _instructions.Count + 1));
            }
            return;
        }
        if (repeat.Least > 0)
            Emit(repeat.Body);
        var exits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            exits.Add(_instructions.Count);
            _instructions.Add(default);
            Emit(repeat.Body);
        }
        foreach (var exit in exits)
            _instructions[exit] = new(RegexOperation.Split, exit + 1, _instructions.Count);
    }

    private int Number(CodePointSet set)
    {
        if (_setNumbers.TryGetValue(set, out var number))
            return number;
        _setNumbers.Add(set, _sets.Count);
        _sets.Add(set);
        return _sets.Count - 1;
    }
}
