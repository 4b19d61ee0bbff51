using System;
using System.Collections.Generic;
using System.Threading;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// A regular expression of XML Schema Part 2, appendix F, ready to match. Immutable to its users, safe for all threads.
/// </summary>
/// <remarks>
/// Matching takes time linear in the text, without backtracking. What a pattern may cost is limited: <see cref="RegexParser.MaxSize"/> parts,
/// <see cref="RegexParser.MaxDepth"/> levels, and a fixed budget for the automaton that is built while matching. Counted repetitions of one character or class
/// count as one part whatever their bounds. Where the recommendation leaves doubt, the verdict is Jing's: a hyphen in a class is escaped unless it stands
/// between the ends of a range; braces and "]" are always escaped.
/// </remarks>
internal sealed class XsdRegex
{
    private readonly RegexNode _tree;
    private LazyAutomaton? _automaton;

    private XsdRegex(string pattern, RegexNode tree)
    {
        Pattern = pattern;
        _tree = tree;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Pattern { get; }

    /// <summary>The pattern as a tree.</summary>
    public RegexNode Tree => _tree;

    /// <summary>Reads a pattern.</summary>
    /// <returns>The expression, or null with the problem.</returns>
    public static XsdRegex? Parse(string pattern, out RegexProblem? problem) =>
        RegexParser.Parse(pattern, out problem) is { } tree ? new XsdRegex(pattern, tree) : null;

    /// <summary>Whether the whole text matches; the expression is anchored at both ends.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => Automaton().IsMatch(utf8);

    /// <summary>Whether a text matches of which parts are not known: between each two of the pieces there may be any text.</summary>
    public bool MayMatch(IReadOnlyList<string> pieces) => new RegexHoles(Automaton().Program).MayMatch(pieces);

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    // Compiled at its first use: a schema has many patterns of which a document needs few.
    internal LazyAutomaton Automaton()
    {
        if (Volatile.Read(ref _automaton) is { } automaton)
            return automaton;
        automaton = new LazyAutomaton(RegexProgram.Compile(_tree));
        return Interlocked.CompareExchange(ref _automaton, automaton, null) ?? automaton;
    }
}
