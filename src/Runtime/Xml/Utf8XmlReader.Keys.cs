using System;

namespace Bindery.Xml;

// What generated readers look names up by.
public ref partial struct Utf8XmlReader
{
    /// <summary>The local name of the current element with its <see cref="NameKey"/>.</summary>
    internal readonly ReadOnlySpan<byte> GetName(out ulong key, out bool hasNamespace)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        var skip = element.PrefixLength == 0 ? 0 : element.PrefixLength + 1;
        hasNamespace = element.Namespace != NamespaceTable.None;
        key = NameKey.At(_document, element.NameOffset + skip, element.NameLength - skip);
        return _document.Slice(element.NameOffset + skip, element.NameLength - skip);
    }

    /// <summary>The local name of an attribute with its <see cref="NameKey"/>.</summary>
    internal readonly ReadOnlySpan<byte> GetAttributeName(int index, out ulong key, out bool hasNamespace)
    {
        ref readonly var attribute = ref AttributeAt(index);
        hasNamespace = attribute.Namespace != NamespaceTable.None;
        key = NameKey.At(_document, attribute.LocalOffset, attribute.LocalLength);
        return _document.Slice(attribute.LocalOffset, attribute.LocalLength);
    }

    /// <summary>Whether <see cref="Value"/> is a piece of the document, and so outlives the event.</summary>
    internal readonly bool IsValueInDocument => !_valueInScratch;
}
