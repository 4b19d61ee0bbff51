using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>
/// Finds the immediate dominators of the nodes of a graph, with the algorithm of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm") and an
/// explicit stack. Nodes are numbers from 0.
/// </summary>
internal static class Dominators
{
    private const int Unreached = -1;

    /// <summary>Finds the immediate dominators.</summary>
    /// <param name="successors">The successors of each node.</param>
    /// <param name="roots">The nodes at which paths begin.</param>
    /// <returns>The immediate dominator of each node; -1 if there is none, or if the node cannot be reached.</returns>
    public static int[] Find(IReadOnlyList<IReadOnlyCollection<int>> successors, IEnumerable<int> roots)
    {
        // An additional node leads to all roots.
        var start = successors.Count;
        var rank = new int[start + 1];
        var order = PostOrder(successors, [.. roots], rank);
        var predecessors = new List<int>[start + 1];
        foreach (var node in order)
            foreach (var successor in successors[node])
                (predecessors[successor] ??= []).Add(node);
        foreach (var root in roots)
            (predecessors[root] ??= []).Add(start);
        rank[start] = order.Count;
        var dominators = new int[start + 1];
        for (var i = 0; i < dominators.Length; i++)
            dominators[i] = Unreached;
        dominators[start] = start;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = order.Count - 1; i >= 0; i--)
            {
                var found = Unreached;
                foreach (var predecessor in predecessors[order[i]])
                    if (dominators[predecessor] != Unreached)
                        found = found == Unreached ? predecessor : Meet(predecessor, found);
                changed |= dominators[order[i]] != found;
                dominators[order[i]] = found;
            }
        }
        var result = new int[start];
        for (var i = 0; i < start; i++)
            result[i] = dominators[i] == start ? Unreached : dominators[i];
        return result;

        int Meet(int left, int right)
        {
            while (left != right)
                if (rank[left] < rank[right])
                    left = dominators[left];
                else
                    right = dominators[right];
            return left;
        }
    }

    private static List<int> PostOrder(IReadOnlyList<IReadOnlyCollection<int>> successors, List<int> roots, int[] rank)
    {
        var order = new List<int>();
        var met = new HashSet<int>();
        var open = new Stack<(int Node, IEnumerator<int> Successors)>();
        foreach (var root in roots)
        {
            Open(root);
            while (open.Count > 0)
            {
                var (node, rest) = open.Peek();
                if (rest.MoveNext())
                {
                    Open(rest.Current);
                    continue;
                }
                open.Pop();
                rank[node] = order.Count;
                order.Add(node);
            }
        }
        return order;

        void Open(int node)
        {
            if (met.Add(node))
                open.Push((node, successors[node].GetEnumerator()));
        }
    }
}
