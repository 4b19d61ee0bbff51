using System;
using Bindery.Wording;

namespace Bindery.Xml;

// Qualified names in values.
internal sealed partial class Utf8XmlWriter
{
    /// <summary>
    /// Opens an element in a namespace with a prefix, and undeclares the default namespace, so that values without a prefix are in no namespace.
    /// </summary>
    public void StartPrefixedElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (namespaceUri.IsEmpty)
        {
            StartElement(name);
            return;
        }
        if (_isDue)
        {
            StartPrefixedRoot(name, namespaceUri);
            return;
        }
        var bound = _state.Namespaces.FindPrefixed(WrittenSpan, namespaceUri);
        Span<byte> generated = stackalloc byte[16];
        // The prefix is in the buffer, which may move.
        StartElement(bound == NamespaceTable.None ? FreePrefix(generated) : _state.Namespaces.PrefixOf(WrittenSpan, bound).ToArray(), name, namespaceUri);
        if (!UriOf(_state.Elements[_depth - 1].DefaultNamespace).IsEmpty)
            SetDefaultNamespace(default);
    }

    /// <summary>
    /// Returns a qualified name as it can be written on the open start tag or in its content; a prefix is declared if none is bound to its namespace.
    /// </summary>
    /// <param name="prefix">The preferred prefix, empty for the default namespace; null for any.</param>
    /// <param name="localName">The local name.</param>
    /// <param name="namespaceUri">The namespace name, empty if none.</param>
    /// <exception cref="InvalidOperationException">No start tag is open.</exception>
    public string QualifiedName(string? prefix, string localName, string namespaceUri)
    {
        if (!_inStartTag)
            throw new InvalidOperationException("A namespace must be declared before the content of its element");
        if (namespaceUri.Length == 0)
            return localName;
        Span<byte> uriBytes = stackalloc byte[ShortText];
        var uri = Encode(namespaceUri, uriBytes);
        if (IsReserved(uri))
            return "xml:" + localName;
        if (prefix is { Length: 0 } && UriOf(_state.Elements[_depth - 1].DefaultNamespace).SequenceEqual(uri))
            return localName;
        Span<byte> prefixBytes = stackalloc byte[ShortText];
        var binding = BindingFor(Encode(prefix ?? "", prefixBytes), uri);
        MarkUsed(binding);
        return Utf8.GetString(_state.Namespaces.PrefixOf(WrittenSpan, binding)) + ":" + localName;
    }
}
