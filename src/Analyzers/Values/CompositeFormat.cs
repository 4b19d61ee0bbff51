using System.Collections.Generic;

namespace Bindery.Analyzers.Values;

/// <summary>Composite format strings, as in <c>string.Format</c>.</summary>
internal static class CompositeFormat
{
    /// <summary>Returns the parts of a format, in order: single characters and items.</summary>
    public static IEnumerable<FormatPart> Parts(string format)
    {
        for (var i = 0; i < format.Length;)
        {
            var part = PartAt(format, i);
            yield return part;
            i += part.Length;
        }
    }

    private static FormatPart PartAt(string format, int start)
    {
        if (format[start] is '{' or '}' && start + 1 < format.Length && format[start + 1] == format[start])
            return new FormatPart(start, 2, null, false);
        return format[start] == '{' && format.IndexOf('}', start) is var end and > 0 && Index(format, start + 1, end, out var hasFormat) is { } index
            ? new FormatPart(start, end + 1 - start, index, hasFormat)
            : new FormatPart(start, 1, null, false);
    }

    private static int? Index(string format, int start, int end, out bool hasFormat)
    {
        var index = 0;
        var i = start;
        for (; i < end && format[i] is >= '0' and <= '9' && index < 1000; i++)
            index = (index * 10) + format[i] - '0';
        hasFormat = i < end;
        return i > start && (i == end || format[i] is ',' or ':' or ' ') ? index : null;
    }
}

/// <summary>A part of a composite format string.</summary>
/// <param name="Start">The position of its first character.</param>
/// <param name="Length">Its length; 2 for an escaped brace.</param>
/// <param name="Argument">The index of the argument of an item; null for a character.</param>
/// <param name="HasFormat">Whether the item has an alignment or a format.</param>
internal readonly record struct FormatPart(int Start, int Length, int? Argument, bool HasFormat);
