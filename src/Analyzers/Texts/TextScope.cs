using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Texts;

/// <summary>The context in which the texts of a file are checked.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="roots">The schemas by the names of their root elements.</param>
/// <param name="expected">The elements that uses require.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class TextScope(SemanticModel semantics, RootNames roots, ExpectedElements expected, CancellationToken cancellationToken)
{
    /// <summary>The schemas by the names of their root elements.</summary>
    public RootNames Roots => roots;

    /// <summary>Finds values that are inserted without being escaped.</summary>
    public UnescapedValues Unescaped { get; } = new(semantics, cancellationToken);

    /// <summary>Cancels the work.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether the text of the file may contain anything to check.</summary>
    public bool IsWorthALook
    {
        get
        {
            var text = semantics.SyntaxTree.GetText(cancellationToken);
            return roots.MayBeIn(text) || expected.MayBeIn(text.ToString());
        }
    }

    /// <summary>Returns the element that an expression requires by its use; null if there is none.</summary>
    public string? ExpectedAt(SyntaxNode? expression) => expected.Of(expression, semantics, cancellationToken);
}
