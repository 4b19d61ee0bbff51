using System.Collections.Generic;
using System.Linq;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>An identity constraint of XML Schema below one element.</summary>
internal sealed class ConstraintScope : IdentityScope
{
    private readonly IdentityConstraint _constraint;
    private readonly KeyTables _keys;
    private readonly PathFollower _selector;
    private readonly Listeners<ConstraintItem> _listeners = new();
    private readonly Stack<ConstraintItem> _free = new();
    private readonly KeyBuffer _key = new();

    // The values of the items; for a reference, the values of the possible targets.
    private ValueTable _values = new();
    private List<ConstraintFault> _faults = [];

    // For a diagnosis, the items that refer to others, with the number of their values.
    private readonly List<(int Value, ConstraintFault Fault)> _references = [];
    private bool _isBroken;

    public ConstraintScope(IdentityConstraint constraint, KeyTables keys, bool isDiagnosis)
        : base(constraint, isDiagnosis)
    {
        _constraint = constraint;
        _keys = keys;
        _selector = new PathFollower(constraint.Selector);
    }

    public override bool IsBroken => _isBroken || _constraint.ReferKey is not null && IsDangling(_keys.At(_constraint.ReferKey, Depth));

    public override void Begin(in Utf8XmlReader reader, IElementTypes types)
    {
        base.Begin(reader, types);
        _isBroken = false;
        _faults = [];
        if (_constraint.ReferKey is { } key)
            _keys.Want(key);
        _selector.Begin();
        if (_selector.IsElementMet)
            Open(reader, types);
    }

    public override void End()
    {
        if (_constraint.ReferKey is { } key)
            _keys.Release(key);
        _values.Clear();
        _references.Clear();
        _listeners.Clear();
    }

    public override void Close()
    {
        if (_constraint.ReferKey is not null || _values.Count == 0 || !_keys.IsWanted(_constraint.Key))
            return;
        _keys.Add(_constraint.Key, Depth, _values);
        _values = new ValueTable();
    }

    public override bool StartElement(in Utf8XmlReader reader, IElementTypes types)
    {
        var isAlive = _selector.Enter(reader);
        var (from, to) = _listeners.Open();
        for (var i = from; i < to; i++)
            if (_listeners.At(i) is var item && item.StartElement(reader, types))
                _listeners.Add(item);
        if (_selector.IsElementMet)
            Open(reader, types);
        if (_listeners.Count > 0 || isAlive && _selector.CanGoOn)
            return true;
        _listeners.Close();
        _selector.Leave();
        return false;
    }

    public override void Text(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _listeners.Count; i++)
            _listeners[i].Text(reader);
    }

    public override void EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        for (var i = 0; i < _listeners.Count; i++)
        {
            var item = _listeners[i];
            item.EndElement(reader, types);
            if (item.Depth != reader.Depth)
                continue;
            Take(item);
            _free.Push(item);
        }
        _listeners.Close();
        _selector.Leave();
    }

    public override BrokenRule ToBrokenRule()
    {
        var keys = new List<string>();
        var count = 0;
        if (_constraint.ReferKey is { } key)
        {
            var table = _keys.At(key, Depth);
            foreach (var (value, fault) in _references)
                if (_faults.Count < MostTold && !IsThere(table, value))
                    _faults.Add(fault);
            for (var i = 0; i < table?.Count; i++)
            {
                if (table.PlaceOf(i) < 0)
                    continue;
                if (count++ < KeyReferenceRule.MostShown && IsDiagnosis)
                    keys.Add(_keys.ShownAt(table.PlaceOf(i)) ?? "''");
            }
        }
        return new BrokenConstraint(_constraint, _faults, keys, count);
    }

    private void Open(in Utf8XmlReader reader, IElementTypes types)
    {
        var item = _free.Count > 0 ? _free.Pop() : new ConstraintItem(_constraint, IsDiagnosis);
        if (item.Begin(reader, types))
        {
            _listeners.Add(item);
            return;
        }
        Take(item);
        _free.Push(item);
    }

    private void Take(ConstraintItem item)
    {
        var isKey = _constraint.Kind == ConstraintKind.Key;
        for (var i = 0; i < item.Fields.Count; i++)
        {
            var field = item.Fields[i];
            if ((field.Fault
                ?? (isKey && field.IsNillable ? ConstraintFaultKind.Nillable : isKey && !field.HasNode ? ConstraintFaultKind.Missing : null)) is not { } fault)
                continue;
            var (offset, length) = field.HasNode ? field.Place : item.Place;
            Break(new ConstraintFault(fault, item.Name, "", i, offset, length));
            return;
        }
        if (!item.TryGetKey(_key))
            return;
        var place = item.Fields[0].Place;
        var shown = IsDiagnosis ? string.Join(", ", item.Fields.Select(field => Quotation.Of(field.Shown))) : "";
        var first = _values.Add(_key.Bytes, place.Offset);
        if (_constraint.ReferKey is not null)
        {
            if (IsDiagnosis)
                _references.Add((_values.IndexOf(_key.Bytes),
                    new ConstraintFault(ConstraintFaultKind.Dangling, item.Name, shown, 0, place.Offset, place.Length)));
        }
        else if (first >= 0)
        {
            Break(new ConstraintFault(ConstraintFaultKind.Duplicate, item.Name, shown, 0, place.Offset, place.Length, first));
        }
        else if (IsDiagnosis && _keys.IsWanted(_constraint.Key))
        {
            _keys.Show(place.Offset, shown);
        }
    }

    private void Break(ConstraintFault fault)
    {
        _isBroken = true;
        if (IsDiagnosis && _faults.Count < MostTold)
            _faults.Add(fault);
    }

    private bool IsDangling(ValueTable? keys)
    {
        for (var i = 0; i < _values.Count; i++)
            if (!IsThere(keys, i))
                return true;
        return false;
    }

    private bool IsThere(ValueTable? keys, int value) =>
        keys is not null && keys.IndexOf(_values[value]) is var index && index >= 0 && keys.PlaceOf(index) >= 0;
}
