using System;
using Bindery.Wording;

namespace Bindery.Xml;

// The attributes of the open start tag.
internal sealed partial class Utf8XmlWriter
{
    private const int ComparedOneByOne = 32;

    /// <summary>Whether the open start tag already has an attribute with this name.</summary>
    /// <remarks>It searches the written text, so that writing an attribute has no additional cost. Tags with many attributes are searched once.</remarks>
    internal bool HasAttribute(string localName, string namespaceUri)
    {
        if (!_inStartTag)
            return false;
        ref readonly var element = ref _state.Elements[_depth - 1];
        Span<byte> nameBytes = stackalloc byte[ShortText];
        Span<byte> uriBytes = stackalloc byte[ShortText];
        var name = Encode(localName, nameBytes);
        var uri = Encode(namespaceUri, uriBytes);
        var at = element.NameOffset + element.NameLength;
        for (var count = 0; at < _length; count++)
        {
            if (count == ComparedOneByOne)
                return HasAmongMany(at, localName, namespaceUri);
            NextAttribute(ref at, out var otherUri, out var otherName, out _);
            if (otherName.SequenceEqual(name) && otherUri.SequenceEqual(uri))
                return true;
        }
        return false;
    }

    private bool HasAmongMany(int first, string localName, string namespaceUri)
    {
        var state = _state;
        if (state.IndexedTag != state.Tags || state.IndexedEnd < first)
        {
            state.IndexedTag = state.Tags;
            state.IndexedEnd = first;
            state.IndexedAttributes?.Clear();
        }
        var known = state.IndexedAttributes ??= [];
        while (state.IndexedEnd < _length)
        {
            NextAttribute(ref state.IndexedEnd, out var uri, out var name, out _);
            known.Add((Utf8.GetString(name), Utf8.GetString(uri)));
        }
        return known.Contains((localName, namespaceUri));
    }

    /// <summary>Skips an attribute of the open tag as this writer writes them: a space, the name, '=' and the value in double quotes.</summary>
    /// <param name="at">The start of the attribute; on return its end.</param>
    /// <param name="namespaceUri">The namespace name; that of the prefix xmlns for declarations.</param>
    /// <param name="localName">The local name.</param>
    /// <param name="written">The value as written.</param>
    internal void NextAttribute(ref int at, out ReadOnlySpan<byte> namespaceUri, out ReadOnlySpan<byte> localName, out ReadOnlySpan<byte> written)
    {
        var rest = WrittenSpan.Slice(at + 1);
        var length = rest.IndexOf((byte)'=');
        localName = rest.Slice(0, length);
        namespaceUri = default;
        at += length + 3;
        written = WrittenSpan.Slice(at);
        written = written.Slice(0, written.IndexOf((byte)'"'));
        at += written.Length + 1;
        var colon = localName.IndexOf((byte)':');
        if (colon < 0)
        {
            if (localName.SequenceEqual("xmlns"u8))
                namespaceUri = NamespaceTable.XmlnsName;
            return;
        }
        var prefix = localName.Slice(0, colon);
        namespaceUri = prefix.SequenceEqual("xmlns"u8) ? NamespaceTable.XmlnsName : UriOf(Find(prefix));
        localName = localName.Slice(colon + 1);
    }
}
