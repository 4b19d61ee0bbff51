using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Schema.Syntax;
using Bindery.Xml;

namespace Bindery.Schema.Rnc;

/// <summary>
/// The characters of a file in the compact syntax, after line ends were normalized and \x{…} escapes were decoded (RELAX NG Compact Syntax, 3). Each character
/// has its place in the file.
/// </summary>
internal sealed class RncCharacters
{
    private readonly SourceText _source;

    /// <summary>The offset of each character in the file, and at the end the length of the file.</summary>
    private readonly int[] _starts;

    private RncCharacters(SourceText source, string text, int[] starts)
    {
        _source = source;
        Text = text;
        _starts = starts;
    }

    public string Text { get; }

    /// <summary>
    /// Whether a line of the file ends at an index. A line feed written as an escape does not end a line: a literal can contain it, but it ends a comment.
    /// </summary>
    public bool IsLineEnd(int index) => index < Text.Length && Text[index] == '\n' && _starts[index + 1] - _starts[index] <= 2;

    /// <summary>Returns the place of a range of characters in the file.</summary>
    public SourceSpan Span(int start, int end) => _source.GetSpan(_starts[start], _starts[end] - _starts[start]);

    /// <summary>Decodes a file. Errors are thrown, because tokens cannot be read without characters.</summary>
    /// <exception cref="RncSyntaxException">An escape is not valid, or a character is not allowed in XML.</exception>
    public static RncCharacters Decode(SourceText source)
    {
        var file = source.Text;
        var text = new StringBuilder(file.Length);
        var starts = new List<int>(file.Length + 1);
        for (var i = file.Length > 0 && file[0] == '\uFEFF' ? 1 : 0; i < file.Length;)
        {
            var start = i;
            int scalar = file[i++];
            if (scalar == '\r')
            {
                i += i < file.Length && file[i] == '\n' ? 1 : 0;
                scalar = '\n';
            }
            else if (scalar == '\\' && FindBrace(file, i) is var brace and > 0)
            {
                scalar = ReadEscape(source, start, brace + 1, out i);
            }
            else if (char.IsHighSurrogate((char)scalar) && i < file.Length && char.IsLowSurrogate(file[i]))
            {
                scalar = char.ConvertToUtf32((char)scalar, file[i++]);
            }

            if (!XmlCharacters.IsChar(scalar))
                throw new RncSyntaxException(
                    SchemaRules.NotWellFormed,
                    FormattableString.Invariant($"The character U+{scalar:X4} is not allowed in XML"),
                    source.GetSpan(start, i - start));
            if (scalar > char.MaxValue)
            {
                text.Append(char.ConvertFromUtf32(scalar));
                starts.Add(start);
            }
            else
            {
                text.Append((char)scalar);
            }

            starts.Add(start);
        }

        starts.Add(file.Length);
        return new RncCharacters(source, text.ToString(), starts.ToArray());
    }

    /// <summary>Returns the index of the opening brace of an escape, after the backslash and one or more 'x'; -1 if there is none.</summary>
    private static int FindBrace(string file, int index)
    {
        var start = index;
        while (index < file.Length && file[index] == 'x')
            index++;
        return index > start && index < file.Length && file[index] == '{' ? index : -1;
    }

    private static int ReadEscape(SourceText source, int start, int digits, out int end)
    {
        var file = source.Text;
        var scalar = 0;
        for (end = digits; end < file.Length && Uri.IsHexDigit(file[end]); end++)
            scalar = Math.Min(scalar * 16 + Convert.ToInt32(file[end].ToString(), 16), 0x110000);
        if (end == digits || end == file.Length || file[end] != '}')
            throw new RncSyntaxException(
                SchemaRules.NotWellFormed,
                "A character is escaped as \\x{…}, with its number in hexadecimal digits between the braces",
                source.GetSpan(start, end - start));
        end++;
        return scalar;
    }
}
