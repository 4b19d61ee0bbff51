using System;
using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>English plurals, for the names of lists (docs/naming.md).</summary>
internal static class Plurals
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["Child"] = "Children", ["Person"] = "People", ["Foot"] = "Feet", ["Tooth"] = "Teeth", ["Man"] = "Men", ["Woman"] = "Women", ["Leaf"] = "Leaves",
        ["Half"] = "Halves",
        ["Shelf"] = "Shelves", ["Life"] = "Lives", ["Knife"] = "Knives", ["Criterion"] = "Criteria", ["Phenomenon"] = "Phenomena", ["Matrix"] = "Matrices",
        ["Vertex"] = "Vertices",
        ["Datum"] = "Data", ["Medium"] = "Media", ["Axis"] = "Axes", ["Quiz"] = "Quizzes", ["Os"] = "Oses", ["OS"] = "OSes",
    };

    private static readonly HashSet<string> Unchanged = new(StringComparer.Ordinal)
    {
        "Data", "Metadata", "Media", "Info", "Information", "Equipment", "Software", "Hardware", "Firmware", "Children", "People", "Criteria", "Phenomena",
        "Matrices", "Vertices", "Men", "Women",
        "Feet", "Teeth", "Indices", "Sheep", "Content",
    };

    private static readonly string[] NounsOnEd = ["eed", "bed", "shed", "sled", "hundred", "biped"];

    /// <summary>Returns the plural of a PascalCase name: the last word changes. A plural is returned unchanged.</summary>
    public static string Of(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !(char.IsUpper(name[start]) && !char.IsUpper(name[start - 1])) && name[start - 1] != '_')
            start--;
        return name.Substring(0, start) + OfWord(name.Substring(start));
    }

    private static string OfWord(string word)
    {
        if (Irregular.TryGetValue(word, out var irregular))
            return irregular;
        if (Unchanged.Contains(word))
            return word;
        if (IsParticiple(word))
            return word;
        if (Ends(word, "sis") || Ends(word, "xis"))
            return word.Substring(0, word.Length - 2) + "es";
        if (Ends(word, "ss") || Ends(word, "us") || Ends(word, "as") || Ends(word, "x") || Ends(word, "z") || Ends(word, "ch") || Ends(word, "sh"))
            return word + "es";
        // Keywords, series, axes, news: already a plural, or the same in singular and plural.
        if (Ends(word, "s"))
            return word;
        if (Ends(word, "y") && word.Length > 1 && "aeiouAEIOU".IndexOf(word[word.Length - 2]) < 0)
            return word.Substring(0, word.Length - 1) + "ies";
        return word + "s";
    }

    // Skipped, Failed, Excluded; but feeds, hundreds, sheds and embeds.
    private static bool IsParticiple(string word) =>
        word.Length > 5 && Ends(word, "ed") && !Array.Exists(NounsOnEd, end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);
}
