using System;

namespace Bindery.Schema;

/// <summary>Distinguishes the syntaxes of schema files.</summary>
internal static class SchemaLanguage
{
    /// <summary>The term for a thing in a message, in the syntax of the file that the place is in.</summary>
    public static string Word(SourceSpan place, string xml, string compact) => IsCompact(place.File, "<") ? compact : xml;

    /// <summary>Whether a file has the extension of the compact syntax.</summary>
    public static bool IsNamedCompact(string path) => path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is in the compact syntax: its extension decides, and where that says nothing, what it begins with.</summary>
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
