using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Converts regular expressions of XML Schema 1.0, second edition (Part 2, appendix F), in which a hyphen in a character class is literal if it cannot be part
/// of a range. The datatypes, which are shared with RELAX NG, require an escaped hyphen there.
/// </summary>
internal static class XsdPatterns
{
    /// <summary>The item before a hyphen in its class.</summary>
    private enum Before
    {
        Nothing,
        Character,
        Complete,
        OpenRange,
    }

    /// <summary>Returns the pattern in the form of the datatypes. An invalid pattern is not changed, so that the message quotes it.</summary>
    public static string Read(string pattern)
    {
        if (pattern.IndexOf('-') < 0 || XsdRegex.Parse(pattern, out _) is not null)
            return pattern;
        var escaped = EscapeHyphens(pattern);
        return XsdRegex.Parse(escaped, out _) is null ? pattern : escaped;
    }

    private static string EscapeHyphens(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 8);
        var (depth, before) = (0, Before.Nothing);
        for (var i = 0; i < pattern.Length; i++)
        {
            var character = pattern[i];
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (character == '\\')
            {
                text.Append(character).Append(next);
                before = before == Before.OpenRange || IsSet(next) ? Before.Complete : Before.Character;
                i++;
                if (next is 'p' or 'P')
                    while (i + 1 < pattern.Length && pattern[i] != '}')
                        text.Append(pattern[++i]);
            }
            else if (character == '[' && (depth == 0 || text[text.Length - 1] == '-'))
            {
                text.Append(character);
                (depth, before) = (depth + 1, Before.Nothing);
                if (next == '^')
                    text.Append(pattern[++i]);
            }
            else if (character == '-' && depth > 0 && (next != '[' || before is Before.Nothing or Before.OpenRange))
            {
                var isRange = before == Before.Character && next != ']' && !(next == '\\' && i + 2 < pattern.Length && IsSet(pattern[i + 2]));
                text.Append(isRange ? "-" : "\\-");
                before = isRange ? Before.OpenRange : before == Before.Nothing ? Before.Character : Before.Complete;
            }
            else
            {
                text.Append(character);
                if (character == ']' && depth > 0)
                    (depth, before) = (depth - 1, Before.Complete);
                else if (!char.IsLowSurrogate(character))
                    before = before == Before.OpenRange ? Before.Complete : Before.Character;
            }
        }

        return text.ToString();
    }

    /// <summary>Whether an escape represents more than one character.</summary>
    private static bool IsSet(char letter) => letter is 's' or 'S' or 'i' or 'I' or 'c' or 'C' or 'd' or 'D' or 'w' or 'W' or 'p' or 'P';
}
