using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>
/// Changes the code around the name of an element or attribute that is a literal of its own: an argument of <c>XElement</c>, of a call of <c>XmlWriter</c> or
/// of <c>CreateElement</c>.
/// </summary>
/// <param name="root">The root of the file.</param>
/// <param name="text">The text of the file.</param>
internal sealed class TreeEdits(SyntaxNode root, SourceText text)
{
    /// <summary>Returns the code that writes an element or attribute, with the separator; null if the name is no argument or is needed elsewhere.</summary>
    /// <param name="name">The place of the name.</param>
    public TextSpan? PartAt(TextSpan name)
    {
        if (CallAt(name) is not { } made)
            return null;
        if (made.Parent is ExpressionStatementSyntax statement)
            return MethodOf(made) is "WriteAttributeString" or "WriteElementString" or "SetAttribute" or "SetAttributeValue" or "SetElementValue"
                ? statement.Parent is BlockSyntax ? WithLines(statement.Span) : statement.Span
                : null;
        if (made is not ObjectCreationExpressionSyntax || made.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax list } argument)
            return null;
        var index = list.Arguments.IndexOf(argument);
        return index > 0 ? TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End)
            : list.Arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart)
            : argument.Span;
    }

    /// <summary>Adds an attribute to an element.</summary>
    /// <param name="element">The place of the element's name.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">Its value.</param>
    public TextChange? AddAttribute(TextSpan element, string name, string value) => CallAt(element) switch
    {
        ObjectCreationExpressionSyntax creation when ElementType(creation) is { } type =>
            new TextChange(new TextSpan(creation.ArgumentList!.Arguments[0].Span.End, 0), $", new {type}Attribute(\"{name}\", \"{value}\")"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var writer } } call when MethodOf(call) == "WriteStartElement" =>
            After(call, $"{writer}.WriteAttributeString(\"{name}\", \"{value}\");"),
        InvocationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } } call when MethodOf(call) == "CreateElement" =>
            After(call, $"{local.Identifier}.SetAttribute(\"{name}\", \"{value}\");"),
        _ => null,
    };

    /// <summary>Adds an empty child to an element.</summary>
    /// <param name="element">The place of the element's name.</param>
    /// <param name="name">The name of the child.</param>
    public TextChange? AddChild(TextSpan element, string name) => CallAt(element) switch
    {
        ObjectCreationExpressionSyntax creation when ElementType(creation) is { } type =>
            new TextChange(new TextSpan(creation.ArgumentList!.CloseParenToken.SpanStart, 0), $", new {type}Element(\"{name}\")"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var writer } } call when MethodOf(call) == "WriteStartElement" =>
            After(call, $"{writer}.WriteStartElement(\"{name}\");", $"{writer}.WriteEndElement();"),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: var document }, Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }
        } call when MethodOf(call) == "CreateElement" =>
            After(call, $"var {name} = {document}.CreateElement(\"{name}\");", $"{local.Identifier}.AppendChild({name});"),
        _ => null,
    };

    // The call or constructor that has the name as an argument.
    private ExpressionSyntax? CallAt(TextSpan name)
    {
        var token = root.FindToken(name.Start);
        return token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Length == name.Length
            ? token.Parent?.Parent?.Parent?.Parent as ExpressionSyntax
            : null;
    }

    // The name of the type without "Element", with its qualifier.
    private static string? ElementType(ObjectCreationExpressionSyntax creation) =>
        creation is { ArgumentList.Arguments.Count: > 0 } && creation.Type.ToString() is var type && type.EndsWith("XElement", System.StringComparison.Ordinal)
            ? type.Substring(0, type.Length - "Element".Length)
            : null;

    private static string? MethodOf(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } ? method : null;

    // Statements after the one with a call, in a block.
    private TextChange? After(ExpressionSyntax call, params string[] statements)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement)
            return null;
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        var separator = string.IsNullOrWhiteSpace(before) ? LineBreak(line) + before : " ";
        return new TextChange(new TextSpan(statement.Span.End, 0), separator + string.Join(separator, statements));
    }

    private string LineBreak(TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";

    /// <summary>Extends a part to the whole lines that it occupies, if there is nothing else on them.</summary>
    public TextSpan WithLines(TextSpan part)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(part.Start), text.Lines.GetLineFromPosition(part.End));
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, part.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(part.End, last.End)))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : part;
    }
}
