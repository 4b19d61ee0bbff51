using System.Collections.Generic;
using System.Linq;

namespace Bindery.Generator.Binding;

/// <summary>
/// The order of children. Children that may precede each other in both directions have no fixed order; they form one strongly connected component.
/// </summary>
internal sealed class PrecedenceGraph
{
    private readonly List<List<int>> _after = [];
    private readonly Dictionary<Particle, int> _nodes = [];

    /// <summary>
    /// Adds that every child of one part precedes every child of the next. An additional node between two parts keeps the number of edges small.
    /// </summary>
    public void Chain(IEnumerable<IEnumerable<Particle>> parts)
    {
        var joint = -1;
        foreach (var part in parts)
        {
            var nodes = part.Select(Node).ToList();
            if (nodes.Count == 0)
                continue;
            var next = NewNode();
            if (joint >= 0)
                _after[joint].Add(next);
            foreach (var node in nodes)
            {
                if (joint >= 0)
                    _after[joint].Add(node);
                _after[node].Add(next);
            }
            joint = next;
        }
    }

    /// <summary>Adds that these children may repeat in any order.</summary>
    public void Join(IEnumerable<Particle> particles)
    {
        var nodes = particles.Select(Node).ToList();
        for (var i = 0; i < nodes.Count && nodes.Count > 1; i++)
            _after[nodes[i]].Add(nodes[(i + 1) % nodes.Count]);
    }

    /// <summary>
    /// Returns the components in an order that respects the precedence. If several components could be next, the one that occurs first in the schema is taken.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Particle>> Sort(IReadOnlyList<Particle> particles)
    {
        foreach (var particle in particles)
            Node(particle);
        var components = StronglyConnectedComponents.Find(_after);
        var members = new SortedDictionary<int, List<Particle>>();
        foreach (var particle in particles)
        {
            var component = components[_nodes[particle]];
            if (!members.TryGetValue(component, out var list))
                members.Add(component, list = []);
            list.Add(particle);
        }
        return Order(components, members);
    }

    private List<IReadOnlyList<Particle>> Order(int[] components, SortedDictionary<int, List<Particle>> members)
    {
        var count = components.Length == 0 ? 0 : components.Max() + 1;
        var before = new int[count];
        var edges = new HashSet<(int, int)>();
        for (var node = 0; node < _after.Count; node++)
            foreach (var next in _after[node])
                if (components[node] != components[next] && edges.Add((components[node], components[next])))
                    before[components[next]]++;
        var successors = edges.ToLookup(edge => edge.Item1, edge => edge.Item2);
        // The additional nodes are taken as soon as possible; components of children by their first occurrence in the schema.
        var ready = new SortedSet<(int Mention, int Component)>(
            Enumerable.Range(0, count).Where(component => before[component] == 0).Select(component => (Mention(component), component)));
        var result = new List<IReadOnlyList<Particle>>();
        while (ready.Count > 0)
        {
            var first = ready.Min;
            ready.Remove(first);
            if (members.TryGetValue(first.Component, out var list))
                result.Add(list);
            foreach (var next in successors[first.Component])
                if (--before[next] == 0)
                    ready.Add((Mention(next), next));
        }
        return result;

        int Mention(int component) => members.TryGetValue(component, out var list) ? list[0].Mention : -1;
    }

    private int Node(Particle particle)
    {
        if (!_nodes.TryGetValue(particle, out var node))
            _nodes.Add(particle, node = NewNode());
        return node;
    }

    private int NewNode()
    {
        _after.Add([]);
        return _after.Count - 1;
    }
}
