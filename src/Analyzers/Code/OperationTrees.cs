using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Code;

/// <summary>Gets operations of code that may be wrong or incomplete.</summary>
internal static class OperationTrees
{
    /// <summary>The operation of a syntax node; null where there is none, or where the compiler has none for code that it does not understand.</summary>
    public static IOperation? FindOperation(this SemanticModel semantics, SyntaxNode node, CancellationToken cancellationToken)
    {
        try
        {
            return semantics.GetOperation(node, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // Roslyn has no operation for some of what it binds in code with errors, such as a switch expression without a type.
            return null;
        }
    }
}
