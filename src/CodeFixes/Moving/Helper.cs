using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>A method of the file that makes a part of a document.</summary>
/// <param name="Method">The method.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Nodes">What it makes: one element where it returns it, any content where it adds to a text.</param>
/// <param name="Chain">The statements that put the text together; null where an expression makes it.</param>
/// <param name="Result">The expression that makes the text; null where statements do.</param>
/// <param name="Receiver">The parameter that is added to; null where it is a local around, or where the text is returned.</param>
internal sealed record Helper(
    IMethodSymbol Method,
    SyntaxNode Declaration,
    IReadOnlyList<MovedNode> Nodes,
    BuilderReader.Chain? Chain = null,
    ExpressionSyntax? Result = null,
    IParameterSymbol? Receiver = null)
{
    /// <summary>The element, where there is one.</summary>
    public MovedElement? Element => Nodes.OfType<MovedElement>().FirstOrDefault();
}
