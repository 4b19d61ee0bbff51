using System;

namespace Bindery.Xml;

/// <summary>Brings documents of any encoding into UTF-8, which is all that <see cref="Utf8XmlReader"/> reads.</summary>
public static class XmlInput
{
    /// <summary>
    /// The document as UTF-8 without a byte order mark. Bytes that are valid UTF-8 are taken as they are, whatever encoding the declaration claims;
    /// otherwise the byte order mark, the pattern of the first bytes (XML 1.0, appendix F) or the declaration decides.
    /// </summary>
    /// <exception cref="XmlBindingException">The encoding is unknown, or the bytes are not what it says.</exception>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> document) => throw new NotImplementedException();

    /// <summary>The document as UTF-8. A declaration of any encoding is accepted: a string has none.</summary>
    /// <exception cref="XmlBindingException">The string has a lone surrogate.</exception>
    public static byte[] ToUtf8(string document) => throw new NotImplementedException();
}
