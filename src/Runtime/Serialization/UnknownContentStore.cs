using System.Collections.Generic;
using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>
/// What an element had that its class does not know, or could not read: attributes, elements and text, each with its place among the known children.
/// Made only where there is any.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownContentStore
{
    private List<AnyAttribute>? _attributes;
    private List<UnknownNode>? _nodes;

    internal IReadOnlyList<AnyAttribute> Attributes => (IReadOnlyList<AnyAttribute>?)_attributes ?? [];

    /// <summary>The nodes in document order, which is also the order of their places.</summary>
    internal IReadOnlyList<UnknownNode> Nodes => (IReadOnlyList<UnknownNode>?)_nodes ?? [];

    internal void Add(AnyAttribute attribute) => (_attributes ??= []).Add(attribute);

    internal void Add(UnknownNode node)
    {
        _nodes ??= [];
        // Documents mostly come in the writer's order; where children are interleaved otherwise, the writer's order is what counts.
        var at = _nodes.Count;
        while (at > 0 && _nodes[at - 1].CompareTo(node) > 0)
            at--;
        _nodes.Insert(at, node);
    }
}
