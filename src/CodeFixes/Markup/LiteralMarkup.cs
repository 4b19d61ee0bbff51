using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>The markup in one literal, as written in the code. All positions are positions in the file.</summary>
/// <param name="token">The literal, or the text of an interpolated string.</param>
internal sealed class LiteralMarkup(SyntaxToken token)
{
    /// <summary>A double quotation mark, as this literal writes it.</summary>
    public string DoubleQuote { get; } = Opening(token) is var opening && opening[0] == '@' ? "\"\""
        : opening.StartsWith("\"\"\"", System.StringComparison.Ordinal) ? "\"" : "\\\"";

    /// <summary>The quotation mark that delimits attribute values here.</summary>
    public string Quote => new Regex($"=\\s*(?<quote>{Regex.Escape(DoubleQuote)}|')").Match(token.Text) is { Success: true } match
        ? match.Groups["quote"].Value
        : "'";

    /// <summary>Returns the position after the value of an attribute; null if the literal does not contain the end of the value.</summary>
    /// <param name="name">The name of the attribute.</param>
    public int? EndOfAttribute(TextSpan name)
    {
        var value = new Regex($"\\G\\s*=\\s*(?<quote>{Regex.Escape(DoubleQuote)}|')").Match(token.Text, name.End - token.SpanStart);
        if (!value.Success)
            return null;
        var quote = value.Groups["quote"].Value;
        var end = token.Text.IndexOf(quote, value.Index + value.Length, System.StringComparison.Ordinal);
        return end < 0 ? null : token.SpanStart + end + quote.Length;
    }

    /// <summary>Returns the position in a start tag at which an attribute can be added: at its end, or after the name if another literal has the end.</summary>
    /// <param name="name">The name of the element in its start tag.</param>
    public int EndOfStartTag(TextSpan name) =>
        TagEnd(name) is { } end ? token.SpanStart + Trimmed(token.Text[end - 1] == '/' ? end - 1 : end) : name.End;

    /// <summary>Returns the element whose start tag has its name at a place; null if the literal does not contain its end.</summary>
    public TextSpan? ElementAt(TextSpan name)
    {
        var start = name.Start - token.SpanStart - 1;
        return start >= 0 && token.Text[start] == '<' && End(name) is { } end ? TextSpan.FromBounds(token.SpanStart + start, token.SpanStart + end) : null;
    }

    /// <summary>Whether the literal has nothing but a name, because it is an argument.</summary>
    /// <param name="name">The name.</param>
    public bool IsWhole(TextSpan name) => token.ValueText.Length == name.Length;

    /// <summary>Whether an element is written as one tag without an end tag.</summary>
    /// <param name="name">The name of the element in its start tag.</param>
    public bool IsEmpty(TextSpan name) => TagEnd(name) is { } end && token.Text[end - 1] == '/';

    /// <summary>Inserts a child into an element.</summary>
    /// <param name="name">The name of the element in its start tag.</param>
    /// <param name="child">The child.</param>
    /// <param name="isLast">Whether the child is inserted after the existing content.</param>
    public TextChange? Insert(TextSpan name, string child, bool isLast)
    {
        if (TagEnd(name) is not { } end)
            return null;
        var element = token.Text.Substring(name.Start - token.SpanStart, name.Length);
        if (token.Text[end - 1] == '/')
            return new TextChange(TextSpan.FromBounds(token.SpanStart + Trimmed(end - 1), token.SpanStart + end + 1), $">{child}</{element}>");
        if (!isLast)
            return new TextChange(new TextSpan(token.SpanStart + end + 1, 0), child);
        return End(name) is { } whole
            ? new TextChange(new TextSpan(token.SpanStart + token.Text.LastIndexOf("</", whole - 1, System.StringComparison.Ordinal), 0), child)
            : null;
    }

    private int Trimmed(int position)
    {
        while (position > 0 && token.Text[position - 1] == ' ')
            position--;
        return position;
    }

    // Returns the position of the '>' of the start tag.
    private int? TagEnd(TextSpan name)
    {
        var text = token.Text;
        var quote = "";
        for (var i = name.End - token.SpanStart; i < text.Length; i++)
            if (quote.Length > 0 ? IsAt(i, quote) : IsAt(i, DoubleQuote) || text[i] == '\'')
            {
                var found = text[i] == '\'' ? "'" : DoubleQuote;
                quote = quote.Length > 0 ? "" : found;
                i += found.Length - 1;
            }
            else if (quote.Length == 0 && text[i] is '>' or '<')
            {
                return text[i] == '>' ? i : null;
            }
        return null;
    }

    // The literal from its beginning, without the signs of interpolation.
    private static string Opening(SyntaxToken token) =>
        (token.Parent is InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } ? whole.StringStartToken : token)
            .Text.TrimStart('$');

    private bool IsAt(int position, string part) => string.CompareOrdinal(token.Text, position, part, 0, part.Length) == 0;

    // Returns the position after the end tag.
    private int? End(TextSpan name)
    {
        var text = token.Text;
        if (TagEnd(name) is not { } end)
            return null;
        if (text[end - 1] == '/')
            return end + 1;
        var element = text.Substring(name.Start - token.SpanStart, name.Length);
        var depth = 1;
        foreach (Match tag in new Regex($"<(?<end>/?){Regex.Escape(element)}(?=[\\s/>])[^<>]*?(?<empty>/?)>").Matches(text, end + 1))
        {
            depth += tag.Groups["end"].Length > 0 ? -1 : tag.Groups["empty"].Length > 0 ? 0 : 1;
            if (depth == 0)
                return tag.Index + tag.Length;
        }
        return null;
    }
}
