using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Analyzers.Values;

/// <summary>Determines whether a text with holes can be a list (RELAX NG 9.3.8): its known words must be words of the list, and not too many.</summary>
internal static class OpenList
{
    // The words of larger lists are not examined.
    private const int MostParts = 256;

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Whether there may be a replacement that matches.</summary>
    /// <param name="content">The content of the list.</param>
    /// <param name="pieces">The known parts of the text, between its holes.</param>
    /// <param name="matcher">Matches words.</param>
    public static bool MayMatch(Pattern content, IReadOnlyList<string> pieces, LiteralMatcher matcher)
    {
        if (content.Size > MostParts)
            return true;
        var words = Words(pieces).ToList();
        var kinds = new HashSet<Pattern>();
        return words.Count <= MostWords(content, kinds) && words.TrueForAll(word => kinds.Any(kind => matcher.Matches(kind, word)));
    }

    // What touches a hole is only a part of a word.
    private static IEnumerable<byte[]> Words(IReadOnlyList<string> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var parts = pieces[i].Split(Blanks);
            for (var j = i == 0 ? 0 : 1; j < (i == pieces.Count - 1 ? parts.Length : parts.Length - 1); j++)
                if (parts[j].Length > 0)
                    yield return Encoding.UTF8.GetBytes(parts[j]);
        }
    }

    // Collects the patterns of words, and returns the greatest number of words.
    private static long MostWords(Pattern pattern, HashSet<Pattern> kinds)
    {
        switch (pattern)
        {
            case NotAllowedPattern or EmptyPattern:
                return 0;
            case OneOrMorePattern repeated:
                return MostWords(repeated.Content, kinds) == 0 ? 0 : int.MaxValue;
            case BinaryPattern pair:
                var (left, right) = (MostWords(pair.Left, kinds), MostWords(pair.Right, kinds));
                return pattern is ChoicePattern ? Math.Max(left, right) : Math.Min(left + right, int.MaxValue);
            default:
                kinds.Add(pattern);
                return 1;
        }
    }
}
