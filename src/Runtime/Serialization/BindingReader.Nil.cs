using System;
using System.Text;

namespace Bindery.Serialization;

// The meaning of an element without content (XML Schema Part 1, 2.6.2 and 3.3.5): xsi:nil and default values.
public ref partial struct BindingReader
{
    /// <summary>Whether the current child is nil; it is then read to its end. Content is kept, although it is not allowed.</summary>
    /// <param name="place">The child.</param>
    /// <param name="unknown">Receives the kept content.</param>
    public bool ReadNil(ContentPlace place, ref UnknownContentStore? unknown)
    {
        for (var i = 0; i < _xml.AttributeCount; i++)
            if (IsInstanceName(i) && _xml.GetAttributeLocalName(i).SequenceEqual("nil"u8))
            {
                _isNilKnown = GetAttribute(i).ToXsdBoolean() is not null;
                if (GetAttribute(i).ToXsdBoolean() is not true)
                    return false;
                _isNil = true;
                return ReadPresence(place, ref unknown);
            }
        return false;
    }

    /// <summary>Reads the text of a child without a class; if it is empty, it has a default value.</summary>
    /// <param name="place">The child.</param>
    /// <param name="whereEmpty">The default value.</param>
    /// <param name="unknown">Receives its attributes and elements.</param>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public XmlText ReadChildText(ContentPlace place, string whereEmpty, ref UnknownContentStore? unknown)
    {
        var text = ReadChildText(place, ref unknown);
        return text.IsEmpty ? new XmlText(Encoding.UTF8.GetBytes(whereEmpty), isDefault: true) : text;
    }

    /// <summary>Reads the text of the current element up to its end tag; elements in it are kept.</summary>
    /// <param name="unknown">Receives the elements: the current element is that of the class.</param>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public XmlText ReadText(ref UnknownContentStore? unknown)
    {
        if (_xml.NamespaceDeclarationCount > 0)
            KeepDeclarations(ref unknown);
        var text = ReadText(default, ref unknown);
        if (_whereEmpty is not { } value)
            return text;
        _whereEmpty = null;
        return text.IsEmpty ? new XmlText(Encoding.UTF8.GetBytes(value), isDefault: true) : text;
    }

    /// <summary>Sets the value of the current element if it is empty, for the class that reads it next.</summary>
    public void SetWhereEmpty(string value) => _whereEmpty = value;

    // Whether an attribute is xsi:nil of a nillable child, and whether it need not be kept.
    private readonly bool IsKnownNil(int attribute, out bool isRead)
    {
        isRead = _isNil;
        return _isNilKnown && IsInstanceName(attribute) && _xml.GetAttributeLocalName(attribute).SequenceEqual("nil"u8);
    }
}
