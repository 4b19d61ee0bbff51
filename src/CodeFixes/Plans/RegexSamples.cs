using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.CodeFixes.Plans;

/// <summary>Creates a short text that matches a pattern of XML Schema.</summary>
internal sealed class RegexSamples
{
    // Longer texts are not useful.
    private const int MostCharacters = 256;

    private const string Liked = "aA10/-_.: ";

    // The nesting of repetitions that can be empty is limited, because they do not make the text longer.
    private int _budget = 1 << 14;

    private RegexSamples()
    {
    }

    /// <summary>A matching text of nearly minimal length.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="longer">The number of additional repetitions where more are possible.</param>
    /// <returns>Null where there is none, or none that is short enough.</returns>
    public static string? Of(string pattern, int longer = 0)
    {
        if (RegexParser.Parse(pattern, out _) is not { } tree)
            return null;
        var text = new StringBuilder();
        return new RegexSamples().Add(tree, longer, text) ? text.ToString() : null;
    }

    private bool Add(RegexNode node, int longer, StringBuilder text)
    {
        if (_budget-- <= 0)
            return false;
        switch (node)
        {
            case SetNode { Set: { RangeCount: > 0 } set }:
                text.Append(char.ConvertFromUtf32(CharacterOf(set)));
                return text.Length <= MostCharacters;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    if (!Add(item, longer, text))
                        return false;
                return true;
            case ChoiceNode choice:
                return AddShortest(choice, longer, text);
            case RepeatNode repeat:
                var count = repeat.Most - longer < repeat.Least ? repeat.Most : repeat.Least + longer;
                for (var i = 0; i < count; i++)
                    if (!Add(repeat.Body, 0, text))
                        return false;
                return true;
            default:
                return false;
        }
    }

    private bool AddShortest(ChoiceNode choice, int longer, StringBuilder text)
    {
        string? best = null;
        foreach (var branch in choice.Branches)
        {
            var own = new StringBuilder();
            if (Add(branch, longer, own) && (best is null || own.Length < best.Length))
                best = own.ToString();
        }
        text.Append(best);
        return best is not null && text.Length <= MostCharacters;
    }

    private static int CharacterOf(CodePointSet set)
    {
        foreach (var liked in Liked)
            if (set.Contains(liked))
                return liked;
        for (var code = '!'; code < '\x7f'; code++)
            if (set.Contains(code))
                return code;
        // Characters below the space are not allowed in XML, and surrogates are not characters.
        foreach (var bound in set.Bounds)
            if (bound is > ' ' and (< 0xD800 or > 0xDFFF))
                return bound;
        return ' ';
    }
}
