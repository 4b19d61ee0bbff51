using System;
using System.Collections.Generic;

namespace Bindery.Serialization;

// xsi:type (XML Schema Part 1, 2.6.1): an element may have a type that is derived from the declared one.
public ref partial struct BindingReader
{
    /// <summary>Returns the index of the type in xsi:type among the types derived from the declared one, or -1. The reader is on the start tag.</summary>
    /// <param name="types">The names of the derived types.</param>
    public int FindType(XmlNames types)
    {
        TryFindType(types, out var found);
        return found;
    }

    /// <summary>
    /// Returns the index of the type that xsi:type or the attributes of the start tag select among the types derived from the declared one, or -1.
    /// </summary>
    /// <param name="types">The names of the derived types.</param>
    /// <param name="alternatives">The alternatives of the element.</param>
    public int FindType(XmlNames types, XmlAlternatives alternatives)
    {
        if (IsCopy && FindInstanceAttribute(BindingWriter.CopiedClass) is >= 0 and var copied)
        {
            _isClassRead = true;
            return GetAttribute(copied).ToInt32() ?? -1;
        }
        var selected = alternatives.Select(_xml);
        if (!TryFindType(types, out var found))
            return selected;
        // The writer does not write it for the class.
        if (found == selected && _options.UnknownContent == UnknownContent.Preserve)
            _isTypeRead = false;
        return found;
    }

    private bool TryFindType(XmlNames types, out int found)
    {
        found = -1;
        if (FindInstanceAttribute("type"u8) is not (>= 0 and var i))
            return false;
        if (_xml.TryResolveName(XmlText.Trim(_xml.GetAttributeValue(i)), out _, out var localName, out var uri))
            found = types.Find(localName, uri);
        _isTypeRead = found >= 0;
        return true;
    }

    private readonly int FindInstanceAttribute(ReadOnlySpan<byte> localName)
    {
        for (var i = 0; i < _xml.AttributeCount; i++)
            if (IsInstanceName(i) && _xml.GetAttributeLocalName(i).SequenceEqual(localName))
                return i;
        return -1;
    }

    /// <summary>Reads an attribute that a wildcard allows. Attributes such as xsi:type, which describe the element itself, are excluded.</summary>
    public void AddAnyAttribute(int attribute, ICollection<AnyAttribute> attributes, ref UnknownContentStore? unknown)
    {
        if (IsInstanceName(attribute))
            KeepAttribute(attribute, ref unknown);
        else
            attributes.Add(GetAnyAttribute(attribute));
    }

    /// <summary>Returns the error for an element whose type is abstract and that has no xsi:type. The reader is on the start tag.</summary>
    public readonly XmlBindingException AbstractType(string type) =>
        Error($"'{ElementName()}' must say with xsi:type which type it is of, because '{type}' is abstract", _xml.Offset, _xml.GetPath());

    private readonly bool IsInstanceName(int attribute) =>
        _xml.GetAttributeNamespaceUri(attribute) is { Length: 41 } uri && uri.SequenceEqual("http://www.w3.org/2001/XMLSchema-instance"u8);

    /// <summary>Whether an attribute is xsi:type and was already read; otherwise, for xsi:type, the expanded name of its value.</summary>
    private bool IsReadType(int attribute, out QName? type)
    {
        type = null;
        if (!IsInstanceName(attribute))
            return false;
        if (_isClassRead && _xml.GetAttributeLocalName(attribute).SequenceEqual(BindingWriter.CopiedClass))
        {
            _isClassRead = false;
            return true;
        }
        if (!_xml.GetAttributeLocalName(attribute).SequenceEqual("type"u8))
            return false;
        if (_isTypeRead)
        {
            _isTypeRead = false;
            return true;
        }
        type = ToName(GetAttribute(attribute));
        return false;
    }
}
