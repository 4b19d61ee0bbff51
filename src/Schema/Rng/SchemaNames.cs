using System.Runtime.CompilerServices;
using System.Xml;

namespace Bindery.Schema.Rng;

/// <summary>The names and the white space of schemas.</summary>
internal static class SchemaNames
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The value without the white space around it (4.2).</summary>
    public static string Trim(string value) => value.Trim(Blanks);

    /// <summary>
    /// Whether the value is an NCName of Namespaces in XML 1.0. RELAX NG stands on the second edition of XML 1.0: its tables of characters decide here,
    /// not the wider ones of the fifth edition.
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

    // Apart, so that System.Xml is loaded only where it is asked: for a small schema that would be a good part of the time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsPartBeyondAscii(char character, bool isFirst) =>
        isFirst ? XmlConvert.IsStartNCNameChar(character) : XmlConvert.IsNCNameChar(character);
}
