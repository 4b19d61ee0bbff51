using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>An item of an identity constraint that is open, with its fields. Used again for the next one.</summary>
internal sealed class ConstraintItem
{
    private readonly FieldValue[] _fields;
    private readonly bool _isDiagnosis;

    public ConstraintItem(IdentityConstraint constraint, bool isDiagnosis)
    {
        _isDiagnosis = isDiagnosis;
        _fields = new FieldValue[constraint.Fields.Count];
        for (var i = 0; i < _fields.Length; i++)
            _fields[i] = new FieldValue(constraint.Fields[i], isDiagnosis);
    }

    /// <summary>The depth of the item's element.</summary>
    public int Depth { get; private set; }

    /// <summary>The name of the item's element; only for a diagnosis.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where the item stands.</summary>
    public (int Offset, int Length) Place { get; private set; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldValue> Fields => _fields;

    /// <summary>Begins with the start tag of the item.</summary>
    /// <returns>Whether anything inside it matters.</returns>
    public bool Begin(in Utf8XmlReader reader, IElementTypes types)
    {
        Depth = reader.Depth;
        Place = FieldValue.TagOf(reader);
        if (_isDiagnosis)
            Name = Utf8.Excerpt(reader.LocalName, 200);
        var canGoOn = false;
        foreach (var field in _fields)
        {
            field.Begin(reader, types);
            canGoOn |= field.CanGoOn;
        }
        return canGoOn;
    }

    /// <summary>Takes a start tag inside.</summary>
    /// <returns>False where nothing in it matters: then neither what is inside nor its end tag is to be told.</returns>
    public bool StartElement(in Utf8XmlReader reader, IElementTypes types)
    {
        var isAlive = false;
        foreach (var field in _fields)
            isAlive |= field.Enter(reader, types);
        if (!isAlive)
            foreach (var field in _fields)
                field.Leave();
        return isAlive;
    }

    /// <summary>Takes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        foreach (var field in _fields)
            field.Text(reader);
    }

    /// <summary>Takes an end tag, that of the item included.</summary>
    public void EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        foreach (var field in _fields)
            field.EndElement(reader, types);
    }

    /// <summary>Puts the values of all fields together.</summary>
    /// <returns>False where a field has none.</returns>
    public bool TryGetKey(KeyBuffer key)
    {
        key.Clear();
        foreach (var field in _fields)
        {
            if (field.Value.Length == 0)
                return false;
            key.Add(field.Value);
        }
        return true;
    }
}
