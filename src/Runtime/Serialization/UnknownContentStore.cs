using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;

namespace Bindery.Serialization;

/// <summary>
/// What an element had that its class does not know, or could not read: attributes, elements and text, each with its place among the known children.
/// Made only where there is any. Filled while reading, then only read, by any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownContentStore
{
    private List<AnyAttribute>? _attributes;
    private List<UnknownNode>? _nodes;
    private UnknownNode[]? _ordered;

    internal IReadOnlyList<AnyAttribute> Attributes => (IReadOnlyList<AnyAttribute>?)_attributes ?? [];

    /// <summary>Whether there is something that is written even where unknown content is left out.</summary>
    internal bool HasKnown { get; private set; }

    /// <summary>
    /// The nodes in the order of their places, those of one place as they came. Documents mostly come in the writer's order; where children are interleaved
    /// otherwise, the writer's order is what counts. Put in order once: at each insertion, a hostile document would make it quadratic.
    /// </summary>
    internal UnknownNode[] Nodes
    {
        get
        {
            if (Volatile.Read(ref _ordered) is { } ordered)
                return ordered;
            // OrderBy is stable. Threads that come at once do the same work twice.
            ordered = _nodes is null ? [] : [.. _nodes.OrderBy(static node => node, UnknownNode.ByPlace)];
            Volatile.Write(ref _ordered, ordered);
            return ordered;
        }
    }

    /// <summary>The slots of the known children in the order of the document; null where slots ascend in it.</summary>
    internal List<int>? Order { get; set; }

    /// <summary>How attributes stood in the document; null where all are written as they stood.</summary>
    internal List<LexicalForm>? Forms { get; private set; }

    /// <summary>Whether values of attributes or children stood otherwise in the document than they are written.</summary>
    internal bool HasForms { get; private set; }

    internal void Add(LexicalForm form)
    {
        (Forms ??= []).Add(form);
        HasForms = true;
    }

    internal void Add(AnyAttribute attribute)
    {
        (_attributes ??= []).Add(attribute);
        HasKnown |= attribute.IsKnown;
    }

    /// <summary>Takes out what was kept from inside the child read last, and puts it at the place 0 of the slot 0 of a store of its own.</summary>
    internal UnknownContentStore TakeInside(int slot, int index)
    {
        var taken = new UnknownContentStore();
        var first = _nodes?.Count ?? 0;
        while (first > 0 && _nodes![first - 1] is { Relation: UnknownRelation.Inside } node && node.Slot == slot && node.Index == index)
            first--;
        for (var i = first; i < _nodes?.Count; i++)
            taken.Add(_nodes[i].At(0, 0));
        _nodes?.RemoveRange(first, _nodes.Count - first);
        return taken;
    }

    internal void Add(UnknownNode node)
    {
        (_nodes ??= []).Add(node);
        HasKnown |= node.IsKnown;
        HasForms |= node.Form is not null;
    }
}
