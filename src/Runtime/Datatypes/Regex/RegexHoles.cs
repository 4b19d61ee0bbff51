using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Matches texts with unknown parts ("holes"). Up to the first hole it runs the automaton; after it, it ignores the counts of instructions, which accepts
/// more, but never less.
/// </summary>
/// <param name="program">The program.</param>
internal sealed class RegexHoles(RegexProgram program)
{
    private readonly bool[] _reached = new bool[program.Instructions.Length];
    private readonly Stack<int> _pending = new();

    /// <summary>Whether the text matches for some content of the holes.</summary>
    /// <param name="pieces">The known parts, with a hole between every two of them.</param>
    public bool MayMatch(IReadOnlyList<string> pieces)
    {
        var configurations = new RegexConfigurations(program);
        var before = configurations.Start();
        foreach (var codePointClass in ClassesOf(pieces[0]))
            before = configurations.Step(before, codePointClass);
        if (pieces.Count == 1)
            return configurations.Accepts(before);
        foreach (var configuration in before)
            Enter(RegexConfigurations.Instruction(configuration));
        for (var i = 1; i < pieces.Count; i++)
        {
            Fill();
            foreach (var codePointClass in ClassesOf(pieces[i]))
                Step(codePointClass);
        }
        return _reached[program.Instructions.Length - 1];
    }

    private List<int> ClassesOf(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var classes = new List<int>();
        for (var i = 0; i < utf8.Length;)
            classes.Add(program.Classes[Utf8.Read(utf8, ref i)]);
        return classes;
    }

    // Processes a hole: any number of any characters.
    private void Fill()
    {
        var open = new Stack<int>();
        for (var at = 0; at < _reached.Length; at++)
            if (_reached[at])
                open.Push(at);
        while (open.Count > 0)
        {
            var at = open.Pop();
            if (program.Instructions[at].Operation is RegexOperation.Character or RegexOperation.Counted)
                Enter(at + 1, open);
        }
    }

    private void Step(int codePointClass)
    {
        var before = new List<int>();
        for (var at = 0; at < _reached.Length; at++)
            if (_reached[at])
                before.Add(at);
        Array.Clear(_reached, 0, _reached.Length);
        foreach (var at in before)
        {
            ref readonly var instruction = ref program.Instructions[at];
            if (instruction.Operation is not (RegexOperation.Character or RegexOperation.Counted) || !program.Classes.Has(instruction.A, codePointClass))
                continue;
            if (instruction.Operation == RegexOperation.Counted)
                Enter(at);
            Enter(at + 1);
        }
    }

    // The instructions that can be reached without a character.
    private void Enter(int instruction, Stack<int>? entered = null)
    {
        _pending.Push(instruction);
        while (_pending.Count > 0)
        {
            var at = _pending.Pop();
            if (_reached[at])
                continue;
            _reached[at] = true;
            entered?.Push(at);
            ref readonly var next = ref program.Instructions[at];
            switch (next.Operation)
            {
                case RegexOperation.Split:
                    _pending.Push(next.A);
                    _pending.Push(next.B);
                    break;
                case RegexOperation.Jump:
                    _pending.Push(next.A);
                    break;
                // Counts are dropped: after one character, enough may have been consumed.
                case RegexOperation.Counted when next.B == 0:
                    _pending.Push(at + 1);
                    break;
            }
        }
    }
}
