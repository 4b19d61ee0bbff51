using System;
using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>One rule below one element. Used again for the next element with the rule.</summary>
internal sealed class UniqueScope(UniqueRule rule, bool isDiagnosis)
{
    // More are not told of one document.
    private const int MostDuplicates = 100;

    private const int ExcerptLength = 200;

    // Of each path, how many of its steps the open elements match.
    private readonly int[] _matched = new int[rule.Items.Count];
    private readonly List<UniqueItem> _items = [];
    private readonly UniqueValues _values = new();
    private List<UniqueDuplicate> _duplicates = [];
    private int _openItems;

    public UniqueRule Rule { get; } = rule;

    /// <summary>The depth of the element.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether a value was used twice.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Begins with an element.</summary>
    public void Begin(int depth)
    {
        Depth = depth;
        IsBroken = false;
        _openItems = 0;
        _duplicates = isDiagnosis ? [] : _duplicates;
        Array.Clear(_matched, 0, _matched.Length);
    }

    /// <summary>Lets the values go, and buffers that grew large.</summary>
    public void End()
    {
        _values.Clear();
        if (_items.Count > 16 || _items.Exists(item => item.IsLarge))
            _items.Clear();
    }

    /// <summary>What was found.</summary>
    public BrokenRule ToBrokenRule() => new(Rule, _duplicates);

    /// <summary>Whether a value is known and a diagnosis will ask for the place of its like.</summary>
    public bool IsKnown(ReadOnlySpan<byte> value) => isDiagnosis && _values.Contains(value);

    /// <summary>Takes a start tag below the element.</summary>
    public void StartElement(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].StartElement(reader);
        var level = reader.Depth - Depth;
        var isItem = false;
        for (var i = 0; i < _matched.Length; i++)
        {
            var steps = Rule.Items[i].Steps;
            if (_matched[i] != level - 1 || level > steps.Count || !steps[level - 1].IsMetBy(reader))
                continue;
            _matched[i] = level;
            isItem |= level == steps.Count;
        }
        if (!isItem)
            return;
        if (_openItems == _items.Count)
            _items.Add(new UniqueItem(this));
        _items[_openItems++].Begin(reader);
    }

    /// <summary>Takes text below the element.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].Text(reader);
    }

    /// <summary>Takes an end tag below the element.</summary>
    public void EndElement(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _openItems; i++)
            _items[i].EndElement(reader);
        if (_openItems > 0 && _items[_openItems - 1].Depth == reader.Depth)
            Close(_items[--_openItems], reader);
        var level = reader.Depth - Depth;
        for (var i = 0; i < _matched.Length; i++)
            if (_matched[i] == level)
                _matched[i]--;
    }

    private void Close(UniqueItem item, in Utf8XmlReader reader)
    {
        if (!item.HasValue)
            return;
        var first = _values.Add(item.Value, item.Place.Offset);
        if (first < 0)
            return;
        IsBroken = true;
        if (isDiagnosis && _duplicates.Count < MostDuplicates)
            _duplicates.Add(new UniqueDuplicate(Utf8Text.Excerpt(item.Value, ExcerptLength), item.Path ?? reader.GetPath(), item.Place.Offset, item.Place.Length, first));
    }
}
