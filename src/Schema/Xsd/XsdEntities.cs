using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Replaces the general entities that the document type declaration of a file declares itself (XML 1.0, 4.4). External and parameter entities are never read.
/// </summary>
internal sealed class XsdEntities
{
    // Entities of entities can multiply: a larger result is not created, and the reader then reports the first entity as unknown.
    private const int MostCharacters = 1 << 24;

    private const int MostNested = 16;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _length;

    /// <summary>Replaces the entities in a text.</summary>
    /// <param name="documentType">The document type declaration.</param>
    /// <param name="text">The text that follows it.</param>
    /// <returns>The text with its entities replaced; the text itself if there are none, or if the result would be too large.</returns>
    public static string Replace(string documentType, string text)
    {
        var entities = new XsdEntities();
        entities.Declare(documentType);
        return entities._values.Count > 0 && entities.Replaced(text, isInTag: false, depth: 0) is { } replaced ? replaced : text;
    }

    private void Declare(string subset)
    {
        for (var i = subset.IndexOf('<', 1); i >= 0; i = i < subset.Length ? subset.IndexOf('<', i) : -1)
            if (XsdProlog.StartsWith(subset, i, "<!--"))
                i = XsdProlog.After(subset, i + 4, "-->");
            else if (XsdProlog.StartsWith(subset, i, "<?"))
                i = XsdProlog.After(subset, i + 2, "?>");
            else
                i = ReadDeclaration(subset, i);
    }

    // <!ENTITY name "value">; other declarations are skipped.
    private int ReadDeclaration(string subset, int start)
    {
        var words = new List<string>();
        for (var i = start; i < subset.Length;)
            switch (subset[i])
            {
                case '>':
                    if (words.Count == 3 && words[0] == "<!ENTITY" && !_values.ContainsKey(words[1]))
                        _values.Add(words[1], WithCharacters(words[2]));
                    return i + 1;
                case '"' or '\'':
                    var end = XsdProlog.After(subset, i + 1, subset[i].ToString());
                    words.Add(subset.Substring(i + 1, Math.Max(0, end - i - 2)));
                    i = end;
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    i++;
                    break;
                default:
                    var from = i;
                    while (i < subset.Length && subset[i] is not (' ' or '\t' or '\r' or '\n' or '>' or '"' or '\''))
                        i++;
                    words.Add(subset.Substring(from, i - from));
                    break;
            }

        return subset.Length;
    }

    private string? Replaced(string text, bool isInTag, int depth)
    {
        var result = new StringBuilder();
        var from = 0;
        for (var i = 0; i < text.Length;)
            if (XsdProlog.StartsWith(text, i, "<!--"))
                i = XsdProlog.After(text, i + 4, "-->");
            else if (XsdProlog.StartsWith(text, i, "<![CDATA["))
                i = XsdProlog.After(text, i + 9, "]]>");
            else if (XsdProlog.StartsWith(text, i, "<?"))
                i = XsdProlog.After(text, i + 2, "?>");
            else if (text[i] == '&' && NameAt(text, i) is { } name && _values.TryGetValue(name, out var value))
            {
                // In a value, quotes of the entity are characters (4.4.5).
                if (isInTag)
                    value = value.Replace("\"", "&quot;").Replace("'", "&apos;");
                if (depth >= MostNested || Replaced(value, isInTag, depth + 1) is not { } replaced || (_length += replaced.Length) > MostCharacters)
                    return null;
                result.Append(text, from, i - from).Append(replaced);
                from = i += name.Length + 2;
            }
            else
            {
                isInTag = text[i] == '<' || (isInTag && text[i] != '>');
                i++;
            }

        return from == 0 ? text : result.Append(text, from, text.Length - from).ToString();
    }

    private static string? NameAt(string text, int ampersand)
    {
        var end = ampersand + 1;
        while (end < text.Length && text[end] is not (';' or '&' or '<' or '>' or ' ' or '#'))
            end++;
        return end < text.Length && text[end] == ';' ? text.Substring(ampersand + 1, end - ampersand - 1) : null;
    }

    // Character references are replaced when an entity is declared (4.4.2).
    private static string WithCharacters(string value)
    {
        var result = new StringBuilder();
        var from = 0;
        for (var i = value.IndexOf("&#", StringComparison.Ordinal); i >= 0; i = value.IndexOf("&#", i + 2, StringComparison.Ordinal))
        {
            var end = value.IndexOf(';', i);
            if (end < 0 || end - i > 10)
                continue;
            var digits = value.Substring(i + 2, end - i - 2);
            var isHex = digits.StartsWith("x", StringComparison.Ordinal);
            if (!int.TryParse(
                    isHex ? digits.Substring(1) : digits,
                    isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var code)
                || code is <= 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
                continue;
            result.Append(value, from, i - from).Append(char.ConvertFromUtf32(code));
            from = end + 1;
        }

        return result.Append(value, from, value.Length - from).ToString();
    }
}
