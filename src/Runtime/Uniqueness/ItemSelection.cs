using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>Follows paths from one element to items, and in each open item the fields that may have its value. Reused for the next element.</summary>
/// <param name="paths">The paths.</param>
/// <param name="fields">The fields.</param>
/// <param name="receiver">Receives the items that end with a value.</param>
internal sealed class ItemSelection(IReadOnlyList<IdentityPath> paths, IReadOnlyList<IdentityField> fields, IItemReceiver receiver)
{
    // For each path, the number of its steps that the open elements match.
    private readonly int[] _matched = new int[paths.Count];
    private readonly List<OpenItem> _items = [];
    private int _openItems;
    private int _depth;

    /// <summary>Begins with the start tag of the element.</summary>
    public void Begin(in Utf8XmlReader reader)
    {
        _depth = reader.Depth;
        _openItems = 0;
        Array.Clear(_matched, 0, _matched.Length);
        for (var i = 0; i < paths.Count; i++)
        {
            if (paths[i].Steps.Count > 0)
                continue;
            Open(reader);
            break;
        }
    }

    /// <summary>Releases buffers that have become large.</summary>
    public void End()
    {
        if (_items.Count > 16 || _items.Exists(item => item.IsLarge))
            _items.Clear();
    }

    /// <summary>Processes a start tag below the element.</summary>
    public void StartElement(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].StartElement(reader);
        var level = reader.Depth - _depth;
        var isItem = false;
        for (var i = 0; i < _matched.Length; i++)
        {
            var steps = paths[i].Steps;
            if (_matched[i] != level - 1 || level > steps.Count || !steps[level - 1].IsMetBy(reader))
                continue;
            _matched[i] = level;
            isItem |= level == steps.Count;
        }
        if (isItem)
            Open(reader);
    }

    /// <summary>Processes text in the element or below it.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].Text(reader);
    }

    /// <summary>Processes an end tag, including that of the element.</summary>
    public void EndElement(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].EndElement(reader);
        if (_openItems > 0 && _items[_openItems - 1].Depth == reader.Depth && _items[--_openItems] is { HasValue: true } ended)
            receiver.Take(this, ended, reader);
        var level = reader.Depth - _depth;
        for (var i = 0; level > 0 && i < _matched.Length; i++)
            if (_matched[i] == level)
                _matched[i]--;
    }

    private void Open(in Utf8XmlReader reader)
    {
        if (_openItems == _items.Count)
            _items.Add(new OpenItem(receiver, fields));
        _items[_openItems++].Begin(reader);
    }
}
