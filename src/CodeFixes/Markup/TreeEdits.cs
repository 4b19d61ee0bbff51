using System.Collections.Generic;
using System.Linq;
using System.Text;
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
    /// <summary>Removes the code that writes an element or attribute; null if the name is no argument or is needed elsewhere.</summary>
    /// <param name="name">The place of the name.</param>
    public TextChange? Remove(TextSpan name)
    {
        if (CallAt(name) is not { } made)
            return null;
        if (ElementAt(name) is { } element)
            return new TextChange(element, "");
        if (made.Parent is ExpressionStatementSyntax statement)
            return MethodOf(made) is "WriteAttributeString" or "SetAttribute" or "SetAttributeValue" or "SetElementValue"
                ? new TextChange(statement.Parent is BlockSyntax ? WithLines(statement.Span) : statement.Span, "")
                : null;
        if (made.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } && MethodOf(made) is "CreateElement" or "CreateAttribute")
            return RemoveNode(local);
        if (made is not ObjectCreationExpressionSyntax || ArgumentOf(made) is not { Parent: ArgumentListSyntax list } argument)
            return null;
        var index = list.Arguments.IndexOf(argument);
        return new TextChange(
            index > 0 ? TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End)
                : list.Arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart)
                : argument.Span,
            "");
    }

    /// <summary>Returns the statements that write an element with a writer; null for other code.</summary>
    /// <param name="name">The place of the name.</param>
    public TextSpan? ElementAt(TextSpan name)
    {
        if (CallAt(name) is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } first } call)
            return null;
        if (MethodOf(call) == "WriteElementString")
            return WithLines(first.Span);
        if (MethodOf(call) != "WriteStartElement")
            return null;
        var depth = 0;
        foreach (var statement in block.Statements.SkipWhile(other => other != first))
        {
            depth += DepthOf(statement);
            // Statements that end the element on some paths only are not understood.
            if (depth <= 0)
                return depth == 0 && statement is ExpressionStatementSyntax ? WithLines(TextSpan.FromBounds(first.SpanStart, statement.Span.End)) : null;
            if (statement is not ExpressionStatementSyntax && DepthOf(statement) != 0)
                return null;
        }
        return null;
    }

    // The number of elements that a statement begins, less those that it ends.
    private static int DepthOf(StatementSyntax statement) => statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Sum(call => MethodOf(call) switch
    {
        "WriteStartElement" => 1,
        "WriteEndElement" or "WriteFullEndElement" => -1,
        _ => 0,
    });

    // The argument that adds a node to a tree: the node itself, or the query that creates it.
    private static ArgumentSyntax? ArgumentOf(ExpressionSyntax made)
    {
        SyntaxNode? item = made.Parent switch
        {
            LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } when MethodOf(call) == "Select" => call,
            SelectClauseSyntax { Parent: QueryBodySyntax { Parent: QueryExpressionSyntax query } } => query,
            ConditionalExpressionSyntax { WhenFalse: LiteralExpressionSyntax } choice => choice,
            _ => made,
        };
        while (item?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Parent: InvocationExpressionSyntax outer })
            item = outer;
        return item?.Parent as ArgumentSyntax;
    }

    // Removes a node in a local: its declaration and the statements that only set its content or add it to another node.
    private TextChange? RemoveNode(VariableDeclaratorSyntax local)
    {
        if (local.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Parent: BlockSyntax block, Declaration.Variables.Count: 1 } declaration)
            return null;
        var removed = new List<TextSpan>();
        foreach (var statement in block.Statements)
            if (statement == declaration || statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(IsLocal))
            {
                if (statement != declaration && !IsOnlyAboutLocal(statement))
                    return null;
                removed.Add(WithLines(statement.Span));
            }
        var left = new StringBuilder();
        for (var i = 0; i + 1 < removed.Count; i++)
            left.Append(text.ToString(TextSpan.FromBounds(removed[i].End, removed[i + 1].Start)));
        return new TextChange(TextSpan.FromBounds(removed[0].Start, removed[removed.Count - 1].End), left.ToString());

        bool IsLocal(IdentifierNameSyntax name) => name.Identifier.ValueText == local.Identifier.ValueText;

        bool IsOnlyAboutLocal(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: var expression } && expression switch
        {
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } } => IsLocal(owner),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } } when IsLocal(owner) => true,
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call => arguments[0].Expression is IdentifierNameSyntax given
                && IsLocal(given)
                && MethodOf(call) is "AppendChild" or "PrependChild" or "Append" or "Prepend" or "SetAttributeNode",
            _ => false,
        };
    }

    /// <summary>Moves a node of a tree before or after another one of the same parent.</summary>
    public TextChange? Move(TextSpan name, TextSpan other, bool isBefore)
    {
        if (CallAt(name) is not { } made || CallAt(other) is not { } beside
            || ArgumentOf(made) is not { Parent: ArgumentListSyntax list } moved || ArgumentOf(beside) is not { } fixedPoint || fixedPoint.Parent != list)
            return null;
        var (from, to) = (list.Arguments.IndexOf(moved), list.Arguments.IndexOf(fixedPoint));
        if (isBefore ? from <= to : from >= to)
            return null;
        var (first, last) = isBefore ? (to, from - 1) : (from + 1, to);
        var rest = text.ToString(TextSpan.FromBounds(list.Arguments[first].SpanStart, list.Arguments[last].Span.End));
        var separator = text.ToString(isBefore
            ? TextSpan.FromBounds(list.Arguments[from - 1].Span.End, moved.SpanStart)
            : TextSpan.FromBounds(moved.Span.End, list.Arguments[from + 1].SpanStart));
        return isBefore
            ? new TextChange(TextSpan.FromBounds(fixedPoint.SpanStart, moved.Span.End), text.ToString(moved.Span) + separator + rest)
            : new TextChange(TextSpan.FromBounds(moved.SpanStart, fixedPoint.Span.End), rest + separator + text.ToString(moved.Span));
    }

    /// <summary>Adds text to an element.</summary>
    /// <param name="element">The place of the element's name.</param>
    /// <param name="value">The text.</param>
    public TextChange? AddText(TextSpan element, string value) => CallAt(element) switch
    {
        ObjectCreationExpressionSyntax creation when ElementType(creation) is not null =>
            new TextChange(new TextSpan(creation.ArgumentList!.CloseParenToken.SpanStart, 0), $", \"{value}\""),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var writer } } call when MethodOf(call) == "WriteStartElement" =>
            After(call, $"{writer}.WriteString(\"{value}\");"),
        InvocationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } } call when MethodOf(call) == "CreateElement" =>
            After(call, $"{local.Identifier}.InnerText = \"{value}\";"),
        _ => null,
    };

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
