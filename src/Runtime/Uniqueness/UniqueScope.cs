using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>A rule of uniqueness below one element.</summary>
internal sealed class UniqueScope : AnnotationScope
{
    private readonly ItemSelection _items;
    private readonly ValueTable _values = new();
    private List<UniqueDuplicate> _duplicates = [];
    private bool _isBroken;

    public UniqueScope(UniqueRule rule, bool isDiagnosis)
        : base(rule, isDiagnosis) => _items = new ItemSelection(rule.Items, rule.Fields, this);

    public override bool IsBroken => _isBroken;

    public override void Begin(in Utf8XmlReader reader, IElementTypes types)
    {
        base.Begin(reader, types);
        _isBroken = false;
        _duplicates = IsDiagnosis ? [] : _duplicates;
        _items.Begin(reader);
    }

    public override void End()
    {
        _values.Clear();
        _items.End();
    }

    public override BrokenRule ToBrokenRule() => new BrokenUnique((UniqueRule)Rule, _duplicates);

    public override bool StartElement(in Utf8XmlReader reader, IElementTypes types)
    {
        _items.StartElement(reader);
        return true;
    }

    public override void Text(in Utf8XmlReader reader) => _items.Text(reader);

    public override void EndElement(in Utf8XmlReader reader, IElementTypes types) => _items.EndElement(reader);

    // Only duplicates are reported.
    public override bool NeedsPath(ReadOnlySpan<byte> value) => IsDiagnosis && _duplicates.Count < MostTold && _values.Contains(value);

    public override void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader)
    {
        var first = _values.Add(item.Value, item.Place.Offset);
        if (first < 0)
            return;
        _isBroken = true;
        if (IsDiagnosis && _duplicates.Count < MostTold)
            _duplicates.Add(new UniqueDuplicate(
                Utf8.Excerpt(item.Value, ExcerptLength), item.Path ?? reader.GetPath(), item.Place.Offset, item.Place.Length, first));
    }
}
