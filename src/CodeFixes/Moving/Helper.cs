using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>A method of the file that creates a part of a document.</summary>
/// <param name="Method">The method.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Nodes">The part: one element if the method returns it, any content if it adds to a text.</param>
/// <param name="Chain">The statements that compose the text; null if it is an expression.</param>
/// <param name="Results">The expressions that create the element, each on other execution paths; empty if statements compose it.</param>
/// <param name="Receiver">The parameter to which text is added; null for a captured local, and if the text is returned.</param>
internal sealed record Helper(
    IMethodSymbol Method,
    SyntaxNode Declaration,
    IReadOnlyList<MovedNode> Nodes,
    BuilderReader.Chain? Chain = null,
    IReadOnlyList<HelperResult>? Results = null,
    IParameterSymbol? Receiver = null)
{
    /// <summary>The element; null if there is none.</summary>
    public MovedElement? Element => Nodes.OfType<MovedElement>().FirstOrDefault();
}

/// <summary>An expression of a method that creates the element.</summary>
/// <param name="Code">The expression.</param>
/// <param name="Element">The element.</param>
internal sealed record HelperResult(ExpressionSyntax Code, MovedElement Element);
