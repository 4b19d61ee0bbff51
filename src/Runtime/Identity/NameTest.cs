using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Identity;

/// <summary>A step of the paths of identity constraints: the name of an element or attribute, any name of a namespace, or any name.</summary>
/// <param name="namespaceUri">The namespace; null: any, and any name in it.</param>
/// <param name="localName">The name in it; null: any.</param>
internal sealed class NameTest(string? namespaceUri, string? localName)
{
    private readonly byte[]? _namespace = namespaceUri is null ? null : Encoding.UTF8.GetBytes(namespaceUri);
    private readonly byte[]? _local = localName is null ? null : Encoding.UTF8.GetBytes(localName);

    public string? NamespaceUri { get; } = namespaceUri;

    public string? LocalName { get; } = localName;

    /// <summary>Whether a name passes.</summary>
    public bool Admits(ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> localName) =>
        (_local is null || localName.SequenceEqual(_local)) && (_namespace is null || namespaceUri.SequenceEqual(_namespace));

    /// <summary>Whether the name of the element at hand passes.</summary>
    public bool Admits(in Utf8XmlReader reader) => Admits(reader.NamespaceUri, reader.LocalName);
}
