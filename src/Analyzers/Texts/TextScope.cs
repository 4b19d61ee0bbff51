using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Texts;

/// <summary>What the texts of a file are held to.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="roots">The schemas by the names of their root elements.</param>
/// <param name="expected">Which elements texts must have by where they go.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class TextScope(SemanticModel semantics, RootNames roots, ExpectedElements expected, CancellationToken cancellationToken)
{
    /// <summary>The schemas by the names of their root elements.</summary>
    public RootNames Roots => roots;

    /// <summary>Finds what is put in without being escaped.</summary>
    public UnescapedValues Unescaped { get; } = new(semantics, cancellationToken);

    /// <summary>Stops the work.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether the file can have something to check: one look at its text.</summary>
    public bool IsWorthALook
    {
        get
        {
            var text = semantics.SyntaxTree.GetText(cancellationToken);
            return roots.MayBeIn(text) || expected.MayBeIn(text.ToString());
        }
    }

    /// <summary>The element that a text must have by where an expression stands; null where nothing says so.</summary>
    public string? ExpectedAt(SyntaxNode? expression) => expected.Of(expression, semantics, cancellationToken);
}
