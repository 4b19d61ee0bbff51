using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Where the decision refused a document. What stands before it and is closed there is valid, so the diagnosis need not look at it closely.</summary>
internal sealed class RefusedPlace
{
    private readonly HashSet<int> _open = [];
    private int _offset;

    /// <summary>Takes the event that was refused.</summary>
    public void Note(in Utf8XmlReader reader)
    {
        _offset = reader.Offset;
        for (var depth = 1; depth <= reader.Depth; depth++)
            _open.Add(reader.GetStartTagOffset(depth));
    }

    /// <summary>The document was refused at its end.</summary>
    public void NoteEnd() => _offset = int.MaxValue;

    /// <summary>Whether the element of a start tag is valid and closed before the place.</summary>
    public bool IsAfter(int startTag) => startTag < _offset && !_open.Contains(startTag);
}
