using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>An <c>XmlWriter</c>.</summary>
internal sealed class WriterSink(string name, PieceReader reader) : TextSink(name, reader)
{
    private static readonly List<Piece> Nothing = [];

    /// <inheritdoc/>
    public override List<Piece>? Start(ExpressionSyntax value) => OutputOf(value) is null ? null : Nothing;

    /// <inheritdoc/>
    public override ExpressionSyntax? OutputOf(ExpressionSyntax made) => made switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } } call
            when call.ArgumentList.Arguments.Count > 0 => call.ArgumentList.Arguments[0].Expression,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments[0].Expression,
        _ => null,
    };

    /// <inheritdoc/>
    public override List<Piece>? Added(ExpressionSyntax expression)
    {
        if (expression is AwaitExpressionSyntax awaited)
            expression = awaited.Expression;
        if (expression is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax setting } && IsSink(setting.Expression))
            return Nothing;
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            || !IsSink(access.Expression)
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null || Mentions(argument).Any()))
            return null;
        var method = access.Name.Identifier.ValueText;
        if (method.EndsWith("Async", System.StringComparison.Ordinal))
            method = method.Substring(0, method.Length - "Async".Length);
        return Written(method, call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList(), Reader.ParametersOf(call));
    }

    /// <inheritdoc/>
    public override ExpressionSyntax? WholeAt(IdentifierNameSyntax mention) => null;

    private List<Piece>? Written(string method, List<ExpressionSyntax> arguments, List<string> parameters)
    {
        switch (method)
        {
            case "WriteStartElement" or "WriteElementString" or "WriteAttributeString" or "WriteStartAttribute":
                if ((Argument("localName") ?? Argument("name")) is not { } named || Reader.Constant(named) is not { } local)
                    return null;
                var space = Argument("ns") is { } ns and not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }
                    ? Reader.Constant(ns)
                    : "";
                if (space is null)
                    return null;
                var value = Argument("value") is { } written ? Reader.Read(written) : [];
                if (method == "WriteStartAttribute")
                    return local == "xmlns" ? null : [new WrittenAttributeStart(space, local)];
                return method == "WriteAttributeString"
                    ? Argument("prefix") is null && local == "xmlns" ? Nothing : [new WrittenAttribute(space, local, value)]
                    : method == "WriteStartElement" ? [new WrittenStart(Inherited(space), local)]
                    : [new WrittenStart(Inherited(space), local), .. value.Count > 0 ? [new WrittenText(value)] : Nothing, new WrittenEnd()];
            case "WriteString" or "WriteValue" or "WriteCData" when arguments.Count == 1:
                return [new WrittenText(Reader.Read(arguments[0]))];
            case "WriteEndAttribute":
                return [new WrittenAttributeEnd()];
            case "WriteEndElement" or "WriteFullEndElement":
                return [new WrittenEnd()];
            case "WriteEndDocument":
                return [new WrittenEnd(IsAll: true)];
            case "WriteStartDocument" or "WriteComment" or "WriteWhitespace" or "Flush" or "Close" or "Dispose":
                return Nothing;
            default:
                return null;
        }

        ExpressionSyntax? Argument(string name) => parameters.IndexOf(name) is var at and >= 0 && at < arguments.Count ? arguments[at] : null;

        static string? Inherited(string space) => space.Length > 0 ? space : null;
    }
}
