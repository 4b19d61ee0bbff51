using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>The place where the decision refused a document. Elements that end before it are valid, so the diagnosis need not examine them.</summary>
internal sealed class RefusedPlace
{
    private readonly HashSet<int> _open = [];
    private int _offset;

    /// <summary>Sets the place to the event that was refused.</summary>
    public void Note(in Utf8XmlReader reader)
    {
        _offset = reader.Offset;
        for (var depth = 1; depth <= reader.Depth; depth++)
            _open.Add(reader.GetStartTagOffset(depth));
    }

    /// <summary>Sets the place to the end of the document.</summary>
    public void NoteEnd() => _offset = int.MaxValue;

    /// <summary>Whether the element of a start tag is valid and ends before the place.</summary>
    public bool IsAfter(int startTag) => startTag < _offset && !_open.Contains(startTag);
}
