using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>Reads the methods of the file that create parts of a text: those that return an element, and those that add to a text.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="members">The members of the compilation.</param>
/// <param name="pieces">Reads expressions as pieces of text.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class HelperReader(SemanticModel semantics, TextMembers members, PieceReader pieces, CancellationToken cancellationToken)
{
    private const int MostInlined = 16;

    private readonly Dictionary<ISymbol, Helper?> _helpers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<TextSpan>> _inlined = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that were inlined, with their calls.</summary>
    public IReadOnlyDictionary<ISymbol, HashSet<TextSpan>> Inlined => _inlined;

    /// <summary>Returns the pieces that a call, or a method group in a query, adds to a text; null if it cannot be read.</summary>
    public List<Piece>? Text(ExpressionSyntax code)
    {
        if (Find(code) is not var (method, declaration) || method.ReturnsVoid || method.IsAsync)
            return null;
        var arguments = (code as InvocationExpressionSyntax)?.ArgumentList.Arguments.ToList();
        // A method that receives markup embeds it in its own.
        var isGivenMarkup = arguments is not null
            && arguments.Exists(argument => PieceReader.HasMarkup(pieces.Read(argument.Expression)) || argument.NameColon is not null);
        if (!isGivenMarkup && Returning(method, declaration) is { } helper)
            return [new HelperText(code, helper)];
        return arguments is not null && method.Parameters.Length == arguments.Count && ExpressionOf(declaration) is { } body
            ? Taken(method, code, body, arguments.ConvertAll(argument => argument.Expression))
            : null;
    }

    /// <summary>Returns the element of a tree that a call creates; null if it cannot be read.</summary>
    public HelperText? Tree(ExpressionSyntax code, TreeReader trees)
    {
        if (Find(code) is not var (method, declaration) || method.ReturnType.Name != "XElement" || ExpressionOf(declaration) is not { } body)
            return null;
        if (!_helpers.TryGetValue(method, out var helper))
        {
            _helpers.Add(method, null);
            _helpers[method] = helper = trees.Read(body) is { } element
                ? new Helper(method, declaration, [element], Results: [new HelperResult(body, element)])
                : null;
        }
        return helper is null ? null : new HelperText(code, helper);
    }

    /// <summary>Returns the pieces that the statement of a call adds to a text; null if it does not call such a method.</summary>
    public List<Piece>? Added(StatementSyntax statement, InvocationExpressionSyntax call, TextSink sink)
    {
        if (Find(call) is not var (method, declaration) || !method.ReturnsVoid || TextMembers.BodyOf(declaration) is not { } body)
            return null;
        IParameterSymbol? receiver = null;
        if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax extended } && extended.Identifier.ValueText == sink.Name)
            receiver = method.IsExtensionMethod ? method.Parameters[0] : null;
        for (var i = 0; receiver is null && i < call.ArgumentList.Arguments.Count && i < method.Parameters.Length; i++)
            if (call.ArgumentList.Arguments[i] is { NameColon: null, Expression: IdentifierNameSyntax given } && given.Identifier.ValueText == sink.Name)
                receiver = method.Parameters[i];
        if (receiver is null && (method.MethodKind != MethodKind.LocalFunction || !sink.Mentions(body).Any()))
            return null;
        if (!_helpers.TryGetValue(method, out var helper))
        {
            _helpers.Add(method, null);
            if (Content(declaration, receiver, sink) is var (read, nodes))
            {
                // A method that only opens or closes elements is inlined.
                if (nodes is null)
                {
                    _helpers.Remove(method);
                    return method.Parameters.Length == (receiver is null ? 0 : 1) && Take(method, call) ? read : null;
                }
                _helpers[method] = helper = new Helper(method, declaration, nodes, Receiver: receiver);
            }
        }
        return helper is null ? null : [new HelperStatement(statement, call, helper)];
    }

    private (List<Piece> Pieces, IReadOnlyList<MovedNode>? Nodes)? Content(SyntaxNode declaration, IParameterSymbol? receiver, TextSink sink)
    {
        var own = receiver is null ? sink : TextSink.Of(receiver.Type, receiver.Name, pieces);
        if (own is null || BuilderReader.Read(TextMembers.BodyOf(declaration)!, own, pieces) is not { } read)
            return null;
        var nodes = WrittenMarkupReader.IsWritten(read) ? WrittenMarkupReader.ReadContent(read) : MovedMarkupReader.ReadContent(read);
        return (read, nodes is { Count: > 0 } && nodes.Any(node => node is not MovedStatement) ? nodes : null);
    }

    private Helper? Returning(IMethodSymbol method, SyntaxNode declaration)
    {
        if (_helpers.TryGetValue(method, out var known))
            return known;
        _helpers.Add(method, null);
        return _helpers[method] = ChainOf(declaration) is { } chain
            ? MovedMarkupReader.Read(chain.Pieces) is { } nodes ? new Helper(method, declaration, nodes, chain) : null
            : ResultsOf(declaration) is { Count: > 0 } results ? new Helper(method, declaration, [results[0].Element], Results: results)
            : null;
    }

    // Returns the text that statements compose and that is the only result of a method.
    private BuilderReader.Chain? ChainOf(SyntaxNode declaration)
    {
        if (TextMembers.BodyOf(declaration) is not BlockSyntax block
            || block.Statements.LastOrDefault() is not ReturnStatementSyntax { Expression: { } returned } last
            || block.DescendantNodes().OfType<ReturnStatementSyntax>().Any(other => other != last))
            return null;
        foreach (var local in block.Statements.OfType<LocalDeclarationStatementSyntax>())
            if (BuilderReader.Read(local, pieces) is { Uses: { Count: 1 } uses } chain && uses[0] == returned)
                return chain;
        return null;
    }

    // Returns the results of a method; null if one of them is not an element, or not the same one.
    private List<HelperResult>? ResultsOf(SyntaxNode declaration)
    {
        var results = new List<HelperResult>();
        var returned = TextMembers.BodyOf(declaration) switch
        {
            ExpressionSyntax expression => [expression],
            BlockSyntax block => block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .Select(statement => statement.Expression)
                .ToList(),
            _ => new List<ExpressionSyntax?>(),
        };
        foreach (var result in returned.SelectMany(expression => expression is null ? [] : Alternatives(expression)))
            if (MovedMarkupReader.Read(pieces.Read(result)) is not { Count: 1 } nodes || nodes[0] is not MovedElement element
                || (results.Count > 0 && (results[0].Element.NamespaceUri, results[0].Element.LocalName) != (element.NamespaceUri, element.LocalName)))
                return null;
            else
                results.Add(new HelperResult(result, element));
        return results;
    }

    // The operands of a conditional expression and the arms of a switch, except those that throw.
    private static IEnumerable<ExpressionSyntax> Alternatives(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Alternatives(inner.Expression),
        ConditionalExpressionSyntax choice => Alternatives(choice.WhenTrue).Concat(Alternatives(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Alternatives(arm.Expression)),
        ThrowExpressionSyntax => [],
        _ => [expression],
    };

    private static ExpressionSyntax? ExpressionOf(SyntaxNode declaration) => TextMembers.BodyOf(declaration) switch
    {
        ExpressionSyntax expression => expression,
        BlockSyntax { Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
        _ => null,
    };

    // Returns the code of a method, with the arguments in place of the parameters.
    private List<Piece>? Taken(IMethodSymbol method, ExpressionSyntax call, ExpressionSyntax body, List<ExpressionSyntax> arguments)
    {
        var given = new Dictionary<IParameterSymbol, ExpressionSyntax>(SymbolEqualityComparer.Default);
        for (var i = 0; i < arguments.Count; i++)
        {
            // An argument that does more than name a value is not duplicated.
            var parameter = method.Parameters[i];
            var count = body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == parameter.Name);
            if (parameter.IsParams || (count > 1 && arguments[i] is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax)))
                return null;
            given.Add(parameter, arguments[i]);
        }
        return pieces.Substituted(body, given) is { } taken && PieceReader.HasMarkup(taken) && Take(method, call) ? taken : null;
    }

    private bool Take(IMethodSymbol method, ExpressionSyntax call)
    {
        if (!_inlined.TryGetValue(method, out var calls))
            _inlined.Add(method, calls = []);
        calls.Add(call.Span);
        return calls.Count <= MostInlined;
    }

    private (IMethodSymbol Method, SyntaxNode Declaration)? Find(ExpressionSyntax code) =>
        semantics.GetSymbolInfo(code, cancellationToken).Symbol is IMethodSymbol { IsGenericMethod: false } called
        && (called.ReducedFrom ?? called).OriginalDefinition is var method
        && members.FindMethod(method, cancellationToken) is { } declaration
        && declaration.SyntaxTree == semantics.SyntaxTree
            ? (method, declaration)
            : null;
}
