using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Schema.Rnc;

/// <summary>The keywords of the compact syntax. They can be names of definitions only with a backslash before them.</summary>
internal static class RncKeywords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit", "list", "mixed", "namespace",
        "notAllowed", "parent", "start", "string", "text", "token",
    };

    // The keywords that hardly occur in other texts.
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "attribute", "datatypes", "element", "external", "grammar", "include", "inherit", "mixed", "namespace", "notAllowed", "start", "xsd",
    };

    /// <summary>Whether a text contains a keyword that makes it probable that it is a schema in the compact syntax.</summary>
    public static bool AreIn(string text)
    {
        var begin = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-' or '.'))
            {
                if (begin < 0)
                    begin = i;
                continue;
            }
            if (begin >= 0 && i - begin is >= 3 and <= 10 && Telling.Contains(text.Substring(begin, i - begin)))
                return true;
            begin = -1;
        }
        return false;
    }

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>The keyword that was probably meant, or null.</summary>
    public static string? Nearest(string word) => Spelling.Nearest(word, Words);
}
