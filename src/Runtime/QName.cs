using System;

namespace Bindery;

/// <summary>
/// A qualified name as a value (QName and NOTATION of XML Schema Part 2, 3.2.18): a namespace name and a local name. Prefixes belong to the document; the
/// writer declares those that it needs.
/// </summary>
public readonly struct QName : IEquatable<QName>
{
    private readonly string? _localName;
    private readonly string? _namespaceUri;

    /// <summary>Creates a name.</summary>
    /// <param name="localName">The local part.</param>
    /// <param name="namespaceUri">The namespace name; empty for a name without a namespace.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public QName(string localName, string namespaceUri = "")
        : this(localName, namespaceUri, prefix: null)
    {
    }

    internal QName(string localName, string namespaceUri, string? prefix)
    {
        _localName = localName ?? throw new ArgumentNullException(nameof(localName));
        _namespaceUri = namespaceUri ?? throw new ArgumentNullException(nameof(namespaceUri));
        Prefix = prefix;
    }

    /// <summary>The local part of the name.</summary>
    public string LocalName => _localName ?? "";

    /// <summary>The namespace name, empty if none.</summary>
    public string NamespaceUri => _namespaceUri ?? "";

    /// <summary>The prefix that a document used, which is used again in output if it is free; null where none is known. It is not part of the value.</summary>
    internal string? Prefix { get; }

    /// <summary>Whether two names are the same.</summary>
    public static bool operator ==(QName left, QName right) => left.Equals(right);

    /// <summary>Whether two names differ.</summary>
    public static bool operator !=(QName left, QName right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(QName other) => LocalName == other.LocalName && NamespaceUri == other.NamespaceUri;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(NamespaceUri) * 31) + StringComparer.Ordinal.GetHashCode(LocalName));

    /// <summary>The name as "local", or "{namespace}local".</summary>
    public override string ToString() => NamespaceUri.Length == 0 ? LocalName : "{" + NamespaceUri + "}" + LocalName;
}
