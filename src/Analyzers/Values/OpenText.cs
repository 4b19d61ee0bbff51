using System.Collections.Generic;
using System.Text;

namespace Bindery.Analyzers.Values;

/// <summary>
/// Partly known texts. An unknown part is a hole: any text, including the empty one. A hole is represented by a character that XML does not allow, so that a
/// text with holes is an ordinary string, and cannot be confused with a string in the code.
/// </summary>
internal static class OpenText
{
    /// <summary>Represents an unknown part.</summary>
    public const char Hole = '\uFFFF';

    // Longer texts are not followed.
    private const int Longest = 4096;

    /// <summary>Whether a text has holes.</summary>
    public static bool IsOpen(string text) => text.IndexOf(Hole) >= 0;

    /// <summary>Returns the known parts of a text, between its holes: one more than there are holes.</summary>
    public static IReadOnlyList<string> Pieces(string text) => text.Split(Hole);

    /// <summary>Returns a text for messages.</summary>
    public static string Show(string text) => text.Replace(Hole, '…');

    /// <summary>Concatenates texts; null if the result contains no useful knowledge.</summary>
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
        // Whitespace alone may be insignificant in XML.
        return IsOpen(whole) && string.IsNullOrWhiteSpace(whole.Replace(Hole, ' ')) ? null : whole;
    }
}
