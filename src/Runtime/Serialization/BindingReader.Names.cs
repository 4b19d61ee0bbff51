using System;
using System.Collections.Generic;

namespace Bindery.Serialization;

// Values that are names: what a prefix means, the document knows.
public ref partial struct BindingReader
{
    /// <summary>The value as a qualified name; null where it is none, or its prefix is not declared. The element of the value is at hand.</summary>
    public readonly QName? ToName(XmlText text)
    {
        if (!_xml.TryResolveName(XmlText.Trim(text.Utf8), out var prefix, out var localName, out var uri) || prefix.SequenceEqual("xmlns"u8))
            return null;
        return new QName(XmlText.Decode(localName), XmlText.Decode(uri), XmlText.Decode(prefix));
    }

    /// <summary>The value as a text with names, with what the prefixes in it mean. The element of the value is at hand.</summary>
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
