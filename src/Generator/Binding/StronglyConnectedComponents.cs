using System;
using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>Tarjan's algorithm with an explicit stack: graphs come from schemas, which can be large.</summary>
internal static class StronglyConnectedComponents
{
    /// <summary>For each node the number of its component.</summary>
    public static int[] Find(IReadOnlyList<IReadOnlyList<int>> successors)
    {
        var component = Filled(successors.Count);
        var index = Filled(successors.Count);
        var low = new int[successors.Count];
        var open = new Stack<int>();
        var calls = new Stack<(int Node, int Edge)>();
        var counter = 0;
        var components = 0;
        for (var root = 0; root < successors.Count; root++)
        {
            if (index[root] >= 0)
                continue;
            calls.Push((root, 0));
            while (calls.Count > 0)
            {
                var (node, edge) = calls.Pop();
                if (edge == 0)
                {
                    index[node] = low[node] = counter++;
                    open.Push(node);
                }
                else
                {
                    low[node] = Math.Min(low[node], low[successors[node][edge - 1]]);
                }
                var descended = false;
                for (; edge < successors[node].Count && !descended; edge++)
                {
                    var next = successors[node][edge];
                    if (index[next] < 0)
                    {
                        calls.Push((node, edge + 1));
                        calls.Push((next, 0));
                        descended = true;
                    }
                    else if (component[next] < 0)
                    {
                        low[node] = Math.Min(low[node], index[next]);
                    }
                }
                if (descended || low[node] != index[node])
                    continue;
                int member;
                do
                {
                    member = open.Pop();
                    component[member] = components;
                }
                while (member != node);
                components++;
            }
        }
        return component;
    }

    private static int[] Filled(int length)
    {
        var result = new int[length];
        for (var i = 0; i < length; i++)
            result[i] = -1;
        return result;
    }
}
