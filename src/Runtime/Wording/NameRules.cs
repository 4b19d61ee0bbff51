using System;

namespace Bindery.Wording;

/// <summary>Recognizes names by the rules that XML Schema 1.0 refers to: XML 1.0, second edition, and Namespaces in XML 1.0.</summary>
internal static class NameRules
{
    /// <summary>Whether a text is a Name.</summary>
    public static bool IsName(ReadOnlySpan<byte> text) => IsMadeOf(text, isFirstFree: false, allowsColon: true);

    /// <summary>Whether a text is an NCName.</summary>
    public static bool IsNCName(ReadOnlySpan<byte> text) => IsMadeOf(text, isFirstFree: false, allowsColon: false);

    /// <summary>Whether a text is an Nmtoken.</summary>
    public static bool IsNmtoken(ReadOnlySpan<byte> text) => IsMadeOf(text, isFirstFree: true, allowsColon: true);

    private static bool IsMadeOf(ReadOnlySpan<byte> text, bool isFirstFree, bool allowsColon)
    {
        for (var i = 0; i < text.Length;)
        {
            var isPart = i > 0 || isFirstFree;
            int c = text[i];
            if (c >= 0x80)
            {
                if (!Contains(isPart ? NameTables.Part : NameTables.Start, Utf8.Read(text, ref i)))
                    return false;
                continue;
            }
            i++;
            if ((uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_')
                continue;
            if (c == ':' ? !allowsColon : !isPart || c is not ((>= '0' and <= '9') or '-' or '.'))
                return false;
        }
        return !text.IsEmpty;
    }

    private static bool Contains(ReadOnlySpan<ushort> table, int codePoint)
    {
        int low = 0, high = (table.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (codePoint < table[middle * 2])
                high = middle - 1;
            else if (codePoint > table[(middle * 2) + 1])
                low = middle + 1;
            else
                return true;
        }
        return false;
    }
}
