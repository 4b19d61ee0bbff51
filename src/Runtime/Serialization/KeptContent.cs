using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>Puts kept content back among the children while they are written. Without any, every call does nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct KeptContent
{
    private readonly BindingWriter? _writer;
    private readonly UnknownContentStore? _unknown;
    private readonly bool _knownOnly;
    private readonly ChildOrder? _order;
    private int _next;

    internal KeptContent(BindingWriter writer, UnknownContentStore unknown, bool hasText, bool knownOnly)
    {
        _knownOnly = knownOnly;
        _writer = writer;
        _unknown = unknown;
        WriteThrough(-1, hasText ? 0 : -1);
        WriteThrough(-1, 0);
        _order = writer.OrderOf(unknown);
    }

    /// <summary>Writes what has its place up to a child.</summary>
    /// <param name="slot">The child's slot.</param>
    /// <param name="index">The child's place in its slot; -1 where the slot has no child.</param>
    public void WriteThrough(int slot, int index)
    {
        if (_unknown is null)
            return;
        WriteNodes(slot, index);
        // What stands in the stead of a child has its place.
        _order?.Note(slot, index < 0 ? 0 : index);
    }

    private void WriteNodes(int slot, int index)
    {
        var nodes = _unknown!.Nodes;
        for (; _next < nodes.Length; _next++)
        {
            var node = nodes[_next];
            if (node.Slot > slot || (node.Slot == slot && node.Index > index && index >= 0))
                return;
            if (_knownOnly && !node.IsKnown)
                continue;
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
    public void WriteRest()
    {
        WriteThrough(int.MaxValue, int.MaxValue);
        _order?.Restore();
    }

    /// <summary>Writes the attributes kept from a child that has no class of its own. Its start tag is open.</summary>
    internal readonly void WriteAttributes(int slot, int index)
    {
        if (_knownOnly)
            return;
        var nodes = _unknown!.Nodes;
        for (var i = FirstAt(slot, index); IsAt(i, slot, index); i++)
            if (nodes[i].Relation == UnknownRelation.Inside && nodes[i].Attribute is { } attribute)
                _writer!.Attribute(attribute);
    }

    /// <summary>Writes a child's text, and the elements kept from it where they stood, or behind it where it is another text now.</summary>
    internal readonly void WriteText(int slot, int index, string text)
    {
        var written = 0;
        text = FormOf(slot, index, text);
        var nodes = _unknown!.Nodes;
        for (var i = FirstAt(slot, index); IsAt(i, slot, index); i++)
        {
            var node = nodes[i];
            if ((_knownOnly && !node.IsKnown) || node.Relation != UnknownRelation.Inside || node.Attribute is not null || node.Form is not null)
                continue;
            var offset = node.Within is { } within && within.Length == text.Length ? node.Offset : text.Length;
            // Another text of the same length may have a pair of surrogates there.
            if (offset > 0 && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]))
                offset++;
            if (offset > written)
            {
                _writer!.Text(text.Substring(written, offset - written));
                written = offset;
            }
            _writer!.Write(node, this);
        }
        _writer!.Text(written == 0 ? text : text.Substring(written));
    }

    /// <summary>Whether there is nothing to put back into texts; the two methods above are not to be called then.</summary>
    internal readonly bool IsEmpty => _unknown is null || (_knownOnly && !_unknown.HasForms && !_unknown.HasKnown);

    private readonly string FormOf(int slot, int index, string text)
    {
        if (!_unknown!.HasForms || _writer!.Compares)
            return text;
        for (var i = FirstAt(slot, index); IsAt(i, slot, index); i++)
            if (_unknown.Nodes[i].Form is { } form && form.Value == text)
                return form.Text;
        return text;
    }

    private readonly bool IsAt(int i, int slot, int index) =>
        i < _unknown!.Nodes.Length && _unknown.Nodes[i] is var node && node.Slot == slot && node.Index == index;

    /// <summary>The first node of a place, or where it would be.</summary>
    private readonly int FirstAt(int slot, int index)
    {
        var nodes = _unknown!.Nodes;
        var (low, high) = (0, nodes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (nodes[middle].Slot < slot || (nodes[middle].Slot == slot && nodes[middle].Index < index))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
