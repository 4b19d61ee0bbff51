using System;
using Bindery.Wording;

namespace Bindery.Xml;

// Queries on the attributes and namespace declarations of the current start tag.
internal ref partial struct Utf8XmlReader
{
    /// <summary>On a start tag: the number of attributes, namespace declarations not counted.</summary>
    public readonly int AttributeCount => _kind == XmlEventKind.StartElement ? _attributeCount : 0;

    /// <summary>Returns the local part of the name of an attribute of the current start tag.</summary>
    public readonly ReadOnlySpan<byte> GetAttributeLocalName(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return _document.Slice(attribute.LocalOffset, attribute.LocalLength);
    }

    /// <summary>Returns the prefix of the name of an attribute, empty if none.</summary>
    public readonly ReadOnlySpan<byte> GetAttributePrefix(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return _document.Slice(attribute.NameOffset, attribute.PrefixLength);
    }

    /// <summary>Returns the namespace name of an attribute, empty if none.</summary>
    public readonly ReadOnlySpan<byte> GetAttributeNamespaceUri(int index)
    {
        var binding = AttributeAt(index).Namespace;
        return binding == NamespaceTable.None ? default : _state.Namespaces.UriOf(_document, binding);
    }

    /// <summary>Returns the value of an attribute, with references replaced, normalized as CDATA (XML 1.0, 3.3.3).</summary>
    public readonly ReadOnlySpan<byte> GetAttributeValue(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return attribute.ScratchOffset < 0
            ? _document.Slice(attribute.RawOffset, attribute.RawLength)
            : _state.Scratch.AsSpan(attribute.ScratchOffset, attribute.ScratchLength);
    }

    /// <summary>On a start tag: its template; null if there is none.</summary>
    internal readonly TagTemplate? Template => _template;

    /// <summary>On a start tag: whether all values are as written in the document.</summary>
    internal readonly bool HasPlainValues => _state.ScratchLength == 0;

    /// <summary>Returns the byte offset and length of an attribute's name with prefix, as written in the document.</summary>
    public readonly (int Offset, int Length) GetAttributeNameRange(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return (attribute.NameOffset, attribute.NameLength);
    }

    /// <summary>Returns the byte offset and length of an attribute's value between the quotes, as written in the document.</summary>
    public readonly (int Offset, int Length) GetAttributeValueRange(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return (attribute.RawOffset, attribute.RawLength);
    }

    /// <summary>On a start tag: the number of namespace declarations on it.</summary>
    public readonly int NamespaceDeclarationCount =>
        _kind == XmlEventKind.StartElement ? DeclarationCountInScope : 0;

    /// <summary>The number of namespace declarations of the element, on its start tag or its end tag.</summary>
    internal readonly int DeclarationCountInScope => _state.Namespaces.Count - _state.Elements[_depth - 1].FirstBinding;

    /// <summary>
    /// Gets a namespace declaration of the element, on its start tag or its end tag; the prefix is empty for the default namespace, the name is empty if it
    /// is undeclared.
    /// </summary>
    public readonly void GetNamespaceDeclaration(int index, out ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri)
    {
        if ((uint)index >= (uint)(_depth == 0 ? 0 : DeclarationCountInScope))
            throw new ArgumentOutOfRangeException(nameof(index));
        var binding = _state.Elements[_depth - 1].FirstBinding + index;
        prefix = _state.Namespaces.PrefixOf(_document, binding);
        namespaceUri = _state.Namespaces.UriOf(_document, binding);
    }

    /// <summary>Resolves a value that is a qualified name at the current event.</summary>
    /// <returns>False if it is not a qualified name, or its prefix is not declared.</returns>
    public readonly bool TryResolveName(
        ReadOnlySpan<byte> literal, out ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> localName, out ReadOnlySpan<byte> namespaceUri)
    {
        var colon = literal.IndexOf((byte)':');
        prefix = literal.Slice(0, Math.Max(colon, 0));
        localName = literal.Slice(colon + 1);
        namespaceUri = default;
        return NameRules.IsNCName(localName) && (colon < 0 || NameRules.IsNCName(prefix)) && TryGetNamespace(prefix, out namespaceUri);
    }

    /// <summary>Finds the namespace of a prefix at the current event; the empty prefix is the default namespace and always found.</summary>
    /// <remarks>The prefixes xml and xmlns are bound without a declaration (Namespaces in XML 1.0, section 3).</remarks>
    public readonly bool TryGetNamespace(scoped ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri)
    {
        if (prefix.SequenceEqual("xmlns"u8))
        {
            namespaceUri = NamespaceTable.XmlnsName;
            return true;
        }
        var binding = prefix.IsEmpty ? DefaultNamespaceAt(_depth) : _state.Namespaces.Find(_document, prefix);
        namespaceUri = _state.Namespaces.UriOf(_document, binding);
        return binding != NamespaceTable.None || prefix.IsEmpty;
    }

    private readonly int DefaultNamespaceAt(int depth) => depth == 0 ? NamespaceTable.None : _state.Elements[depth - 1].DefaultNamespace;

    private readonly ref AttributeRecord AttributeAt(int index)
    {
        if ((uint)index >= (uint)_attributeCount)
            throw new ArgumentOutOfRangeException(nameof(index));
        return ref _state.Attributes[index];
    }
}
