using System;

namespace Bindery.Patterns.Text;

/// <summary>Splits a compiled form into tokens, and tokens into numbers and signs.</summary>
/// <param name="text">The text.</param>
/// <param name="subject">The subject of messages: "The compiled grammar".</param>
internal sealed class GrammarTokens(string text, string subject)
{
    private int _tokenStart;
    private int _tokenEnd = -1;

    /// <summary>The length of the text.</summary>
    public int Length => text.Length;

    /// <summary>The index in the text.</summary>
    public int Position { get; private set; }

    /// <summary>The last sign.</summary>
    public char Last { get; private set; }

    /// <summary>Whether there are no more tokens.</summary>
    public bool AtEnd => _tokenEnd >= text.Length;

    /// <summary>Whether the current token is read to its end.</summary>
    public bool AtTokenEnd => Position >= _tokenEnd;

    /// <summary>Returns the next token.</summary>
    public string Next()
    {
        Advance();
        return Token;
    }

    /// <summary>Moves to the next token, if it belongs to the same section.</summary>
    public bool TryNext()
    {
        if (AtEnd || _tokenEnd + 1 < text.Length && text[_tokenEnd + 1] == '#')
            return false;
        Advance();
        return true;
    }

    /// <summary>The current token.</summary>
    public string Token => text.Substring(_tokenStart, _tokenEnd - _tokenStart);

    /// <summary>Ends the token, which must be read to its end.</summary>
    public void EndToken()
    {
        if (!AtTokenEnd)
            throw Damaged("the entry should end here");
    }

    /// <summary>Reads the first letter of a token.</summary>
    public char Code() => AtTokenEnd ? '\0' : text[Position++];

    /// <summary>Whether a sign comes next.</summary>
    public bool Sees(char sign) => !AtTokenEnd && text[Position] == sign;

    /// <summary>Whether a number comes next.</summary>
    public bool SeesNumber => !AtTokenEnd && text[Position] is >= '0' and <= '9';

    /// <summary>Reads a sign, if it comes next.</summary>
    public bool Take(char sign)
    {
        if (!Sees(sign))
            return false;
        Position++;
        Last = sign;
        return true;
    }

    /// <summary>Reads a sign.</summary>
    public void Expect(char sign)
    {
        if (!Take(sign))
            throw Damaged($"'{sign}' should stand here");
    }

    /// <summary>Reads a number.</summary>
    public int Number()
    {
        long number = 0;
        var start = Position;
        for (; !AtTokenEnd && text[Position] is >= '0' and <= '9'; Position++)
        {
            number = number * 10 + (text[Position] - '0');
            if (number > int.MaxValue)
                throw Damaged("the number is too large");
        }
        return Position > start ? (int)number : throw Damaged("a number should stand here");
    }

    /// <summary>Returns the exception for the current place.</summary>
    public FormatException Damaged(string why) => Damaged(Position, why);

    /// <summary>Returns the exception for a place.</summary>
    public FormatException Damaged(int position, string why) =>
        new(FormattableString.Invariant($"{subject} is damaged at character {position}: {why}"));

    private void Advance()
    {
        if (AtEnd)
            throw Damaged(text.Length, "it ends too early");
        _tokenStart = Position = _tokenEnd + 1;
        _tokenEnd = text.IndexOf(' ', _tokenStart);
        if (_tokenEnd < 0)
            _tokenEnd = text.Length;
    }
}
