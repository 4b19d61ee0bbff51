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
        if (value.Length == 0 || !XmlConvert.IsStartNCNameChar(value[0]))
            return false;
        foreach (var character in value)
            if (!XmlConvert.IsNCNameChar(character))
                return false;
        return true;
    }
}
