using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Finds the bodies in a syntax node: its own, and those of the lambdas and local functions in it, each of which runs separately. Code that tests whether it
/// throws has none.
/// </summary>
internal static class Bodies
{
    /// <summary>Returns the operations of the bodies.</summary>
    public static IEnumerable<IOperation> Of(SyntaxNode block, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Assertions.IsOn(block))
            yield break;
        foreach (var root in Roots(block, semantics, cancellationToken).ToList())
        {
            yield return root;
            var open = new Stack<IOperation>();
            open.Push(root);
            while (open.Count > 0)
                foreach (var child in open.Pop().ChildOperations)
                {
                    if (child is ILocalFunctionOperation local ? !Assertions.HasLocal(local, root)
                        : child is IAnonymousFunctionOperation && !Assertions.Has(child))
                        yield return child;
                    open.Push(child);
                }
        }
    }

    // The kind of member determines which node has an operation: the topmost node with one is the body.
    private static IEnumerable<IOperation> Roots(SyntaxNode block, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var open = new Stack<SyntaxNode>();
        open.Push(block);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (semantics.FindOperation(node, cancellationToken) is { } operation)
                yield return operation;
            else
                foreach (var child in node.ChildNodes().Reverse())
                    open.Push(child);
        }
    }
}
