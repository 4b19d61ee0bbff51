using System.Globalization;
using System.Text;

namespace Bindery.Wording;

/// <summary>Quotes names and values of documents, schemas and arguments for messages.</summary>
internal static class Quotation
{
    /// <summary>The number of UTF-16 code units after which a value is shortened.</summary>
    public const int Longest = 60;

    /// <summary>Returns the text in single quotes, shortened if it is long, with special characters escaped.</summary>
    public static string Of(string text) => Cut(text, Longest);

    /// <summary>
    /// Returns the text in single quotes, shortened if it is long. Characters that would change how a terminal or an editor displays the message are escaped:
    /// control characters, bidirectional formatting characters, line separators and lone surrogates.
    /// </summary>
    /// <param name="text">The text; only its beginning is examined.</param>
    /// <param name="longest">The number of UTF-16 code units after which it is shortened.</param>
    public static string Cut(string text, int longest)
    {
        var quoted = new StringBuilder("'");
        var end = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        AppendEscaped(quoted, text, end);
        if (end < text.Length)
            quoted.Append('…');
        return quoted.Append('\'').ToString();
    }

    /// <summary>Returns the text without quotes, with the same characters escaped.</summary>
    public static string Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsEscaped(text, i))
                return AppendEscaped(new StringBuilder(text.Length + 16), text, text.Length).ToString();
        return text;
    }

    private static StringBuilder AppendEscaped(StringBuilder output, string text, int end)
    {
        for (var i = 0; i < end; i++)
        {
            var c = text[i];
            if (!IsEscaped(text, i))
                output.Append(c);
            else if (c is '\t' or '\n' or '\r')
                output.Append(c == '\t' ? @"\t" : c == '\n' ? @"\n" : @"\r");
            else
                output.Append(@"\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }
        return output;
    }

    private static bool IsEscaped(string text, int index)
    {
        var c = text[index];
        return c switch
        {
            < ' ' or (>= '\u007F' and <= '\u009F') => true,
            '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' => true,
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
            >= '\uD800' and <= '\uDBFF' => index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]),
            >= '\uDC00' and <= '\uDFFF' => index == 0 || !char.IsHighSurrogate(text[index - 1]),
            _ => false,
        };
    }
}
