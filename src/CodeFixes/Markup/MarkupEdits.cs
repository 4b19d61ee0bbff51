using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>
/// Changes XML in code. Each change only affects the text of a literal, so that quotation marks, indentation and comments are preserved. The result is null if
/// the code is not of a supported form.
/// </summary>
/// <param name="root">The root of the file.</param>
/// <param name="text">Its text.</param>
internal sealed class MarkupEdits(SyntaxNode root, SourceText text)
{
    /// <summary>
    /// Removes the node that a fact concerns: an attribute, an element that begins and ends in one literal, an argument of a tree, or a call of a writer.
    /// </summary>
    public TextChange? Remove(Fact fact)
    {
        if (fact.Origin is not MarkupOrigin origin)
            return null;
        if (PartOfTree(origin.Name) is { } part)
            return new TextChange(part, "");
        if (LiteralAt(origin.Name) is not { } literal)
            return null;
        return fact.Kind switch
        {
            FactKind.Attribute => new TextChange(TextSpan.FromBounds(BlanksBefore(origin.Name.Start), QuoteBehind(origin.Value)), ""),
            FactKind.Child when literal.ElementAt(origin.Name) is { } element => new TextChange(WithLines(element), ""),
            _ => null,
        };
    }

    /// <summary>Changes the value of an attribute or a text, or adds a missing attribute to an element.</summary>
    public TextChange? Set(Fact fact, string value)
    {
        if (value.IndexOfAny(['<', '>', '&', '"', '\'', '\\', '{', '}']) >= 0)
            return null;
        if (fact.Origin is MarkupOrigin origin)
            return origin.Value.Length > 0 && LiteralAt(origin.Value) is not null && text[origin.Value.Start] is not ('"' or '\'')
                ? new TextChange(origin.Value, value)
                : null;
        return fact is { Kind: FactKind.Attribute, Owner.Origin: MarkupOrigin owner }
            && LiteralAt(owner.Name) is { } literal
            && literal.EndOfStartTag(owner.Name) is { } end
            ? new TextChange(new TextSpan(end, 0), $" {fact.LocalName}={literal.Quote}{value}{literal.Quote}")
            : null;
    }

    /// <summary>Inserts a child into an element, after or before its content.</summary>
    public TextChange? Add(Fact fact, string child, bool isLast) =>
        fact.Owner.Origin is MarkupOrigin owner && LiteralAt(owner.Name) is { } literal ? literal.Insert(owner.Name, child, isLast) : null;

    // Returns the literal, or the text of an interpolated string, that contains a place.
    private LiteralMarkup? LiteralAt(TextSpan place)
    {
        if (place.Length == 0 || place.End > text.Length)
            return null;
        var token = root.FindToken(place.Start);
        return token.Span.Contains(place)
            && token.Kind() is SyntaxKind.StringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
            && token.Parent is not null
            ? new LiteralMarkup(token)
            : null;
    }

    // A name in a literal of its own: of an element or attribute that is an argument, or that a writer writes.
    private TextSpan? PartOfTree(TextSpan name)
    {
        var token = root.FindToken(name.Start);
        if (!token.IsKind(SyntaxKind.StringLiteralToken)
            || token.ValueText.Length != name.Length
            || token.Parent?.Parent?.Parent?.Parent is not ExpressionSyntax made)
            return null;
        if (made.Parent is ExpressionStatementSyntax statement)
            return made.ToString().Contains("WriteAttributeString")
                || made.ToString().Contains("WriteElementString")
                || made.ToString().Contains("SetAttribute")
                ? statement.Parent is BlockSyntax ? WithLines(statement.Span) : statement.Span
                : null;
        if (made is not ObjectCreationExpressionSyntax || made.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax list } argument)
            return null;
        var index = list.Arguments.IndexOf(argument);
        return index > 0 ? TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End)
            : list.Arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart)
            : argument.Span;
    }

    // If the part occupies whole lines, these are removed as well.
    private TextSpan WithLines(TextSpan part)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(part.Start), text.Lines.GetLineFromPosition(part.End));
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, part.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(part.End, last.End)))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : part;
    }

    private int BlanksBefore(int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t' or '\r' or '\n')
            position--;
        return position;
    }

    // The place of an empty value includes both quotation marks.
    private int QuoteBehind(TextSpan value)
    {
        if (text[value.Start] is '"' or '\'' || (text[value.Start] == '\\' && text[value.Start + 1] == '"'))
            return value.End;
        var end = value.End;
        return end
            + (text[end] == '\\' || (text[end] == '"' && text[end + 1] == '"' && root.FindToken(end).Text.StartsWith("@", System.StringComparison.Ordinal))
                ? 2
                : 1);
    }
}
