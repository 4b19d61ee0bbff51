using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Reads trees of <c>XElement</c> that are created by one expression.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="pieces">Reads the values in the tree.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class TreeReader(SemanticModel semantics, PieceReader pieces, CancellationToken cancellationToken)
{
    private const int MostDepth = 128;

    // The constants that names are while they are read once with each.
    private readonly Dictionary<ExpressionSyntax, string> _chosen = [];
    private int _depth;

    /// <summary>Whether an expression creates an element, or a document with one.</summary>
    public static bool IsTree(SyntaxNode node) => TypeOf(node) is "XElement" or "XDocument";

    /// <summary>Whether an expression creates an element.</summary>
    public static bool IsElement(SyntaxNode node) => TypeOf(node) == "XElement";

    /// <summary>Returns the element that an expression creates; null if it creates something else.</summary>
    public MovedElement? Read(ExpressionSyntax expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var arguments = (expression as ObjectCreationExpressionSyntax)?.ArgumentList?.Arguments.Select(argument => argument.Expression).ToList() ?? [];
        switch (TypeOf(expression))
        {
            case "XElement" when arguments.Count > 0 && Name(arguments[0]) is var (uri, local) && Content(arguments.Skip(1)) is { } nodes:
                return new MovedElement(
                    uri,
                    local,
                    nodes.Where(IsAttribute).ToList(),
                    nodes.Where(node => !IsAttribute(node)).ToList());
            case "XDocument" when arguments.Where(argument => TypeOf(argument) is not ("XDeclaration" or "XComment")).ToList() is { Count: 1 } root:
                return Read(root[0]);
            default:
                return null;
        }
    }

    private List<MovedNode>? Content(IEnumerable<ExpressionSyntax> arguments)
    {
        if (_depth++ > MostDepth)
            return null;
        var nodes = new List<MovedNode>();
        foreach (var argument in arguments)
        {
            if (Node(argument) is not { } read)
                return null;
            nodes.AddRange(read);
        }
        _depth--;
        return nodes;
    }

    private List<MovedNode>? Node(ExpressionSyntax expression)
    {
        var arguments = (expression as ObjectCreationExpressionSyntax)?.ArgumentList?.Arguments.Select(argument => argument.Expression).ToList() ?? [];
        switch (TypeOf(expression))
        {
            case "XElement" or "XAttribute" when arguments.Count > 0 && !_chosen.ContainsKey(arguments[0]) && pieces.Words.Of(arguments[0]) is { } choice:
                return Named(expression, arguments[0], choice.WhenTrue) is { } first && Named(expression, arguments[0], choice.WhenFalse) is { } second
                    ? [new MovedBranch(new Branch(choice.Condition, [], []), first, second)]
                    : null;
            case "XElement":
                return Read(expression) is { } element ? [element] : null;
            case "XAttribute" when arguments.Count == 2 && Name(arguments[0]) is var (uri, local):
                return [new MovedAttribute(uri, local, new MovedText(pieces.Read(arguments[1])))];
            case "XText" or "XCData" when arguments.Count == 1:
                return [new MovedText(pieces.Read(arguments[0]))];
            case "XComment":
                return [];
        }
        switch (expression)
        {
            case InvocationExpressionSyntax call when pieces.Helpers.Tree(call, this) is { } made:
                return [new MovedHelperText(made)];
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return [];
            case ParenthesizedExpressionSyntax inner:
                return Node(inner.Expression);
            case ConditionalExpressionSyntax choice when Node(choice.WhenTrue) is { } whenTrue && Node(choice.WhenFalse) is { } whenFalse:
                return whenTrue.Count > 0 ? [new MovedBranch(new Branch(choice.Condition, [], []), whenTrue, whenFalse)]
                    : [new MovedBranch(new Branch(SyntaxFactory.ParseExpression($"!({choice.Condition})"), [], []), whenFalse, [])];
            case InvocationExpressionSyntax when QueryParts.SelectedBy(expression) is var (source, parameter, body) && Node(body) is { } nodes:
                return [new MovedRound(new Round([], null, source, parameter), nodes)];
            case QueryExpressionSyntax { Body: { SelectOrGroup: SelectClauseSyntax { Expression: var selected }, Continuation: null } } query
                when Node(selected) is { } nodes:
                return [new MovedRound(QueryParts.RoundOf(query, []), nodes)];
        }
        // Any other expression is a value if its type allows that: nodes and sequences are not values.
        return semantics.GetTypeInfo(expression, cancellationToken).Type?.SpecialType is SpecialType.System_String or SpecialType.System_Int32
            or SpecialType.System_Int64 or SpecialType.System_Boolean
            ? [new MovedText(pieces.Read(expression))]
            : null;
    }

    private List<MovedNode>? Named(ExpressionSyntax expression, ExpressionSyntax name, string word)
    {
        _chosen.Add(name, word);
        var nodes = Node(expression);
        _chosen.Remove(name);
        return nodes;
    }

    private (string Uri, string Local)? Name(ExpressionSyntax expression)
    {
        if (!_chosen.TryGetValue(expression, out var name))
            name = semantics.GetConstantValue(expression, cancellationToken).Value as string;
        if (name is not { Length: > 0 })
            return null;
        if (name[0] != '{')
            return ("", name);
        var end = name.IndexOf('}');
        return end < 0 ? null : (name.Substring(1, end - 1), name.Substring(end + 1));
    }

    private static bool IsAttribute(MovedNode node) =>
        node is MovedAttribute || (node is MovedBranch { WhenTrue: { Count: 1 } nodes } && nodes[0] is MovedAttribute);

    private static string? TypeOf(SyntaxNode node) =>
        node is ObjectCreationExpressionSyntax { Type: NameSyntax type, Initializer: null } ? type.ToString().Split('.').Last() : null;
}
