using System.Collections.Generic;
using System.Text;

namespace Bindery.Analyzers.Values;

/// <summary>
/// Texts of which only parts are known. What is not known is a hole: any text, the empty one too. A hole is written as a character that XML does not have, so
/// that a text with holes is a string as others are, and never taken for one that code has.
/// </summary>
internal static class OpenText
{
    /// <summary>Stands for what is not known.</summary>
    public const char Hole = '\uFFFF';

    // Longer ones are not followed.
    private const int Longest = 4096;

    /// <summary>Whether a text has holes.</summary>
    public static bool IsOpen(string text) => text.IndexOf(Hole) >= 0;

    /// <summary>What is known of a text, between its holes: one more than there are holes.</summary>
    public static IReadOnlyList<string> Pieces(string text) => text.Split(Hole);

    /// <summary>A text as messages show it.</summary>
    public static string Show(string text) => text.Replace(Hole, '…');

    /// <summary>Several texts one after the other; null where nothing worth knowing is known of the whole.</summary>
    public static string? Join(IEnumerable<string> texts)
    {
        var joined = new StringBuilder();
        foreach (var text in texts)
        {
            foreach (var c in text)
                if (c != Hole || joined.Length == 0 || joined[joined.Length - 1] != Hole)
                    joined.Append(c);
            if (joined.Length > Longest)
                return null;
        }
        var whole = joined.ToString();
        // Blanks alone may be nothing, as far as XML is concerned.
        return IsOpen(whole) && string.IsNullOrWhiteSpace(whole.Replace(Hole, ' ')) ? null : whole;
    }
}
