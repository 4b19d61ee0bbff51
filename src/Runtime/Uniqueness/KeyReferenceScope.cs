using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>A rule of references below one element. A target may come last, so the rule is decided at the end of the element.</summary>
internal sealed class KeyReferenceScope : AnnotationScope
{
    private readonly KeyReferenceRule _rule;
    private readonly ItemSelection _items;

    // Null if the targets are in other documents.
    private readonly ItemSelection? _referred;
    private readonly ValueTable _keys;

    // References whose target is not known yet; for a diagnosis, each with its place.
    private readonly ValueTable _values = new();
    private readonly List<(int Value, int Field, int Offset, int Length)> _references = [];

    /// <param name="rule">The rule.</param>
    /// <param name="others">The possible targets in other documents; null if they are in the element itself.</param>
    /// <param name="isDiagnosis">Whether the places of violations are needed.</param>
    public KeyReferenceScope(KeyReferenceRule rule, ValueTable? others, bool isDiagnosis)
        : base(rule, isDiagnosis)
    {
        _rule = rule;
        _items = new ItemSelection(rule.Items, rule.Fields, this);
        _referred = others is null ? new ItemSelection(rule.ReferItems, rule.ReferFields, this) : null;
        _keys = others ?? new ValueTable();
    }

    public override bool IsBroken
    {
        get
        {
            for (var i = 0; i < _values.Count; i++)
                if (!_keys.Contains(_values[i]))
                    return true;
            return false;
        }
    }

    public override void Begin(in Utf8XmlReader reader, IElementTypes types)
    {
        base.Begin(reader, types);
        _items.Begin(reader);
        _referred?.Begin(reader);
    }

    public override void End()
    {
        if (_referred is not null)
            _keys.Clear();
        _values.Clear();
        _references.Clear();
        _items.End();
        _referred?.End();
    }

    public override BrokenRule ToBrokenRule()
    {
        var references = new List<DanglingReference>();
        foreach (var (value, field, offset, length) in _references)
            if (references.Count < MostTold && !_keys.Contains(_values[value]))
                references.Add(new DanglingReference(Utf8.Excerpt(_values[value], ExcerptLength), _rule.Fields[field], offset, length));
        var keys = new List<string>();
        for (var i = 0; IsDiagnosis && i < _keys.Count && i < KeyReferenceRule.MostShown; i++)
            keys.Add(Quotation.Of(Utf8.Excerpt(_keys[i], ExcerptLength)));
        return new BrokenKeyReference(_rule, references, keys, _keys.Count);
    }

    public override bool StartElement(in Utf8XmlReader reader, IElementTypes types)
    {
        _items.StartElement(reader);
        _referred?.StartElement(reader);
        return true;
    }

    public override void Text(in Utf8XmlReader reader)
    {
        _items.Text(reader);
        _referred?.Text(reader);
    }

    public override void EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        _items.EndElement(reader);
        _referred?.EndElement(reader);
    }

    public override void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader)
    {
        if (selection == _referred)
        {
            _keys.Add(item.Value, item.Place.Offset);
            return;
        }
        // An empty value does not refer to anything in another document.
        if (_keys.Contains(item.Value) || (_referred is null && item.Length == 0))
            return;
        _values.Add(item.Value, item.Place.Offset);
        if (IsDiagnosis)
            _references.Add((_values.IndexOf(item.Value), item.FieldNumber, item.Place.Offset, item.Place.Length));
    }
}
