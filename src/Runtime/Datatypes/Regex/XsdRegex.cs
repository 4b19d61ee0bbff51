using System;
using System.Collections.Generic;
using System.Threading;

namespace Bindery.Datatypes.Regex;

/// <summary>A compiled regular expression of XML Schema Part 2, appendix F. Immutable for callers, and thread-safe.</summary>
/// <remarks>
/// Matching takes time linear in the text, without backtracking. The cost of a pattern is limited: <see cref="RegexParser.MaxSize"/> parts, <see
/// cref="RegexParser.MaxDepth"/> levels, and a fixed budget for the automaton that is built while matching. A counted repetition of one character or class is
/// one part, independent of its bounds. Where the recommendation is ambiguous, Jing's verdict is used: a hyphen in a class must be escaped unless it is between
/// the ends of a range; braces and "]" must always be escaped.
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

    /// <summary>The pattern as written.</summary>
    public string Pattern { get; }

    /// <summary>The pattern as a tree.</summary>
    public RegexNode Tree => _tree;

    /// <summary>Parses a pattern.</summary>
    /// <returns>The expression, or null and the problem.</returns>
    public static XsdRegex? Parse(string pattern, out RegexProblem? problem) =>
        RegexParser.Parse(pattern, out problem) is { } tree ? new XsdRegex(pattern, tree) : null;

    /// <summary>Whether the whole text matches; the expression is anchored at both ends.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => Automaton().IsMatch(utf8);

    /// <summary>Whether a text with unknown parts can match: there may be any text between two pieces.</summary>
    public bool MayMatch(IReadOnlyList<string> pieces) => new RegexHoles(Automaton().Program).MayMatch(pieces);

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    // Compiled on first use: a schema has many patterns, and a document needs few of them.
    internal LazyAutomaton Automaton()
    {
        if (Volatile.Read(ref _automaton) is { } automaton)
            return automaton;
        automaton = new LazyAutomaton(RegexProgram.Compile(_tree));
        return Interlocked.CompareExchange(ref _automaton, automaton, null) ?? automaton;
    }
}
