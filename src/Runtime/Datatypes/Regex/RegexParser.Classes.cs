using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Datatypes.Regex;

/// <content>Character classes and escapes (F.1, F.1.1).</content>
internal sealed partial class RegexParser
{
    private CodePointSet? ReadClass(int depth)
    {
        var start = _position++;
        if (depth > MaxDepth)
        {
            Fail(start, $"class subtractions nest deeper than {MaxDepth}");
            return null;
        }
        var isNegative = Peek() == '^';
        if (isNegative)
            _position++;
        var ranges = new List<(int First, int Last)>();
        CodePointSet? subtracted = null;
        do
        {
            if (!ReadMember(ranges))
                return null;
            if (Peek() != '-')
                continue;
            // A member consumed its own hyphen, so this one can only begin a subtraction.
            _position++;
            if (Peek() != '[')
            {
                Fail(
                    _position - 1,
                    "'-' stands here neither between the ends of a range nor before a subtraction '-[…]'; the character itself is written '\\-'");
                return null;
            }
            subtracted = ReadClass(depth + 1);
            if (subtracted is null)
                return null;
            if (Peek() != ']')
            {
                Fail(_position, "a subtraction '-[…]' is the last part of its class: ']' must follow");
                return null;
            }
        }
        while (Peek() is not (']' or -1));
        if (Peek() == -1)
        {
            Fail(start, "the class is never closed");
            return null;
        }
        _position++;
        var set = CodePointSet.FromRanges(ranges);
        if (isNegative)
            set = set.Complement();
        return Charge(subtracted is null ? set : set.Except(subtracted));
    }

    // One character, escape or range.
    private bool ReadMember(List<(int First, int Last)> ranges)
    {
        var start = _position;
        if (ReadMemberCharacter(out var first) is not { } set)
            return false;
        if (Peek() == '-' && PeekSecond() is not '[')
        {
            var hyphen = _position++;
            if (Peek() == ']')
            {
                Fail(hyphen, "'-' stands here not between the ends of a range; the character itself is written '\\-'");
                return false;
            }
            if (ReadMemberCharacter(out var last) is null)
                return false;
            if (first < 0 || last < 0)
            {
                Fail(start, $"{Quotation.Of(_pattern.Substring(start, _position - start))} is not a range: its ends must be single characters");
                return false;
            }
            if (last < first)
            {
                Fail(start, $"the range {Quotation.Of(_pattern.Substring(start, _position - start))} ends before it begins");
                return false;
            }
            if (Charge(set) is null)
                return false;
            ranges.Add((first, last));
            return true;
        }
        if (Charge(set) is null)
            return false;
        set.AddTo(ranges);
        return true;
    }

    /// <summary>Reads one character or escape within a class.</summary>
    /// <param name="codePoint">The code point of a single character; otherwise -1.</param>
    private CodePointSet? ReadMemberCharacter(out int codePoint)
    {
        codePoint = -1;
        switch (Peek())
        {
            case -1:
                Fail(_pattern.Length, "the class is never closed");
                return null;
            case '\\':
                return ReadEscape(out codePoint);
            case '[':
                Fail(_position, "'[' within a class is written '\\['; a subtraction is '-[…]'");
                return null;
            case ']':
                Fail(_position, "a class needs at least one member; the character ']' itself is written '\\]'");
                return null;
            case '-':
                Fail(_position, "'-' stands here not between the ends of a range; the character itself is written '\\-'");
                return null;
            default:
                codePoint = ReadCodePoint();
                return CodePointSet.Of(codePoint);
        }
    }

    /// <summary>Reads an escape.</summary>
    /// <param name="codePoint">The code point of a single character; otherwise -1.</param>
    private CodePointSet? ReadEscape(out int codePoint)
    {
        codePoint = -1;
        var start = _position++;
        if (Peek() == -1)
        {
            Fail(start, "'\\' escapes nothing; the character itself is written '\\\\'");
            return null;
        }
        var letter = ReadCodePoint();
        if (letter is 'p' or 'P')
            return ReadProperty(start, letter == 'P');
        codePoint = letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' => letter,
            _ => -1,
        };
        if (codePoint >= 0)
            return CodePointSet.Of(codePoint);
        if (CharacterEscapes.Find(letter) is { } set)
            return letter is >= 'A' and <= 'Z' ? Charge(set) : set;
        var character = char.ConvertFromUtf32(letter is >= 0xD800 and <= 0xDFFF ? 0xFFFD : letter);
        Fail(start, letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            ? $"XML Schema has no escape '\\{character}'"
            : $"'{character}' needs no escape, and XML Schema allows none");
        return null;
    }

    private CodePointSet? ReadProperty(int start, bool isNegative)
    {
        var end = Peek() == '{' ? _pattern.IndexOf('}', _position) : -1;
        if (end < 0)
        {
            Fail(start, "a category or block is named in braces: '\\p{Lu}', '\\p{IsBasicLatin}'");
            return null;
        }
        var name = _pattern.Substring(_position + 1, end - _position - 1);
        var isBlock = name.StartsWith("Is", System.StringComparison.Ordinal);
        var set = isBlock ? UnicodeBlocks.Find(name.Substring(2)) : UnicodeCategories.Find(name);
        if (set is null)
        {
            var near = isBlock && Spelling.Nearest(name.Substring(2), UnicodeBlocks.Names) is { } block ? $"; did you mean 'Is{block}'?" : "";
            Fail(_position + 1, $"XML Schema knows no {(isBlock ? "block" : "category")} {Quotation.Of(name)}{near}");
            return null;
        }
        _position = end + 1;
        return isNegative ? Charge(set.Complement()) : set;
    }

    // Sets that were created for this pattern count towards its size; shared ones do not.
    private CodePointSet? Charge(CodePointSet set)
    {
        _ranges += set.RangeCount;
        if (_ranges <= MaxSize)
            return set;
        FailTooLarge();
        return null;
    }

    private int Peek() => _position < _pattern.Length ? _pattern[_position] : -1;

    private int PeekSecond() => _position + 1 < _pattern.Length ? _pattern[_position + 1] : -1;
}
