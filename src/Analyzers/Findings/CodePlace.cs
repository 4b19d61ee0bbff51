using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Findings;

/// <summary>A place in the code of a compilation.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The span in the file.</param>
internal readonly record struct CodePlace(SyntaxTree File, TextSpan Span)
{
    /// <summary>The place of a node.</summary>
    public static CodePlace Of(SyntaxNode node) => new(node.SyntaxTree, node.Span);

    /// <summary>The place of a declaration.</summary>
    public static CodePlace Of(SyntaxReference declaration) => new(declaration.SyntaxTree, declaration.Span);
}
