using System;

namespace Bindery.Schema;

/// <summary>Tells the syntaxes of schema files apart.</summary>
internal static class SchemaLanguage
{
    /// <summary>Whether a file is in the compact syntax: its extension decides, and where that says nothing, what it begins with.</summary>
    public static bool IsCompact(string path, string text)
    {
        if (path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase))
            return true;
        if (path.EndsWith(".rng", StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var character in text)
            if (character is not (' ' or '\t' or '\r' or '\n' or '\uFEFF'))
                return character != '<';
        return false;
    }
}
