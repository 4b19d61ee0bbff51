using System;
using System.Collections.Generic;
using System.Globalization;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Literals;

/// <summary>
/// Finds the place of each character of a string literal in the code: regular, verbatim or raw, with or without the UTF-8 suffix, complete or as a part of an
/// interpolated string.
/// </summary>
internal static class LiteralText
{
    /// <summary>Returns the text of a literal.</summary>
    public static Template Of(SyntaxToken token) => Template.OfLiteral(token.ValueText, token.Span, () => RunsOf(token));

    private static IReadOnlyList<TemplateRun> RunsOf(SyntaxToken token)
    {
        var source = token.Text;
        var trial = new TemplateBuilder();
        var isRead = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken => source.StartsWith("@", StringComparison.Ordinal)
                ? Verbatim(trial, source, 2, source.LastIndexOf('"'), token.SpanStart, hasBraces: false)
                : Escaped(trial, source, 1, source.LastIndexOf('"'), token.SpanStart, hasBraces: false),
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken => RawLine(trial, source, token.SpanStart),
            SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => RawLines(trial, source, token.SpanStart),
            _ => false,
        };
        return Checked(trial, isRead, token).Runs;
    }

    /// <summary>Appends the text between two holes of an interpolated string.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <param name="token">The text.</param>
    /// <param name="start">The first token of the string.</param>
    /// <param name="indentation">For a multi-line raw string: the indentation of each line, which is not part of the text; otherwise null.</param>
    public static void AddPart(TemplateBuilder builder, SyntaxToken token, SyntaxToken start, string? indentation)
    {
        var source = token.Text;
        var trial = new TemplateBuilder();
        var isRead = start.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => Escaped(trial, source, 0, source.Length, token.SpanStart, hasBraces: true),
            SyntaxKind.InterpolatedVerbatimStringStartToken => Verbatim(trial, source, 0, source.Length, token.SpanStart, hasBraces: true),
            SyntaxKind.InterpolatedSingleLineRawStringStartToken => Plain(trial, source, 0, source.Length, token.SpanStart),
            SyntaxKind.InterpolatedMultiLineRawStringStartToken when indentation is not null =>
                Lines(trial, source, 0, source.Length, token.SpanStart, indentation, EndsLine(token)),
            _ => false,
        };
        builder.Append(Checked(trial, isRead, token));
    }

    // The value of the compiler decides: if it differs from the one found here, the literal has one place for all of its text.
    private static Template Checked(TemplateBuilder trial, bool isRead, SyntaxToken token)
    {
        var template = trial.Build();
        // Some versions of the compiler do not unescape braces in the value of a part.
        var text = token.IsKind(SyntaxKind.InterpolatedStringTextToken) ? token.ValueText.Replace("{{", "{").Replace("}}", "}") : token.ValueText;
        if (isRead && (template.Text == token.ValueText || template.Text == text))
            return template;
        var whole = new TemplateBuilder();
        whole.Together(token.ValueText, token.Span);
        return whole.Build();
    }

    private static bool EndsLine(SyntaxToken token) => token.GetPreviousToken().IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);

    private static bool Plain(TemplateBuilder builder, string source, int start, int end, int place)
    {
        builder.Verbatim(source, start, end - start, place + start);
        return true;
    }

    private static bool Verbatim(TemplateBuilder builder, string source, int start, int end, int place, bool hasBraces)
    {
        var from = start;
        for (var i = start; i < end; i++)
            if (source[i] == '"' || (hasBraces && source[i] is '{' or '}'))
            {
                builder.Verbatim(source, from, i - from, place + from);
                builder.Together(source[i].ToString(), new TextSpan(place + i, 2));
                from = ++i + 1;
            }
        if (from < end)
            builder.Verbatim(source, from, end - from, place + from);
        return true;
    }

    private static bool Escaped(TemplateBuilder builder, string source, int start, int end, int place, bool hasBraces)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (source[i] != '\\' && !(hasBraces && source[i] is '{' or '}'))
                continue;
            builder.Verbatim(source, from, i - from, place + from);
            var begin = i;
            if (source[i] != '\\')
            {
                builder.Together(source[i].ToString(), new TextSpan(place + i, 2));
                i++;
            }
            else if (Escape(source, end, ref i) is { } text)
            {
                builder.Together(text, new TextSpan(place + begin, i + 1 - begin));
            }
            else
            {
                return false;
            }
            from = i + 1;
        }
        if (from < end)
            builder.Verbatim(source, from, end - from, place + from);
        return true;
    }

    // Leaves the index at the last character of the escape sequence.
    private static string? Escape(string source, int end, ref int i)
    {
        if (++i >= end)
            return null;
        switch (source[i])
        {
            case '\'' or '"' or '\\':
                return source[i].ToString();
            case '0':
                return "\0";
            case 'a':
                return "\a";
            case 'b':
                return "\b";
            case 'e':
                return "\u001B";
            case 'f':
                return "\f";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'v':
                return "\v";
            case 'x':
                return Number(source, end, ref i, least: 1, most: 4);
            case 'u':
                return Number(source, end, ref i, least: 4, most: 4);
            case 'U':
                return Number(source, end, ref i, least: 8, most: 8);
            default:
                return null;
        }
    }

    private static string? Number(string source, int end, ref int i, int least, int most)
    {
        var count = 0;
        while (count < most && i + 1 + count < end && Uri.IsHexDigit(source[i + 1 + count]))
            count++;
        if (count < least)
            return null;
        var value = int.Parse(source.Substring(i + 1, count), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        i += count;
        return most < 8 ? ((char)value).ToString() : value is > 0x10FFFF or (>= 0xD800 and < 0xE000) or < 0 ? null : char.ConvertFromUtf32(value);
    }

    private static bool RawLine(TemplateBuilder builder, string source, int place)
    {
        var quotes = Quotes(source);
        var end = source.LastIndexOf('"') + 1 - quotes;
        return end >= quotes && Plain(builder, source, quotes, end, place);
    }

    private static bool RawLines(TemplateBuilder builder, string source, int place)
    {
        var quotes = Quotes(source);
        var start = NextLine(source, quotes);
        var last = source.LastIndexOf('"') + 1 - quotes;
        // The line with the closing quotes determines the indentation of each line; the line break before it is not part of the text.
        var line = last;
        while (line > 0 && source[line - 1] is not ('\n' or '\r'))
            line--;
        var end = line - (line > 1 && source[line - 1] == '\n' && source[line - 2] == '\r' ? 2 : 1);
        return start > 0 && (end < start || Lines(builder, source, start, end, place, source.Substring(line, last - line), isAtLineStart: true));
    }

    private static bool Lines(TemplateBuilder builder, string source, int start, int end, int place, string indentation, bool isAtLineStart)
    {
        for (var i = start; i < end || (i == start && isAtLineStart && i < end);)
        {
            if (isAtLineStart)
                for (var j = 0; j < indentation.Length && i < end && source[i] == indentation[j]; j++)
                    i++;
            var next = NextLine(source, i);
            if (next < 0 || next > end)
                next = end;
            builder.Verbatim(source, i, next - i, place + i);
            i = next;
            isAtLineStart = true;
        }
        return true;
    }

    private static int Quotes(string source)
    {
        var quotes = 0;
        while (quotes < source.Length && source[quotes] == '"')
            quotes++;
        return quotes;
    }

    private static int NextLine(string source, int from)
    {
        for (var i = from; i < source.Length; i++)
            if (source[i] == '\n')
                return i + 1;
            else if (source[i] == '\r')
                return i + 1 < source.Length && source[i + 1] == '\n' ? i + 2 : i + 1;
        return -1;
    }
}
