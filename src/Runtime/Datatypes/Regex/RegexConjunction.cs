using System;
using System.Threading;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Several regular expressions that must all match. They are matched in one pass if their combined states are few, otherwise one after the other. Thread-safe.
/// </summary>
/// <param name="expressions">The expressions.</param>
internal sealed class RegexConjunction(XsdRegex[] expressions)
{
    private LazyAutomaton? _automaton;
    private bool _isTooLarge;

    /// <summary>Whether the whole text matches all expressions.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (!_isTooLarge)
        {
            if (Automaton().Matches(utf8) is { } isMatch)
                return isMatch;
            _isTooLarge = true;
        }
        foreach (var expression in expressions)
            if (!expression.IsMatch(utf8))
                return false;
        return true;
    }

    /// <summary>The automaton of the conjunction; null if it would be too large.</summary>
    public LazyAutomaton? Together => _isTooLarge ? null : Automaton();

    private LazyAutomaton Automaton()
    {
        if (Volatile.Read(ref _automaton) is { } automaton)
            return automaton;
        automaton = new LazyAutomaton(RegexProgram.Compile(Array.ConvertAll(expressions, expression => expression.Tree)));
        return Interlocked.CompareExchange(ref _automaton, automaton, null) ?? automaton;
    }
}
