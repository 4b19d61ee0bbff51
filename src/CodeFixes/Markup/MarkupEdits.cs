using System.Linq;
using System.Text.RegularExpressions;
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
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="text">The text of the file.</param>
internal sealed class MarkupEdits(SemanticModel semantics, SourceText text)
{
    private readonly SyntaxNode _root = semantics.SyntaxTree.GetRoot();
    private readonly TreeEdits _trees = new(semantics.SyntaxTree.GetRoot(), text);

    /// <summary>
    /// Removes the node that a fact concerns: an attribute, an element that begins and ends in one literal, an argument of a tree, or a call of a writer.
    /// </summary>
    public TextChange? Remove(Fact fact)
    {
        if (fact.Origin is not MarkupOrigin origin)
            return null;
        if (_trees.Remove(origin.Name) is { } removed)
            return removed;
        if (fact.Kind == FactKind.Text)
            return LiteralAt(origin.Value) is null ? null : new TextChange(WithoutBlanks(origin.Value), "");
        if (LiteralAt(origin.Name) is not { } literal)
            return null;
        return fact.Kind switch
        {
            FactKind.Attribute => new TextChange(
                TextSpan.FromBounds(BlanksBefore(origin.Name.Start), literal.EndOfAttribute(origin.Name) ?? QuoteBehind(origin.Value)), ""),
            FactKind.Child when literal.ElementAt(origin.Name) is { } element => new TextChange(_trees.WithLines(element), ""),
            _ => null,
        };
    }

    /// <summary>Changes the value of an attribute or a text, or adds a missing attribute to an element.</summary>
    public TextChange? Set(Fact fact, string value)
    {
        if (value.IndexOfAny(['<', '>', '&', '"', '\'', '\\', '{', '}']) >= 0)
            return null;
        if (fact.Origin is MarkupOrigin origin)
            return SetAt(origin.Value, value);
        return fact is not { Kind: FactKind.Attribute, Owner.Origin: MarkupOrigin owner } ? null
            : _trees.AddAttribute(owner.Name, fact.LocalName, value) is { } added ? added
            : LiteralAt(owner.Name) is { } literal && !literal.IsWhole(owner.Name) ? new TextChange(new TextSpan(literal.EndOfStartTag(owner.Name), 0), $" {fact.LocalName}={literal.Quote}{value}{literal.Quote}")
            : null;
    }

    private TextChange? SetAt(TextSpan place, string value)
    {
        if (LiteralAt(place) is null)
            return InitializerAt(place) is { } literal ? new TextChange(literal, $"\"{value}\"") : null;
        // The place of an empty value includes both quotation marks.
        var quotes = text.ToString(place);
        return quotes.Length > 0 && quotes[0] is '\'' or '"' or '\\' && quotes.Substring(quotes.Length / 2) is var quote && quote + quote == quotes
            ? new TextChange(place, quote + value + quote)
            : new TextChange(place, value);
    }

    // The literal that initializes the constant, field or local that is inserted at a place.
    private TextSpan? InitializerAt(TextSpan place)
    {
        var node = _root.FullSpan.Contains(place) ? _root.FindNode(place, getInnermostNodeForTie: true) : null;
        var inserted = node switch
        {
            InterpolationSyntax part => part.Expression,
            ArgumentSyntax argument => argument.Expression,
            _ => node as ExpressionSyntax,
        };
        return inserted is not null
            && semantics.GetSymbolInfo(inserted).Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } declared
            && declared.SyntaxTree == semantics.SyntaxTree
            && declared.GetSyntax() is VariableDeclaratorSyntax
            {
                Initializer.Value: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            }
            ? literal.Span
            : null;
    }

    /// <summary>Changes the name of an attribute, or of an element in its start tag and its end tag.</summary>
    /// <param name="kind">Whether it is an attribute or an element.</param>
    /// <param name="place">The place of the name in the code.</param>
    /// <param name="local">The local name.</param>
    /// <param name="other">The new local name.</param>
    public TextChange? Rename(FactKind kind, TextSpan place, string local, string other)
    {
        if (LiteralAt(place) is not { } literal || !text.ToString(place).EndsWith(local, System.StringComparison.Ordinal))
            return null;
        var start = place.End - local.Length;
        if (kind == FactKind.Attribute || literal.IsWhole(place) || literal.IsEmpty(place))
            return new TextChange(new TextSpan(start, local.Length), other);
        if (EndTag(place) is not { } end)
            return null;
        var between = TextSpan.FromBounds(place.End, end.End - local.Length);
        return new TextChange(TextSpan.FromBounds(start, end.End), other + text.ToString(between) + other);
    }

    // Returns the name in the end tag, which may be in a later literal of the same member.
    private TextSpan? EndTag(TextSpan name)
    {
        var first = _root.FindToken(name.Start);
        if (first.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return null;
        var tags = new Regex($"<(?<end>/?)(?<name>{Regex.Escape(text.ToString(name))})(?=[\\s/>{{]|$)(?<rest>[^<>]*?)(?<empty>/?)(?:>|$)");
        var depth = 1;
        for (var token = first; token.Span.End <= member.Span.End && !token.IsKind(SyntaxKind.None); token = token.GetNextToken())
            if (IsLiteral(token))
                foreach (Match tag in tags.Matches(token.Text, token == first ? name.End - token.SpanStart : 0))
                {
                    depth += tag.Groups["end"].Length > 0 ? -1 : tag.Groups["empty"].Length > 0 ? 0 : 1;
                    if (depth == 0)
                        return new TextSpan(token.SpanStart + tag.Groups["name"].Index, name.Length);
                }
        return null;
    }

    /// <summary>Moves an element before or after another one in the same literal.</summary>
    public TextChange? Move(Fact fact, Fact beside, bool isBefore)
    {
        if (fact.Origin is not MarkupOrigin { Name: var name } || beside.Origin is not MarkupOrigin { Name: var other })
            return null;
        if (_trees.Move(name, other, isBefore) is { } change)
            return change;
        if ((_trees.ElementAt(name) ?? LiteralAt(name)?.ElementAt(name)) is not { } moved
            || (_trees.ElementAt(other) ?? LiteralAt(other)?.ElementAt(other)) is not { } fixedPoint)
            return null;
        (moved, fixedPoint) = (_trees.WithLines(moved), _trees.WithLines(fixedPoint));
        return isBefore && fixedPoint.End <= moved.Start
            ? new TextChange(
                TextSpan.FromBounds(fixedPoint.Start, moved.End),
                text.ToString(moved) + text.ToString(TextSpan.FromBounds(fixedPoint.Start, moved.Start)))
            : !isBefore && moved.End <= fixedPoint.Start
                ? new TextChange(
                    TextSpan.FromBounds(moved.Start, fixedPoint.End),
                    text.ToString(TextSpan.FromBounds(moved.End, fixedPoint.End)) + text.ToString(moved))
                : null;
    }

    /// <summary>Inserts a child into an element, after or before its content.</summary>
    public TextChange? AddChild(Fact fact, bool isLast) => fact.Owner.Origin is not MarkupOrigin owner ? null
        : _trees.AddChild(owner.Name, fact.LocalName) is { } added ? added
        : LiteralAt(owner.Name)?.Insert(owner.Name, $"<{fact.LocalName}/>", isLast);

    /// <summary>Inserts text into an element.</summary>
    public TextChange? AddText(Fact fact, string value) =>
        fact.Owner.Origin is not MarkupOrigin owner ? null
        : _trees.AddText(owner.Name, value) ?? LiteralAt(owner.Name)?.Insert(owner.Name, value, isLast: true);

    private TextSpan WithoutBlanks(TextSpan place)
    {
        var (start, end) = (place.Start, place.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }

    // Returns the literal, or the text of an interpolated string, that contains a place.
    private LiteralMarkup? LiteralAt(TextSpan place)
    {
        if (place.Length == 0 || place.End > text.Length)
            return null;
        var token = _root.FindToken(place.Start);
        return token.Span.Contains(place) && IsLiteral(token) && token.Parent is not null ? new LiteralMarkup(token) : null;
    }

    private static bool IsLiteral(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

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
            + (text[end] == '\\' || (text[end] == '"' && text[end + 1] == '"' && _root.FindToken(end).Text.StartsWith("@", System.StringComparison.Ordinal))
                ? 2
                : 1);
    }
}
