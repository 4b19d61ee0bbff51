using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>The markup in one literal, as written in the code. All positions are positions in the file.</summary>
/// <param name="token">The literal, or the text of an interpolated string.</param>
internal sealed class LiteralMarkup(SyntaxToken token)
{
    private static readonly Regex Quoted = new("=\\s*(?<quote>\\\\\"|\"\"|\"|')");

    /// <summary>The quotation mark that delimits attribute values here.</summary>
    public string Quote => Quoted.Match(token.Text) is { Success: true } match ? match.Groups["quote"].Value : "'";

    /// <summary>Returns the position in a start tag at which an attribute can be added.</summary>
    /// <param name="name">The name of the element in its start tag.</param>
    public int? EndOfStartTag(TextSpan name) => TagEnd(name) is not { } end ? null
        : token.SpanStart + Trimmed(token.Text[end - 1] == '/' ? end - 1 : end);

    /// <summary>Returns the element whose start tag has its name at a place; null if the literal does not contain its end.</summary>
    public TextSpan? ElementAt(TextSpan name)
    {
        var start = name.Start - token.SpanStart - 1;
        return start >= 0 && token.Text[start] == '<' && End(name) is { } end ? TextSpan.FromBounds(token.SpanStart + start, token.SpanStart + end) : null;
    }

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
        var quote = '\0';
        for (var i = name.End - token.SpanStart; i < text.Length; i++)
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '"')
                quote = text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"' ? '\0' : text[i];
            else if (text[i] == '>')
                return i;
            else if (text[i] == '<')
                return null;
        return null;
    }

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
