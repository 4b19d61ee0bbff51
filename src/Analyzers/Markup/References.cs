using System;
using System.Globalization;
using System.Text;

namespace Bindery.Analyzers.Markup;

/// <summary>The references of XML: to characters, and to the five predefined entities.</summary>
internal static class References
{
    /// <summary>Returns a text with its references resolved; null if it contains a reference to any other entity.</summary>
    public static string? Resolve(string raw, bool isAttribute)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
            if (raw[i] == '&')
            {
                var end = raw.IndexOf(';', i);
                if (end < 0 || Named(raw.Substring(i + 1, end - i - 1)) is not { } character)
                    return null;
                text.Append(character);
                i = end;
            }
            else if (raw[i] == '\r')
            {
                if (i + 1 >= raw.Length || raw[i + 1] != '\n')
                    text.Append(isAttribute ? ' ' : '\n');
            }
            else
            {
                text.Append(isAttribute && raw[i] is '\t' or '\n' ? ' ' : raw[i]);
            }
        return text.ToString();
    }

    private static string? Named(string name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => Numbered(name),
    };

    private static string? Numbered(string name)
    {
        var isHex = name.StartsWith("#x", StringComparison.Ordinal);
        if (!name.StartsWith("#", StringComparison.Ordinal)
            || !int.TryParse(
                name.Substring(isHex ? 2 : 1), isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        return value is <= 0 or > 0x10FFFF or (>= 0xD800 and < 0xE000) ? null : char.ConvertFromUtf32(value);
    }
}
