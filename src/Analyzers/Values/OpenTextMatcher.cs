using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Patterns;

namespace Bindery.Analyzers.Values;

/// <summary>Determines whether a text with holes can be a value of a pattern. The result is false only if no replacement of the holes is one.</summary>
internal static class OpenTextMatcher
{
    /// <summary>Whether there may be a replacement that matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="matcher">Matches the words of lists.</param>
    public static bool MayMatch(Pattern pattern, string text, LiteralMatcher matcher) => MayMatch(pattern, OpenText.Pieces(text), matcher);

    private static bool MayMatch(Pattern pattern, IReadOnlyList<string> pieces, LiteralMatcher matcher)
    {
        for (; pattern is ChoicePattern choice; pattern = choice.Right)
            if (MayMatch(choice.Left, pieces, matcher))
                return true;
        return pattern switch
        {
            // The known part is not whitespace.
            NotAllowedPattern or EmptyPattern => false,
            ValuePattern { Value: string } value => MayBe(WithoutBlanks(value.Text), pieces.Select(WithoutBlanks).ToList()),
            DataPattern data => data.Datatype.MayAllow(pieces),
            ListPattern list => OpenList.MayMatch(list.Content, pieces, matcher),
            _ => true,
        };
    }

    // The word begins with the first piece, ends with the last one, and contains the others between them, in order.
    private static bool MayBe(string word, List<string> pieces)
    {
        var last = pieces[pieces.Count - 1];
        if (!word.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Count - 1; i++)
        {
            at = word.IndexOf(pieces[i], at, StringComparison.Ordinal) is var found and >= 0 ? found + pieces[i].Length : word.Length + 1;
            if (at > word.Length)
                return false;
        }
        return word.Length - last.Length >= at && word.EndsWith(last, StringComparison.Ordinal);
    }

    // Regardless of the whitespace processing of the type.
    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => c is not (' ' or '\t' or '\r' or '\n')));
}
