using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Finds the text that a text is a part of: a concatenation, an interpolated string, a format string or a template.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="reader">Reads expressions as pieces of text.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class SurroundingText(SemanticModel semantics, PieceReader reader, CancellationToken cancellationToken)
{
    /// <summary>Returns the whole text, and the pieces before and after the part; null if the part is not in a larger text.</summary>
    /// <param name="part">The expression with the part.</param>
    /// <param name="first">The first statement that composes the part: what is around it will be evaluated there.</param>
    /// <param name="last">The last statement that composes the part.</param>
    public (ExpressionSyntax Whole, List<Piece> Before, List<Piece> After)? Of(ExpressionSyntax part, StatementSyntax first, StatementSyntax last)
    {
        var whole = part;
        while (Enclosing(whole) is { } outer && reader.IsString(outer))
            whole = outer;
        while (part is ParenthesizedExpressionSyntax inner)
            part = inner.Expression;
        if (whole == part || semantics.AnalyzeDataFlow(first, last) is not { Succeeded: true } flow || Names(whole, part).Any(flow.WrittenInside.Contains))
            return null;
        var pieces = reader.Read(whole);
        var at = pieces.FindIndex(piece => piece is Inserted value && value.Expression == part);
        return at < 0 ? null : (whole, pieces.GetRange(0, at), pieces.GetRange(at + 1, pieces.Count - at - 1));
    }

    private IEnumerable<ISymbol> Names(ExpressionSyntax whole, ExpressionSyntax part) => whole.DescendantNodes(node => node != part)
        .OfType<IdentifierNameSyntax>()
        .Where(name => !part.Span.Contains(name.Span))
        .Select(name => semantics.GetSymbolInfo(name, cancellationToken).Symbol)
        .OfType<ISymbol>();

    private static ExpressionSyntax? Enclosing(ExpressionSyntax text) => text.Parent switch
    {
        ParenthesizedExpressionSyntax outer => outer,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax outer } => outer,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            when access.Name.Identifier.ValueText is "Replace" or "Trim" or "TrimStart" or "TrimEnd" => call,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call }
            when access.Name.Identifier.ValueText is "Replace" or "Concat" or "Format" => call,
        _ => null,
    };
}
