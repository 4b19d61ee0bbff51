using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// Reads a regular expression of XML Schema Part 2, appendix F. Constructs that have another meaning in other dialects are refused: unescaped braces and
/// brackets, quantifiers on quantifiers, unknown escapes, and a hyphen in a class other than between the ends of a range.
/// </summary>
internal sealed partial class RegexParser
{
    /// <summary>The maximum nesting of parentheses and class subtractions.</summary>
    public const int MaxDepth = 250;

    /// <summary>The maximum size of a pattern: its instructions after compilation, and the ranges in its classes.</summary>
    public const int MaxSize = 100_000;

    private readonly string _pattern;
    private int _position;
    private int _ranges;
    private int _parts;
    private RegexProblem? _problem;

    private RegexParser(string pattern) => _pattern = pattern;

    /// <summary>Reads a pattern.</summary>
    /// <returns>The tree, or null with the problem.</returns>
    public static RegexNode? Parse(string pattern, out RegexProblem? problem)
    {
        var parser = new RegexParser(pattern);
        var node = parser.ReadAll();
        problem = parser._problem;
        return problem is null ? node : null;
    }

    // The groups that are open, innermost last: there is no recursion, so nesting needs no stack here. The limit protects the compiler.
    private RegexNode? ReadAll()
    {
        var open = new Stack<Group>();
        var group = new Group(0);
        while (_problem is null)
        {
            // If the written-out form may be too large, there is no need to read to the end.
            if (++_parts > MaxSize * 2)
                return FailTooLarge();
            if (_position == _pattern.Length)
            {
                if (open.Count > 0)
                    return Fail(group.Start, "the parenthesis is never closed");
                var all = group.Close();
                return all.Size > MaxSize ? FailTooLarge() : all;
            }
            switch (_pattern[_position])
            {
                case '|':
                    _position++;
                    group.NextBranch();
                    break;
                case '(':
                    if (open.Count == MaxDepth)
                        return Fail(_position, $"parentheses nest deeper than {MaxDepth}");
                    open.Push(group);
                    group = new Group(_position++);
                    break;
                case ')':
                    if (open.Count == 0)
                        return Fail(_position, "')' closes no parenthesis; the character itself is written '\\)'");
                    _position++;
                    var closed = group.Close();
                    group = open.Pop();
                    group.Add(ReadQuantifier(closed));
                    break;
                default:
                    if (ReadAtom() is { } set)
                        group.Add(ReadQuantifier(new SetNode(set)));
                    break;
            }
        }
        return null;
    }

    private CodePointSet? ReadAtom()
    {
        var c = _pattern[_position];
        switch (c)
        {
            case '.':
                _position++;
                return CharacterEscapes.Wildcard;
            case '[':
                return ReadClass(0);
            case '\\':
                return ReadEscape(out _);
            case '?' when _position > 0 && _pattern[_position - 1] == '(':
                Fail(_position, "XML Schema has no groups of the form '(?…)'; plain parentheses group");
                return null;
            case '?' or '*' or '+' or '{':
                Fail(_position, $"'{c}' has nothing to repeat; the character itself is written '\\{c}'");
                return null;
            case ']' or '}':
                Fail(_position, $"'{c}' closes nothing; the character itself is written '\\{c}'");
                return null;
            default:
                return CodePointSet.Of(ReadCodePoint());
        }
    }

    private RegexNode ReadQuantifier(RegexNode body)
    {
        if (_problem is not null || _position == _pattern.Length)
            return body;
        int least, most;
        switch (_pattern[_position])
        {
            case '?':
                (least, most) = (0, 1);
                _position++;
                break;
            case '*':
                (least, most) = (0, RegexNode.Unlimited);
                _position++;
                break;
            case '+':
                (least, most) = (1, RegexNode.Unlimited);
                _position++;
                break;
            case '{':
                if (!ReadBraces(out least, out most))
                    return body;
                break;
            default:
                return body;
        }
        if (_position < _pattern.Length && _pattern[_position] is '?' or '*' or '+' or '{')
            Fail(
                _position,
                "a quantifier cannot follow another one; put the part to repeat in parentheses, or write '\\"
                    + _pattern[_position]
                    + "' for the character itself");
        return RegexNode.Repeat(body, least, most);
    }

    private bool ReadBraces(out int least, out int most)
    {
        var start = _position++;
        most = 0;
        if (!ReadNumber(out least))
            return false;
        most = least;
        if (_position < _pattern.Length && _pattern[_position] == ',')
        {
            _position++;
            if (_position < _pattern.Length && _pattern[_position] == '}')
                most = RegexNode.Unlimited;
            else if (!ReadNumber(out most))
                return false;
        }
        if (_position == _pattern.Length || _pattern[_position] != '}')
            return FailQuantifier();
        if (most < least)
        {
            Fail(start, $"the upper bound of {Quotation.Of(_pattern.Substring(start, _position - start + 1))} is less than its lower bound");
            return false;
        }
        _position++;
        return true;
    }

    // No text is longer than an int can count, so all greater numbers are equivalent.
    private bool ReadNumber(out int number)
    {
        var value = 0L;
        var start = _position;
        while (_position < _pattern.Length && _pattern[_position] is >= '0' and <= '9')
        {
            value = (value * 10) + (_pattern[_position++] - '0');
            if (value >= RegexNode.Unlimited)
                value = RegexNode.Unlimited - 1;
        }
        number = (int)value;
        return _position > start || FailQuantifier();
    }

    private bool FailQuantifier()
    {
        Fail(_position, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace");
        return false;
    }

    private int ReadCodePoint()
    {
        var c = _pattern[_position++];
        if (char.IsHighSurrogate(c) && _position < _pattern.Length && char.IsLowSurrogate(_pattern[_position]))
            return char.ConvertToUtf32(c, _pattern[_position++]);
        return c;
    }

    private RegexNode? FailTooLarge() => Fail(_pattern.Length, $"it is too large: written out, it has more than {MaxSize} parts");

    // Only the first problem is kept; later ones may follow from it.
    private RegexNode? Fail(int position, string message)
    {
        _problem ??= new RegexProblem(position, message);
        return null;
    }

    /// <summary>An open parenthesis, or the whole pattern: the branches so far and the pieces of the last one.</summary>
    private sealed class Group(int start)
    {
        private readonly List<RegexNode> _branches = [];
        private List<RegexNode> _pieces = [];

        public int Start { get; } = start;

        public void Add(RegexNode piece) => _pieces.Add(piece);

        public void NextBranch()
        {
            _branches.Add(RegexNode.Sequence(_pieces));
            _pieces = [];
        }

        public RegexNode Close()
        {
            NextBranch();
            return RegexNode.Choice(_branches);
        }
    }
}
