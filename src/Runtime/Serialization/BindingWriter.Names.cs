using System;

namespace Bindery.Serialization;

// Values that are qualified names: prefixes are declared on the open start tag.
public sealed partial class BindingWriter
{
    /// <summary>Whether prefixes and lexical forms of documents are ignored, so that equal values are written identically.</summary>
    internal bool Compares { get; init; }

    /// <summary>Opens an element in a namespace.</summary>
    /// <param name="name">The local name.</param>
    /// <param name="namespaceUri">The namespace name.</param>
    /// <param name="hasPlainNames">
    /// Whether it has values that are names without a namespace: the default namespace must not apply to them, so the element gets a prefix.
    /// </param>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri, bool hasPlainNames)
    {
        if (!hasPlainNames)
        {
            StartElement(name, namespaceUri);
            return;
        }
        Enter();
        if (_names is not null)
        {
            StartNamed(hasPlainNames: true);
            return;
        }
        _check?.CloseStartTag();
        _xml.StartPrefixedElement(name, namespaceUri);
        _check?.StartElement(name, namespaceUri);
    }

    /// <inheritdoc cref="StartElement(ReadOnlySpan{byte}, ReadOnlySpan{byte}, bool)"/>
    public void StartElement(string name, string namespaceUri, bool hasPlainNames) => StartElement(Utf8(name), Utf8(namespaceUri), hasPlainNames);

    /// <summary>Whether a name is in no namespace.</summary>
    public static bool IsPlain(QName? name) => name is { NamespaceUri.Length: 0 };

    /// <summary>Whether names in a text are certainly in no namespace.</summary>
    public static bool IsPlain(PrefixedText? text) => text is { HasPlainNames: true };

    /// <summary>Returns a qualified name as it can be written on the open start tag or in its content; its prefix is declared there if necessary.</summary>
    public string? Name(QName? value)
    {
        if (value is not { } name)
            return null;
        _check?.GiveUp();
        var prefix = name.Prefix ?? (name.NamespaceUri == "http://www.w3.org/2001/XMLSchema" ? "xs" : null);
        return _xml.QualifiedName(Compares ? null : prefix, name.LocalName, name.NamespaceUri);
    }

    /// <summary>Returns a text with names as it can be written on the open start tag or in its content.</summary>
    public string? Name(PrefixedText? value)
    {
        if (value is null)
            return null;
        _check?.GiveUp();
        return value.Rewrite(name => Name(name)!);
    }
}
