using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Code;

/// <summary>Returns the operations of code that may have errors or be incomplete.</summary>
internal static class OperationTrees
{
    /// <summary>Returns the operation of a syntax node; null if there is none, or if the compiler cannot create one for code with errors.</summary>
    public static IOperation? FindOperation(this SemanticModel semantics, SyntaxNode node, CancellationToken cancellationToken)
    {
        try
        {
            return semantics.GetOperation(node, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // Roslyn throws for some code with errors, such as a switch expression without a type.
            return null;
        }
    }
}
