using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Finds the bodies of a file that compose texts: those of members, lambdas and local functions, and the top-level statements.</summary>
internal static class TextBodies
{
    /// <summary>Returns the bodies: blocks and expressions.</summary>
    /// <param name="file">The root of the file.</param>
    /// <param name="part">The requested part of the file; null for the whole file.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxNode file, TextSpan? part)
    {
        if (file is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax))
            yield return file;
        foreach (var node in file.DescendantNodes(node => part is null || part.Value.IntersectsWith(node.Span)))
            if (part?.IntersectsWith(node.Span) != false && Of(node) is { } body)
                yield return body;
    }

    private static SyntaxNode? Of(SyntaxNode node) => node switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        IndexerDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax, Initializer.Value: var value } => value,
        BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax =>
            TextMembers.BodyOf(node),
        _ => null,
    };
}
