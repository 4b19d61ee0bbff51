using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>Writes kept content among the children. If there is none, every call does nothing.</summary>
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

    /// <summary>Writes the kept content before a child.</summary>
    /// <param name="slot">The child's slot.</param>
    /// <param name="index">The child's index in its slot; -1 if the slot has no child.</param>
    public void WriteThrough(int slot, int index)
    {
        if (_unknown is null)
            return;
        WriteNodes(slot, index);
        // Content that replaces a child has the place of the child.
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
            // Content that replaced a child is dropped if the child was set later; content inside the child was written with it.
            if (node.Relation == UnknownRelation.After || (node.Relation == UnknownRelation.Instead && (node.Slot < slot || index < node.Index)))
                _writer!.Write(node, this);
        }
    }

    /// <summary>Writes the kept content before the child of a slot for at most one child.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="isThere">Whether the child is present.</param>
    public void WriteThrough(int slot, bool isThere) => WriteThrough(slot, isThere ? 0 : -1);

    /// <summary>Writes the remaining content, which followed children that were removed.</summary>
    public void WriteRest()
    {
        WriteThrough(int.MaxValue, int.MaxValue);
        _order?.Restore();
    }

    /// <summary>Writes the attributes kept from a child without a class. Its start tag is open.</summary>
    internal readonly void WriteAttributes(int slot, int index)
    {
        var nodes = _unknown!.Nodes;
        for (var i = FirstAt(slot, index); IsAt(i, slot, index); i++)
            if (nodes[i].Declarations is { } declarations)
                _writer!.Declare(declarations);
            else if (!_knownOnly && nodes[i].Relation == UnknownRelation.Inside && nodes[i].Attribute is { } attribute)
                _writer!.Attribute(attribute);
    }

    /// <summary>Writes a child's text, and the elements kept from it at their places, or after the text if it has changed.</summary>
    internal readonly void WriteText(int slot, int index, string text)
    {
        var written = 0;
        text = FormOf(slot, index, text);
        var nodes = _unknown!.Nodes;
        for (var i = FirstAt(slot, index); IsAt(i, slot, index); i++)
        {
            var node = nodes[i];
            if ((_knownOnly && !node.IsKnown) || node.Relation != UnknownRelation.Inside || node.Attribute is not null || node.Form is not null
                || node.Declarations is not null)
                continue;
            var offset = node.Within is { } within && within.Length == text.Length ? node.Offset : text.Length;
            // Another text of the same length may have a surrogate pair at this offset.
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

    /// <summary>Whether there is nothing to write into texts; the two methods above must not be called then.</summary>
    internal readonly bool IsEmpty => _unknown is null || (_knownOnly && !_unknown.HasForms && !_unknown.HasKnown && !_unknown.HasDeclarations);

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

    /// <summary>Returns the index of the first node of a place, or of its place in the order.</summary>
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
