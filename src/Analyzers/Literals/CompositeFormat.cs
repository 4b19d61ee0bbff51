using System;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Literals;

/// <summary>Puts arguments into a composite format string, as <c>string.Format</c> does.</summary>
internal static class CompositeFormat
{
    /// <summary>Adds the text that the format makes.</summary>
    /// <param name="format">The format.</param>
    /// <param name="builder">Takes the text.</param>
    /// <param name="addArgument">Adds an argument by its index, and says whether it has an alignment or a format of its own.</param>
    public static void Expand(Template format, TemplateBuilder builder, Action<int, bool> addArgument)
    {
        var text = format.Text;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                builder.Together(text[i].ToString(), format.SpanOf(i, 2));
                i += 2;
            }
            else if (text[i] == '{' && text.IndexOf('}', i) is var end and > 0 && Index(text, i + 1, end, out var hasFormat) is { } index)
            {
                addArgument(index, hasFormat);
                i = end + 1;
            }
            else
            {
                builder.Append(format, i, 1);
                i++;
            }
        }
    }

    private static int? Index(string text, int start, int end, out bool hasFormat)
    {
        var index = 0;
        var i = start;
        for (; i < end && text[i] is >= '0' and <= '9' && index < 1000; i++)
            index = (index * 10) + text[i] - '0';
        hasFormat = i < end;
        return i > start && (i == end || text[i] is ',' or ':' or ' ') ? index : null;
    }
}
