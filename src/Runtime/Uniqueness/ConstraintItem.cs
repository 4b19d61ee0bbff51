using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>An open item of an identity constraint, with its fields. Reused for the next item.</summary>
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

    /// <summary>The place of the item in the document.</summary>
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

    /// <summary>Processes a start tag inside the item.</summary>
    /// <returns>False if nothing in the element matters; then neither its content nor its end tag must be reported.</returns>
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

    /// <summary>Processes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        foreach (var field in _fields)
            field.Text(reader);
    }

    /// <summary>Processes an end tag, including that of the item.</summary>
    public void EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        foreach (var field in _fields)
            field.EndElement(reader, types);
    }

    /// <summary>Combines the values of all fields.</summary>
    /// <returns>False if a field has no value.</returns>
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
