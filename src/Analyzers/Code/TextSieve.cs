using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Determines from the text of code alone that it does not name any of a set of types and contains no target-typed <c>new</c>, which is true for most code.
/// This takes a fraction of the time of a walk over the syntax. There may be false positives: comments and strings are searched too, and words are compared by
/// a hash.
/// </summary>
internal sealed class TextSieve
{
    private const int Chunk = 2048;
    private const int LongestToldApart = 31;

    private static readonly uint New = NumberOf("new");

    // For each ASCII letter with which a word can begin: the possible lengths, one bit each; the last bit is for all longer words.
    private readonly uint[] _lengths = new uint[128];
    private readonly HashSet<uint> _numbers = [];

    private readonly bool _findsUnnamed;

    /// <summary>Takes the names to look for.</summary>
    /// <param name="names">The names.</param>
    /// <param name="findsUnnamed">Whether code that makes an object of a type that is left out is let through as well.</param>
    public TextSieve(IEnumerable<string> names, bool findsUnnamed = true)
    {
        _findsUnnamed = findsUnnamed;
        foreach (var name in names)
        {
            _numbers.Add(NumberOf(name));
            if (name[0] < 128)
                _lengths[name[0]] |= LengthBit(name.Length);
        }
    }

    /// <summary>Whether a part of a text may have one of the names as a word, or <c>new(</c> if that is requested.</summary>
    public bool LetsThrough(SourceText text, TextSpan span)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Chunk);
        var (first, length, number) = ('\0', 0, 0u);
        var isAfterNew = false;
        var isMet = false;
        for (var start = span.Start; start < span.End && !isMet; start += Chunk)
        {
            var count = System.Math.Min(Chunk, span.End - start);
            text.CopyTo(start, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var letter = buffer[i];
                if (IsPartOfWord(letter))
                {
                    // An identifier may contain formatting characters, which are ignored.
                    isMet |= letter >= 128 && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
                    if (length++ == 0)
                        (first, number) = (letter, 0);
                    number = Next(number, letter);
                    continue;
                }
                if (length > 0)
                {
                    isMet |= IsName(first, length, number);
                    isAfterNew = length == 3 && number == New;
                    length = 0;
                }
                if (letter is ' ' or '\n' or '\r' or '\t')
                    continue;
                // A comment may stand between them; an escape may stand for a letter.
                isMet |= letter == '\\' ? MayBeLetter(text, start + i + 1) : _findsUnnamed && isAfterNew && letter is ('(' or '/');
                isAfterNew = false;
            }
        }
        ArrayPool<char>.Shared.Return(buffer);
        return isMet || (length > 0 && IsName(first, length, number));
    }

    private bool IsName(char first, int length, uint number) => (first >= 128 || (_lengths[first] & LengthBit(length)) != 0) && _numbers.Contains(number);

    private static bool IsPartOfWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or >= '\u0080';

    private static bool MayBeLetter(SourceText text, int position) => position < text.Length && text[position] is ('u' or 'U');

    private static uint LengthBit(int length) => 1u << System.Math.Min(length, LongestToldApart);

    private static uint NumberOf(string word)
    {
        var number = 0u;
        foreach (var letter in word)
            number = Next(number, letter);
        return number;
    }

    private static uint Next(uint number, char letter) => (number * 31) + letter;
}
