using System.Runtime.CompilerServices;
using System.Xml;

namespace Bindery.Schema.Rng;

/// <summary>The names and the whitespace of schemas.</summary>
internal static class SchemaNames
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Returns the value without leading and trailing whitespace (4.2).</summary>
    public static string Trim(string value) => value.Trim(Blanks);

    /// <summary>
    /// Whether the value is an NCName of Namespaces in XML 1.0. RELAX NG is based on the second edition of XML 1.0, so its character tables are used here, not
    /// the larger ones of the fifth edition.
    /// </summary>
    public static bool IsNCName(string value)
    {
        if (value.Length == 0 || !IsPart(value[0], isFirst: true))
            return false;
        foreach (var character in value)
            if (!IsPart(character, isFirst: false))
                return false;
        return true;
    }

    private static bool IsPart(char character, bool isFirst) => character >= 0x80
        ? IsPartBeyondAscii(character, isFirst)
        : (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character == '_' || (!isFirst && character is (>= '0' and <= '9') or '-' or '.');

    // A separate method, so that System.Xml is loaded only when it is needed: loading it would take a large part of the time for a small schema.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsPartBeyondAscii(char character, bool isFirst) =>
        isFirst ? XmlConvert.IsStartNCNameChar(character) : XmlConvert.IsNCNameChar(character);
}
