using System;
using System.Collections.Generic;

namespace Bindery.Serialization;

// Namespace declarations on inner elements: values that the schema declares as text may contain prefixes that depend on them.
public ref partial struct BindingReader
{
    /// <summary>
    /// Keeps the declarations of the start tag that its own names do not need, or to which one of its values refers. It is not known yet which of them its
    /// content needs.
    /// </summary>
    private readonly void KeepDeclarations(ref UnknownContentStore? unknown)
    {
        if (_xml.Depth == 1 && !KeepsRootDeclarations)
            return;
        for (var i = 0; i < _xml.NamespaceDeclarationCount; i++)
        {
            _xml.GetNamespaceDeclaration(i, out var prefix, out var uri);
            if (!prefix.IsEmpty && !uri.IsEmpty && (!IsInName(prefix) || IsInAttribute(prefix)))
                (unknown ??= new()).Add((XmlText.Decode(prefix), XmlText.Decode(uri)));
        }
    }

    /// <summary>Keeps the declarations of an element to which its text refers.</summary>
    private readonly void KeepDeclarations(ContentPlace place, XmlText text, ref UnknownContentStore? unknown)
    {
        if (!FragmentNames.MayBeIn(text.Utf8) || (_xml.Depth == 1 && !KeepsRootDeclarations))
            return;
        var declared = new List<(string Prefix, string NamespaceUri)>();
        for (var i = 0; i < _xml.DeclarationCountInScope; i++)
        {
            _xml.GetNamespaceDeclaration(i, out var prefix, out var uri);
            if (!prefix.IsEmpty && !uri.IsEmpty && IsIn(text.Utf8, prefix))
                declared.Add((XmlText.Decode(prefix), XmlText.Decode(uri)));
        }
        if (declared.Count > 0)
            (unknown ??= new()).Add(new UnknownNode(place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside) { Declarations = declared });
    }

    private readonly bool IsInName(ReadOnlySpan<byte> prefix)
    {
        if (_xml.Prefix.SequenceEqual(prefix))
            return true;
        for (var i = 0; i < _xml.AttributeCount; i++)
            if (_xml.GetAttributePrefix(i).SequenceEqual(prefix))
                return true;
        return false;
    }

    private readonly bool IsInAttribute(ReadOnlySpan<byte> prefix)
    {
        for (var i = 0; i < _xml.AttributeCount; i++)
            if (IsIn(_xml.GetAttributeValue(i), prefix))
                return true;
        return false;
    }

    // Prefixes in the middle of an expression are found too: "count(p:item)".
    private static bool IsIn(ReadOnlySpan<byte> value, ReadOnlySpan<byte> prefix)
    {
        while (value.IndexOf(prefix) is >= 0 and var at)
        {
            value = value.Slice(at + prefix.Length);
            if (value.Length > 0 && value[0] == (byte)':')
                return true;
        }
        return false;
    }
}
