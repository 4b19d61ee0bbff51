using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;

namespace Bindery.Serialization;

/// <summary>
/// The content of an element that its class does not define, or could not read: attributes, elements and text, each with its place among the known children.
/// Created only if there is any. Filled while reading, then read-only, and thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownContentStore
{
    private List<AnyAttribute>? _attributes;
    private List<UnknownNode>? _nodes;
    private UnknownNode[]? _ordered;

    internal IReadOnlyList<AnyAttribute> Attributes => (IReadOnlyList<AnyAttribute>?)_attributes ?? [];

    /// <summary>Whether there is content that is written even if unknown content is left out.</summary>
    internal bool HasKnown { get; private set; }

    /// <summary>
    /// The nodes by place, and in the order of insertion within a place. The order of places is that of the writer, which most documents have; interleaved
    /// children may differ. Sorted once: sorting at each insertion would be quadratic for a hostile document.
    /// </summary>
    internal UnknownNode[] Nodes
    {
        get
        {
            if (Volatile.Read(ref _ordered) is { } ordered)
                return ordered;
            // OrderBy is stable. Two threads may do the same work at the same time.
            ordered = _nodes is null ? [] : [.. _nodes.OrderBy(static node => node, UnknownNode.ByPlace)];
            Volatile.Write(ref _ordered, ordered);
            return ordered;
        }
    }

    /// <summary>The slots of the known children in document order; null if they ascend.</summary>
    internal List<int>? Order { get; set; }

    /// <summary>The texts of attributes in the document; null if all are written as in the document.</summary>
    internal List<LexicalForm>? Forms { get; private set; }

    /// <summary>Whether values of attributes or children have another text in the document than in output.</summary>
    internal bool HasForms { get; private set; }

    /// <summary>The namespace declarations of the element that are not only needed for its own name; null if there are none.</summary>
    internal List<(string Prefix, string NamespaceUri)>? Declarations { get; private set; }

    /// <summary>Whether the element or a child without a class has such declarations.</summary>
    internal bool HasDeclarations { get; private set; }

    /// <summary>Whether there are only declarations of the element, and no content.</summary>
    internal bool IsOnlyDeclarations => _attributes is null && _nodes is null && Forms is null && Order is null;

    internal void Add((string Prefix, string NamespaceUri) declaration)
    {
        (Declarations ??= []).Add(declaration);
        HasDeclarations = true;
    }

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

    /// <summary>Removes the content that was kept from inside the child read last, and moves it to place 0 of slot 0 of a separate store.</summary>
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
        HasDeclarations |= node.Declarations is not null;
    }
}
