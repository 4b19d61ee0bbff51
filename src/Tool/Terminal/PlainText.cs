using System.Globalization;
using System.Text;

namespace Bindery.Tool.Terminal;

/// <summary>
/// Text for a terminal. What comes from documents, arguments and file names must not begin lines of its own, give orders to the terminal or turn the direction of writing around.
/// </summary>
internal static class PlainText
{
    /// <summary>The text with all such characters as escapes: "\u001b".</summary>
    public static string Escape(string text)
    {
        var first = 0;
        while (first < text.Length && !IsEscaped(text, first))
            first++;
        if (first == text.Length)
            return text;
        var line = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
            if (IsEscaped(text, i))
                line.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            else
                line.Append(text[i]);
        return line.ToString();
    }

    private static bool IsEscaped(string text, int index)
    {
        var character = text[index];
        return character < ' ' || character is >= '\u007f' and <= '\u009f' or '\u2028' or '\u2029'
            // Marks, embeddings, overrides and isolates of bidirectional text.
            or '\u061c' or '\u200e' or '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufeff'
            || (char.IsSurrogate(character) && !IsPaired(text, index));
    }

    private static bool IsPaired(string text, int index) =>
        char.IsHighSurrogate(text[index]) ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
