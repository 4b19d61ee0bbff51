using System;

namespace Bindery.Patterns;

/// <summary>A name, or all other names of a namespace, as a key.</summary>
/// <param name="namespaceUri">The namespace.</param>
/// <param name="localName">The local name; null for the names that are not mentioned.</param>
internal readonly struct QualifiedName(string namespaceUri, string? localName) : IEquatable<QualifiedName>
{
    public string NamespaceUri { get; } = namespaceUri;

    public string? LocalName { get; } = localName;

    public bool Equals(QualifiedName other) => LocalName == other.LocalName && NamespaceUri == other.NamespaceUri;

    public override bool Equals(object? obj) => obj is QualifiedName other && Equals(other);

    public override int GetHashCode() => unchecked(((LocalName?.GetHashCode() ?? 0) * 31) + NamespaceUri.GetHashCode());
}
