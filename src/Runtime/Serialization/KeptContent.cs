using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>Puts kept content back among the children while they are written. Without any, every call does nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct KeptContent
{
    private readonly BindingWriter? _writer;
    private readonly UnknownContentStore? _unknown;
    private int _next;

    internal KeptContent(BindingWriter writer, UnknownContentStore unknown, bool hasText)
    {
        _writer = writer;
        _unknown = unknown;
        WriteThrough(-1, hasText ? 0 : -1);
        WriteThrough(-1, 0);
    }

    /// <summary>Writes what has its place up to a child.</summary>
    /// <param name="slot">The child's slot.</param>
    /// <param name="index">The child's place in its slot; -1 where the slot has no child.</param>
    public void WriteThrough(int slot, int index)
    {
        if (_unknown is null)
            return;
        var nodes = _unknown.Nodes;
        for (; _next < nodes.Count; _next++)
        {
            var node = nodes[_next];
            if (node.Slot > slot || (node.Slot == slot && node.Index > index && !(index < 0 && node.Relation == UnknownRelation.Instead)))
                return;
            // What stood in a child's stead gives way to a child that was set since; what stood inside was written with it.
            if (node.Relation == UnknownRelation.After || (node.Relation == UnknownRelation.Instead && (node.Slot < slot || index < node.Index)))
                _writer!.Write(node, this);
        }
    }

    /// <summary>Writes what has its place up to the child of a slot that holds one at most.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="isThere">Whether it has its child.</param>
    public void WriteThrough(int slot, bool isThere) => WriteThrough(slot, isThere ? 0 : -1);

    /// <summary>Writes what is left: what stood behind children that are gone.</summary>
    public void WriteRest() => WriteThrough(int.MaxValue, int.MaxValue);

    /// <summary>Writes attributes and elements kept from a child that has no class of its own. Its start tag is open.</summary>
    public readonly void WriteInside(int slot, int index)
    {
        if (_unknown is null)
            return;
        foreach (var node in _unknown.Nodes)
            if (node.Relation == UnknownRelation.Inside && node.Slot == slot && node.Index == index && node.Attribute is { } attribute)
                _writer!.WriteAttribute(attribute);
        foreach (var node in _unknown.Nodes)
            if (node.Relation == UnknownRelation.Inside && node.Slot == slot && node.Index == index && node.Attribute is null)
                _writer!.Write(node, this);
    }
}
