using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Schema.Rnc;

/// <summary>The keywords of the compact syntax: names of definitions only with a backslash before them.</summary>
internal static class RncKeywords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit", "list", "mixed", "namespace",
        "notAllowed", "parent", "start", "string", "text", "token",
    };

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>The keyword that was probably meant, or null.</summary>
    public static string? Nearest(string word) => Spelling.Nearest(word, Words);
}
