using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Oracle;

/// <summary>All single changes of a program that composes XML itself: of the markup in its strings, of the names in its trees, and of its calls.</summary>
internal static partial class TextMutations
{
    public static IEnumerable<Mutation> Of(SyntaxNode root) =>
        root.DescendantTokens().Where(IsText).SelectMany(Markup).Concat(root.DescendantNodes().SelectMany(Node));

    private static bool IsText(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken;

    private static IEnumerable<Mutation> Markup(SyntaxToken token)
    {
        var text = token.Text;
        foreach (Match attribute in Attribute().Matches(text))
        {
            yield return new("drop an attribute", Span(attribute), "");
            yield return new("break a value", Span(attribute.Groups["value"]), "x y");
            yield return new("break a value", Span(attribute.Groups["value"]), "");
            yield return new("rename an attribute", Span(attribute.Groups["name"]), "other");
            yield return new("double an attribute", new(Span(attribute).End, 0), $" more={attribute.Groups["quote"]}1{attribute.Groups["quote"]}");
        }
        foreach (Match element in Element().Matches(text))
        {
            yield return new(
                "add an attribute", new(Span(element).End, 0), text.Contains('\'') || token.Text.StartsWith('"') ? " exportname='e'" : " exportname=\"e\"");
            yield return new("add an attribute", new(Span(element).End, 0), text.Contains('\'') || token.Text.StartsWith('"') ? " index='1'" : " index=\"1\"");
        }
        foreach (Match empty in Empty().Matches(text))
        {
            yield return new("drop an element", Span(empty), "");
            yield return new("double an element", new(Span(empty).End, 0), empty.Value);
            yield return new("add an element", new(Span(empty).End, 0), "<other/>");
        }
        if (text == "\"pull\"" || text == "\"push\"")
            yield return new("swap the mode", token.Span, text == "\"pull\"" ? "\"push\"" : "\"pull\"");
        foreach (Match mode in Mode().Matches(text))
            yield return new("swap the mode", Span(mode), mode.Value == "pull" ? "push" : "pull");

        TextSpan Span(Capture part) => new(token.SpanStart + part.Index, part.Length);
    }

    private static IEnumerable<Mutation> Node(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal when Name().IsMatch(literal.Token.Text) =>
            [new("break a name or value", literal.Span, "\"other\""), new("break a name or value", literal.Span, "\"a b\"")],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax } statement =>
            [new("drop a statement", statement.Span, ";"), new("double a statement", statement.Span, statement + " " + statement)],
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: > 1 } list } argument =>
            [new("drop an argument", list.Span, list.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!.ToString())],
        IfStatementSyntax { Else: null } conditional => [new("turn a condition", conditional.Condition.Span, $"!({conditional.Condition})")],
        _ => [],
    };

    [GeneratedRegex("""\s(?<name>[a-z]+)=(?<quote>['"])(?<value>[^'"{}\\]*)\k<quote>""")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[a-z]+(?=[ />])")]
    private static partial Regex Element();

    [GeneratedRegex("<[a-z]+[^<>{}\"\\\\]*/>")]
    private static partial Regex Empty();

    [GeneratedRegex("(?<=mode=['\"])(pull|push)")]
    private static partial Regex Mode();

    [GeneratedRegex("^\"[a-z/]+\"$")]
    private static partial Regex Name();
}
