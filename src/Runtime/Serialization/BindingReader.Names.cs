using System;
using System.Collections.Generic;

namespace Bindery.Serialization;

// Values that are qualified names: the meaning of a prefix depends on the document.
public ref partial struct BindingReader
{
    /// <summary>
    /// Returns the value as a qualified name; null if it is not one, or its prefix is not declared. The reader must be on the element of the value.
    /// </summary>
    public readonly QName? ToName(XmlText text)
    {
        if (!_xml.TryResolveName(XmlText.Trim(text.Utf8), out var prefix, out var localName, out var uri) || prefix.SequenceEqual("xmlns"u8))
            return null;
        return new QName(XmlText.Decode(localName), XmlText.Decode(uri), XmlText.Decode(prefix));
    }

    /// <summary>Returns the value as a text with names, with the namespaces of its prefixes. The reader must be on the element of the value.</summary>
    public readonly PrefixedText ToPrefixedText(XmlText text)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = new PrefixedText(text.ToString(), prefixes);
        foreach (var token in result.Tokens())
        {
            var colon = token.IndexOf(':');
            var prefix = colon < 0 ? "" : token.Substring(0, colon);
            if (!prefixes.ContainsKey(prefix) && _xml.TryGetNamespace(System.Text.Encoding.UTF8.GetBytes(prefix), out var uri))
                prefixes.Add(prefix, XmlText.Decode(uri));
        }
        return result;
    }
}
