using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Identity;

/// <summary>A name test in the paths of identity constraints: the name of an element or attribute, any name of a namespace, or any name.</summary>
/// <param name="namespaceUri">The namespace; null for any name in any namespace.</param>
/// <param name="localName">The local name; null for any.</param>
internal sealed class NameTest(string? namespaceUri, string? localName)
{
    private readonly byte[]? _namespace = namespaceUri is null ? null : Encoding.UTF8.GetBytes(namespaceUri);
    private readonly byte[]? _local = localName is null ? null : Encoding.UTF8.GetBytes(localName);

    public string? NamespaceUri { get; } = namespaceUri;

    public string? LocalName { get; } = localName;

    /// <summary>Whether a name matches.</summary>
    public bool Admits(ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> localName) =>
        (_local is null || localName.SequenceEqual(_local)) && (_namespace is null || namespaceUri.SequenceEqual(_namespace));

    /// <summary>Whether the name of the current element matches.</summary>
    public bool Admits(in Utf8XmlReader reader) => Admits(reader.NamespaceUri, reader.LocalName);
}
