using System;

namespace Bindery.Wording;

/// <summary>The structure of URI references: RFC 2396, 3 and 4, RFC 2732, and XLink 5.4 for the characters to be escaped.</summary>
internal static class UriSyntax
{
    /// <summary>Whether a text is a URI reference once its other characters are escaped.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '%' && (i + 2 >= text.Length || !IsHex(text[i + 1]) || !IsHex(text[i + 2])))
                return false;
        var hash = text.IndexOf((byte)'#');
        if (hash >= 0 && text.Slice(hash + 1).IndexOf((byte)'#') >= 0)
            return false;
        var rest = hash < 0 ? text : text.Slice(0, hash);

        var colon = rest.IndexOf((byte)':');
        if (colon >= 0 && rest.Slice(0, colon).IndexOfAny((byte)'/', (byte)'?') < 0)
        {
            if (!IsScheme(rest.Slice(0, colon)))
                return false;
            rest = rest.Slice(colon + 1);
            if (rest.IsEmpty)
                return false;
            // Not hierarchical: any characters may follow.
            if (rest[0] != '/')
                return true;
        }
        return IsHierarchical(rest, hash >= 0);
    }

    // [ "//" authority ] path [ "?" query ]
    private static bool IsHierarchical(ReadOnlySpan<byte> text, bool hasFragment)
    {
        var query = text.IndexOf((byte)'?');
        var path = query < 0 ? text : text.Slice(0, query);
        if (path.Length >= 2 && path[0] == '/' && path[1] == '/')
        {
            path = path.Slice(2);
            var end = path.IndexOf((byte)'/');
            var authority = end < 0 ? path : path.Slice(0, end);
            path = path.Slice(authority.Length);
            if (authority.IsEmpty ? path.IsEmpty && query < 0 && !hasFragment : !IsAuthority(authority))
                return false;
        }
        return path.IndexOfAny((byte)'[', (byte)']') < 0;
    }

    // Without an address in brackets, the authority may be the name of any registry: any characters.
    private static bool IsAuthority(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'[', (byte)']') < 0)
            return true;
        var user = text.IndexOf((byte)'@');
        var host = text.Slice(user + 1);
        var close = host.IndexOf((byte)']');
        if (user >= 0 && text.Slice(0, user).IndexOfAny((byte)'[', (byte)']') >= 0)
            return false;
        if (close < 0 || host[0] != '[' || !IsAddress(host.Slice(1, close - 1)))
            return false;
        var port = host.Slice(close + 1);
        if (port.IsEmpty)
            return true;
        if (port[0] != ':')
            return false;
        foreach (var unit in port.Slice(1))
            if (!IsDigit(unit))
                return false;
        return true;
    }

    // IPv6: eight groups of hexadecimal digits, "::" once for one or more of zero, the last two also as an IPv4 address; then an optional zone.
    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var zone = text.IndexOf((byte)'%');
        if (zone >= 0)
        {
            if (zone == text.Length - 1)
                return false;
            text = text.Slice(0, zone);
        }
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
            return CountGroups(text, mayEndInIPv4: true) == 8;
        var after = text.Slice(gap + 2);
        var before = gap == 0 ? 0 : CountGroups(text.Slice(0, gap), mayEndInIPv4: false);
        var behind = after.IsEmpty ? 0 : CountGroups(after, mayEndInIPv4: true);
        return before >= 0 && behind >= 0 && before + behind <= 7;
    }

    private static int CountGroups(ReadOnlySpan<byte> text, bool mayEndInIPv4)
    {
        for (var count = 1; ; count++)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text.Slice(0, colon);
            if (colon < 0 && mayEndInIPv4 && IsIPv4(group))
                return count + 1;
            if (group.Length is 0 or > 4)
                return -1;
            foreach (var unit in group)
                if (!IsHex(unit))
                    return -1;
            if (colon < 0)
                return count;
            text = text.Slice(colon + 1);
        }
    }

    private static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        for (var part = 1; ; part++)
        {
            int value = 0, length = 0;
            while (length < text.Length && length < 4 && IsDigit(text[length]))
                value = (value * 10) + (text[length++] - '0');
            if (length is 0 or > 3 || value > 255)
                return false;
            if (part == 4)
                return length == text.Length;
            if (length == text.Length || text[length] != '.')
                return false;
            text = text.Slice(length + 1);
        }
    }

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!IsLetter(text[i]) && (i == 0 || !(IsDigit(text[i]) || text[i] is (byte)'+' or (byte)'-' or (byte)'.')))
                return false;
        return !text.IsEmpty;
    }

    private static bool IsLetter(byte unit) => (uint)((unit | 0x20) - 'a') <= 'z' - 'a';

    private static bool IsDigit(byte unit) => (uint)(unit - '0') <= 9;

    private static bool IsHex(byte unit) => IsDigit(unit) || (uint)((unit | 0x20) - 'a') <= 'f' - 'a';
}
