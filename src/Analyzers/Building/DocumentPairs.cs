using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Building;

/// <summary>
/// Finds documents that belong together: both are arguments of one call, or items of one tuple, either as the call that writes them or through a local with no
/// other value. Other uses of two documents in a body do not relate them.
/// </summary>
internal sealed class DocumentPairs
{
    private readonly SemanticModel _semantics;
    private readonly CancellationToken _cancellationToken;
    private readonly SyntaxNode _body;
    private readonly Dictionary<SyntaxNode, DocumentPoint> _written = [];

    // The value of a local; null if it has several.
    private readonly Dictionary<ISymbol, SyntaxNode?> _locals = new(SymbolEqualityComparer.Default);

    private DocumentPairs(SyntaxNode body, SemanticModel semantics, CancellationToken cancellationToken)
    {
        _body = body;
        _semantics = semantics;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Returns the pairs without duplicates, in the order of the arguments.</summary>
    /// <param name="body">The body.</param>
    /// <param name="points">The points that were found in it.</param>
    /// <param name="semantics">The semantic model of the file.</param>
    /// <param name="cancellationToken">Checked at each name.</param>
    public static IReadOnlyList<(DocumentPoint First, DocumentPoint Second)> Of(
        SyntaxNode body, IEnumerable<DocumentPoint> points, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var pairs = new DocumentPairs(body, semantics, cancellationToken);
        // If it is written in several states (in a finally block), or is one of several objects, its content is not certain.
        foreach (var same in points.Where(point => point.Writing is not null).GroupBy(point => point.Writing!))
            if (same.Count() == 1 && same.First() is { Ids.Length: 1 } point)
                pairs._written.Add(same.Key, point);
        return pairs._written.Count < 2 ? [] : pairs.Find();
    }

    private List<(DocumentPoint, DocumentPoint)> Find()
    {
        foreach (var writing in _written.Keys)
            if (LocalOf(writing) is { } local)
                _locals[local] = _locals.ContainsKey(local) || IsChanged(local, writing) ? null : writing;
        var found = new List<(DocumentPoint, DocumentPoint)>();
        var seen = new HashSet<(SyntaxNode, SyntaxNode)>();
        foreach (var list in _body.DescendantNodes().Where(node => node is ArgumentListSyntax or TupleExpressionSyntax))
        {
            var arguments = list is ArgumentListSyntax call ? call.Arguments : ((TupleExpressionSyntax)list).Arguments;
            if (arguments.Count < 2)
                continue;
            var writings = arguments.Select(Writings).ToList();
            for (var i = 0; i < writings.Count; i++)
                for (var j = i + 1; j < writings.Count; j++)
                    // Each argument has one document: with more, it would be unknown which of them belong together.
                    if (writings[i].Count == 1 && writings[j].Count == 1 && writings[i][0] != writings[j][0] && seen.Add((writings[i][0], writings[j][0])))
                        found.Add((_written[writings[i][0]], _written[writings[j][0]]));
        }
        return found;
    }

    // The documents in an argument: as text, as bytes, or in the object to which they were written. Other objects that were created from a document, such as a
    // job, do not count.
    private List<SyntaxNode> Writings(ArgumentSyntax argument)
    {
        var found = new List<SyntaxNode>();
        if (!IsText(_semantics.GetTypeInfo(argument.Expression, _cancellationToken).Type) && argument.Expression is not IdentifierNameSyntax)
            return found;
        foreach (var node in argument.DescendantNodesAndSelf())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_written.ContainsKey(node))
                found.Add(node);
            else if (node is IdentifierNameSyntax name
                && _locals.Count > 0
                && Local(name) is { } local
                && _locals.TryGetValue(local, out var writing)
                && writing is not null
                && writing.Span.End <= name.SpanStart && !found.Contains(writing))
                found.Add(writing);
        }
        return found;
    }

    // The local that receives the output: 'var xml = backup.ToXml()', 'xml = backup.ToXml()', 'backup.WriteTo(buffer)'.
    private ILocalSymbol? LocalOf(SyntaxNode writing)
    {
        if (writing is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } given }
            && given[0].Expression is IdentifierNameSyntax target
            && Local(target) is { } buffer
            && !ModelTypes.IsWriteOptions(buffer.Type))
            return buffer;
        for (var node = writing.Parent; node is not null && node != _body; node = node.Parent)
            switch (node)
            {
                case VariableDeclaratorSyntax declared:
                    return _semantics.GetDeclaredSymbol(declared, _cancellationToken) is ILocalSymbol local && IsText(local.Type) ? local : null;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name }:
                    return Local(name) is { } assigned && IsText(assigned.Type) ? assigned : null;
                case StatementSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        return null;
    }

    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => IsUnit(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: { Length: 1 } unit,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
            IsUnit(unit[0]),
        _ => false,
    };

    private static bool IsUnit(ITypeSymbol type) => type.SpecialType is SpecialType.System_Byte or SpecialType.System_Char;

    // Whether a local receives anything else: another assignment, a by-reference argument, another document.
    private bool IsChanged(ISymbol local, SyntaxNode writing)
    {
        foreach (var name in _body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name || writing.Span.Contains(name.Span) || !SymbolEqualityComparer.Default.Equals(Local(name), local))
                continue;
            var isTarget = name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name && !assignment.Right.Span.Contains(writing.Span);
            var isReferred = name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or RefExpressionSyntax;
            if (isTarget || isReferred || IsWrittenInto(name))
                return true;
        }
        return false;
    }

    // Whether another document is written to it.
    private static bool IsWrittenInto(IdentifierNameSyntax name) =>
        name.Parent
            is ArgumentSyntax { Parent:
                ArgumentListSyntax { Parent:
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } }
            && ModelNames.IsWriterInto(method);

    private ILocalSymbol? Local(IdentifierNameSyntax name) => _semantics.GetSymbolInfo(name, _cancellationToken).Symbol as ILocalSymbol;
}
