using System;
using System.Diagnostics.CodeAnalysis;

namespace Bindery;

/// <summary>
/// A qualified name as a value (QName and NOTATION of XML Schema Part 2, 3.2.18): a namespace name and a local name. Prefixes belong to the document; the
/// writer declares those that it needs.
/// </summary>
#if NETSTANDARD2_0
public readonly struct QName : IEquatable<QName>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<QName>))]
public readonly struct QName : IEquatable<QName>, IParsable<QName>
#endif
{
    private static readonly char[] Braces = ['{', '}'];

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

    /// <summary>The prefix that a document used, which is used again in output if it is free; null if none is known. It is not part of the value.</summary>
    internal string? Prefix { get; }

    /// <summary>Whether two names are equal.</summary>
    public static bool operator ==(QName left, QName right) => left.Equals(right);

    /// <summary>Whether two names are not equal.</summary>
    public static bool operator !=(QName left, QName right) => !left.Equals(right);

    /// <summary>Parses a name in the format of <see cref="ToString"/>: "local", or "{namespace}local".</summary>
    /// <param name="text">The name.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not such a name.</exception>
    public static QName Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var name)
        ? name
        : throw new FormatException($"'{text}' is not a valid name: it is 'local' or '{{namespace}}local'");

    /// <summary>Parses a name in the format of <see cref="ToString"/>: "local", or "{namespace}local".</summary>
    /// <param name="text">The name.</param>
    /// <param name="name">The name as a value.</param>
    /// <returns>Whether the text is such a name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out QName name)
    {
        var end = text is { Length: > 0 } && text[0] == '{' ? text.IndexOf('}') : -1;
        var isName = text is not null && (end > 0 || text.IndexOfAny(Braces) < 0);
        name = isName ? new QName(text!.Substring(end + 1), end > 0 ? text.Substring(1, end - 1) : "") : default;
        return isName;
    }

#if !NETSTANDARD2_0
    static QName IParsable<QName>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<QName>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out QName result) => TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public bool Equals(QName other) => LocalName == other.LocalName && NamespaceUri == other.NamespaceUri;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(NamespaceUri) * 31) + StringComparer.Ordinal.GetHashCode(LocalName));

    /// <summary>Returns the name as "local", or "{namespace}local".</summary>
    public override string ToString() => NamespaceUri.Length == 0 ? LocalName : "{" + NamespaceUri + "}" + LocalName;
}
