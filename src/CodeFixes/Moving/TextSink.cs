using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>The object in which a text is composed: a string that is appended to, a builder, a list of lines, or an XML writer.</summary>
/// <param name="name">The name of the local or parameter.</param>
/// <param name="reader">Reads expressions as pieces of text.</param>
internal abstract class TextSink(string name, PieceReader reader)
{
    /// <summary>The name of the local or parameter.</summary>
    public string Name => name;

    /// <summary>Reads expressions as pieces of text.</summary>
    protected PieceReader Reader => reader;

    /// <summary>Returns the sink for a local or parameter of a type; null if the type is not a sink.</summary>
    public static TextSink? Of(ITypeSymbol? type, string name, PieceReader reader) => type?.Name switch
    {
        "StringBuilder" or "StringWriter" or "TextWriter" or "String" => new StringSink(name, reader),
        "List" or "IList" or "ICollection" when type is INamedTypeSymbol { TypeArguments: { Length: 1 } items }
            && items[0].SpecialType == SpecialType.System_String => new ListSink(name, reader),
        "XmlWriter" or "XmlTextWriter" => new WriterSink(name, reader),
        "StreamWriter" => new StreamSink(name, reader),
        _ => null,
    };

    /// <summary>Returns the initial text; null if it is unknown.</summary>
    public abstract List<Piece>? Start(ExpressionSyntax value);

    /// <summary>Returns the pieces that an expression adds; null if it does something else.</summary>
    public abstract List<Piece>? Added(ExpressionSyntax expression);

    /// <summary>Returns the expression with the complete text around a mention of the sink; null if the sink is used in another way.</summary>
    public abstract ExpressionSyntax? WholeAt(IdentifierNameSyntax mention);

    /// <summary>Returns the expression that adds the last parts around a mention of the sink and gets the complete text; null if there is none.</summary>
    public virtual (ExpressionSyntax Whole, List<Piece> Added)? EndAt(IdentifierNameSyntax mention) => null;

    /// <summary>Returns the output of a sink that is created; null if the sink itself holds the text.</summary>
    public virtual ExpressionSyntax? OutputOf(ExpressionSyntax made) => null;

    /// <summary>Returns all mentions of the sink.</summary>
    public IEnumerable<IdentifierNameSyntax> Mentions(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(mention => mention.Identifier.ValueText == name
            && mention.Parent is not (NameColonSyntax or MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax }));

    /// <summary>Whether an expression is the sink itself.</summary>
    protected bool IsSink(ExpressionSyntax expression) => expression is IdentifierNameSyntax own && own.Identifier.ValueText == name;

    /// <summary>Returns an expression with its enclosing parentheses.</summary>
    protected static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
            expression = outer;
        return expression;
    }
}

/// <summary>A string that is appended to, a <c>StringBuilder</c> or a <c>StringWriter</c>.</summary>
internal class StringSink(string name, PieceReader reader) : TextSink(name, reader)
{
    /// <inheritdoc/>
    public override List<Piece>? Start(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null } =>
            arguments.Count == 0 || (arguments.Count == 1 && Reader.IsNumber(arguments[0].Expression)) ? []
            : arguments.Count == 1 && Reader.Read(arguments[0].Expression) is var text && text.All(piece => piece is Characters) ? text
            : null,
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax => Reader.Read(value),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => [],
        _ => null,
    };

    /// <inheritdoc/>
    public override List<Piece>? Added(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } more when IsSink(more.Left) && !Mentions(more.Right).Any():
                return Reader.Read(more.Right);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when !Mentions(call.ArgumentList).Any():
                var before = IsSink(access.Expression) ? [] : Added(access.Expression);
                return before is null || Arguments(access.Name.Identifier.ValueText, call) is not { } pieces ? null : [.. before, .. pieces];
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override ExpressionSyntax? WholeAt(IdentifierNameSyntax mention) => mention.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString",
            Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } => Outermost(call),
        MemberAccessExpressionSyntax or AssignmentExpressionSyntax => null,
        _ => Outermost(mention),
    };

    // text.Append(…).ToString()
    /// <inheritdoc/>
    public override (ExpressionSyntax Whole, List<Piece> Added)? EndAt(IdentifierNameSyntax mention)
    {
        ExpressionSyntax receiver = mention;
        while (receiver.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == receiver)
        {
            if (access.Name.Identifier.ValueText == "ToString" && call.ArgumentList.Arguments.Count == 0)
                return receiver != mention && Added(receiver) is { } added ? (Outermost(call), added) : null;
            receiver = call;
        }
        return null;
    }

    private List<Piece>? Arguments(string method, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList();
        // A format provider comes first.
        if (arguments.Count > 1 && Reader.IsFormatProvider(arguments[0]))
            arguments.RemoveAt(0);
        return (method, arguments.Count) switch
        {
            ("Append" or "Write", 1) => Reader.Read(arguments[0]),
            ("AppendLine" or "WriteLine", 0) => [new Characters("\n")],
            ("AppendLine" or "WriteLine", 1) => [.. Reader.Read(arguments[0]), new Characters("\n")],
            ("AppendFormat", > 0) or ("Write", > 1) => Reader.Format(arguments),
            ("WriteLine", > 1) => [.. Reader.Format(arguments), new Characters("\n")],
            ("AppendJoin", 2) when Reader.IsBlank(arguments[0]) => Reader.ReadQuery(arguments[1]),
            // Only what may precede the root element.
            ("Insert", 2) when Reader.Constant(arguments[1]) is { } start && MarkupCharacters.Prolog(start, 0) == start.Length => [],
            ("Append", 2) when Reader.IsBlank(arguments[0]) && Reader.IsNumber(arguments[1]) => [new Characters(" ")],
            _ => null,
        };
    }
}

/// <summary>A list of the lines or other parts of a text.</summary>
internal sealed class ListSink(string name, PieceReader reader) : TextSink(name, reader)
{
    /// <inheritdoc/>
    public override List<Piece>? Start(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax creation when creation.ArgumentList is not { Arguments.Count: > 0 } =>
            Lines(creation.Initializer?.Expressions ?? default),
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            Lines(collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)),
        _ => null,
    };

    /// <inheritdoc/>
    public override List<Piece>? Added(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: { Count: 1 } arguments }
        && IsSink(access.Expression)
        && !Mentions(arguments[0]).Any()
            ? access.Name.Identifier.ValueText switch
            {
                "Add" => Lines([arguments[0].Expression]),
                "AddRange" => Reader.ReadQuery(arguments[0].Expression),
                _ => null,
            }
            : null;

    /// <inheritdoc/>
    public override ExpressionSyntax? WholeAt(IdentifierNameSyntax mention) =>
        mention.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "Concat", Expression: var owner }
        && owner.ToString() is "string" or "String"
        && call.ArgumentList.Arguments is { Count: 1 or 2 } arguments
        && arguments[arguments.Count - 1].Expression == mention
        && (arguments.Count == 1 || Reader.IsBlank(arguments[0].Expression))
            ? Outermost(call)
            : null;

    private List<Piece> Lines(IEnumerable<ExpressionSyntax> expressions) =>
        [.. expressions.SelectMany(expression => Reader.Read(expression).Append(new Characters("\n")))];
}
