using System;
using System.Text;

namespace Bindery.Schema.Rng;

/// <summary>
/// The syntax of URI references (RFC 2396 with the host literals of RFC 2732), after characters that are not allowed in a URI were escaped (XML Linking, 5.4;
/// RELAX NG 4.3 and 4.5).
/// </summary>
internal static class AnyUri
{
    private const string Marks = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,[]";

    /// <summary>Whether the value is an absolute URI, of any scheme.</summary>
    public static bool IsAbsolute(string value)
    {
        var colon = FindSchemeEnd(value);
        if (colon < 0 || !IsScheme(value, colon))
            return false;
        var rest = Escape(value.Substring(colon + 1));
        // hier_part begins with a slash; the first character of opaque_part is not a slash.
        if (rest.Length == 0 || !HasOnlyUriCharacters(rest))
            return false;
        return rest[0] != '/' || (rest != "//" && IsHierarchical(rest));
    }

    /// <summary>Whether the value is a URI reference without a fragment identifier.</summary>
    public static bool IsReference(string value)
    {
        var colon = FindSchemeEnd(value);
        if (colon >= 0)
            return IsAbsolute(value);
        var escaped = Escape(value);
        return HasOnlyUriCharacters(escaped) && (escaped.Length == 0 || escaped[0] != '/' || IsHierarchical(escaped));
    }

    /// <summary>The index of the colon after the scheme, or -1.</summary>
    private static int FindSchemeEnd(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == ':')
                return i;
            if (value[i] is '/' or '?' or '#')
                return -1;
        }

        return -1;
    }

    private static bool IsScheme(string value, int length)
    {
        if (length == 0 || !IsLetter(value[0]))
            return false;
        for (var i = 1; i < length; i++)
            if (!IsLetter(value[i]) && !IsDigit(value[i]) && value[i] is not ('+' or '-' or '.'))
                return false;
        return true;
    }

    /// <summary>net_path or abs_path, and an optional query: brackets are only allowed around a host.</summary>
    private static bool IsHierarchical(string value)
    {
        var query = value.IndexOf('?');
        var path = query < 0 ? value : value.Substring(0, query);
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var end = path.IndexOf('/', 2);
            if (!IsAuthority(end < 0 ? path.Substring(2) : path.Substring(2, end - 2)))
                return false;
            path = end < 0 ? "" : path.Substring(end);
        }

        return !HasBrackets(path);
    }

    /// <summary>Brackets must enclose the whole host; a port may follow (RFC 2732).</summary>
    private static bool IsAuthority(string value)
    {
        var host = value.Substring(value.IndexOf('@') + 1);
        if (!host.StartsWith("[", StringComparison.Ordinal))
            return !HasBrackets(value);
        var end = host.IndexOf(']');
        return end > 0 && !HasBrackets(host.Substring(1, end - 1)) && (end + 1 == host.Length || host[end + 1] == ':') && !HasBrackets(host.Substring(end + 1));
    }

    private static bool HasBrackets(string value) => value.IndexOfAny(['[', ']']) >= 0;

    private static bool HasOnlyUriCharacters(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character == '%')
            {
                if (i + 2 >= value.Length || !IsHex(value[i + 1]) || !IsHex(value[i + 2]))
                    return false;
                i += 2;
            }
            else if (!IsLetter(character) && !IsDigit(character) && Marks.IndexOf(character) < 0 && Reserved.IndexOf(character) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Escapes characters that are not allowed in a URI, except '#', '%' and brackets.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value)
            if (character <= ' ' || character >= 0x7F || "<>'{}|\\^`".IndexOf(character) >= 0)
                escaped.Append("%20"); // The value of the octet does not matter here.
            else
                escaped.Append(character);
        return escaped.ToString();
    }

    private static bool IsLetter(char value) => value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char value) => value is >= '0' and <= '9';

    private static bool IsHex(char value) => IsDigit(value) || value is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
