using System;

namespace Bindery.Schema;

/// <summary>Distinguishes the syntaxes of schema files.</summary>
internal static class SchemaLanguage
{
    /// <summary>Returns the term for a construct in a message, in the syntax of the file that contains the place.</summary>
    public static string Word(SourceSpan place, string xml, string compact) => IsCompact(place.File, "<") ? compact : xml;

    /// <summary>Whether a file has the extension of the compact syntax.</summary>
    public static bool IsNamedCompact(string path) => path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is in the compact syntax. Its extension decides; if the extension is unknown, the beginning of the text does.</summary>
    public static bool IsCompact(string path, string text)
    {
        if (IsNamedCompact(path))
            return true;
        if (path.EndsWith(".rng", StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var character in text)
            if (character is not (' ' or '\t' or '\r' or '\n' or '\uFEFF'))
                return character != '<';
        return false;
    }
}
