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

    /// <summary>Returns the value of an attribute of the open start tag; null if there is none with this name.</summary>
    internal string? FindAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> uri)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        for (var at = element.NameOffset + element.NameLength; at < _length;)
        {
            NextAttribute(ref at, out var otherUri, out var otherName, out var written);
            if (otherName.SequenceEqual(name) && otherUri.SequenceEqual(uri))
                return Utf8.GetString(written.IndexOf((byte)'&') < 0 ? written : Decode(written, new byte[written.Length]));
        }
        return null;
    }

    /// <summary>Replaces the references that the writer produced in a value by their characters.</summary>
    /// <param name="written">The value as written.</param>
    /// <param name="target">Receives the value, which is not longer.</param>
    internal static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> written, Span<byte> target)
    {
        var length = 0;
        while (!written.IsEmpty)
        {
            var plain = written.IndexOf((byte)'&');
            if (plain < 0)
                plain = written.Length;
            written.Slice(0, plain).CopyTo(target.Slice(length));
            length += plain;
            written = written.Slice(plain);
            if (written.IsEmpty)
                break;
            var end = written.IndexOf((byte)';');
            target[length++] = Replaced(written.Slice(1, end - 1));
            written = written.Slice(end + 1);
        }
        return target.Slice(0, length);
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
