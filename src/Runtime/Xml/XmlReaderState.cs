using System;
using System.Collections.Generic;

namespace Bindery.Xml;

/// <summary>An element whose end tag has not been read yet. Offsets refer to the document.</summary>
internal struct OpenElement
{
    /// <summary>The offset of its name; the '&lt;' is one byte before.</summary>
    internal int NameOffset;

    /// <summary>The length of its name with prefix.</summary>
    internal int NameLength;

    /// <summary>The length of its prefix without the colon; 0 if it has none.</summary>
    internal int PrefixLength;

    /// <summary>Its namespace, as a binding of the <see cref="NamespaceTable"/>.</summary>
    internal int Namespace;

    /// <summary>The binding that is the default namespace inside it.</summary>
    internal int DefaultNamespace;

    /// <summary>The first binding declared on it; it and those after it are removed when the element is closed.</summary>
    internal int FirstBinding;

    /// <summary>The <see cref="NameKey"/> of the local part of its name.</summary>
    internal ulong Key;

    /// <summary>The offset of the local part of its name.</summary>
    internal readonly int LocalOffset => PrefixLength == 0 ? NameOffset : NameOffset + PrefixLength + 1;

    /// <summary>The length of the local part of its name.</summary>
    internal readonly int LocalLength => PrefixLength == 0 ? NameLength : NameLength - PrefixLength - 1;
}

/// <summary>An attribute of the current start tag.</summary>
internal struct AttributeRecord
{
    /// <summary>The offset of its name in the document.</summary>
    internal int NameOffset;

    /// <summary>The length of its name with prefix.</summary>
    internal int NameLength;

    /// <summary>The length of its prefix without the colon; 0 if it has none.</summary>
    internal int PrefixLength;

    /// <summary>The offset of its value in the document, after the quote.</summary>
    internal int RawOffset;

    /// <summary>The length of its value as written in the document.</summary>
    internal int RawLength;

    /// <summary>The offset of its value in the scratch buffer; -1 if the value is as written in the document.</summary>
    internal int ScratchOffset;

    /// <summary>The length of its value in the scratch buffer.</summary>
    internal int ScratchLength;

    /// <summary>Its namespace, as a binding of the <see cref="NamespaceTable"/>; 0 if it has no prefix.</summary>
    internal int Namespace;

    /// <summary>The <see cref="NameKey"/> of the local part of its name.</summary>
    internal ulong Key;

    /// <summary>The offset of the local part of its name.</summary>
    internal readonly int LocalOffset => PrefixLength == 0 ? NameOffset : NameOffset + PrefixLength + 1;

    /// <summary>The length of the local part of its name.</summary>
    internal readonly int LocalLength => PrefixLength == 0 ? NameLength : NameLength - PrefixLength - 1;
}

/// <summary>
/// The growing buffers of a <see cref="Utf8XmlReader"/>. Each thread keeps the buffers that it used, so that reading allocates nothing in the long run;
/// large ones are released.
/// </summary>
internal sealed class XmlReaderState
{
    private const int KeptItems = 4096;
    private const int KeptBytes = 256 * 1024;
    private const int KeptStates = 4;

    [ThreadStatic]
    private static XmlReaderState? _free;

    private XmlReaderState? _nextFree;
    private int _freeCount;

    internal OpenElement[] Elements = new OpenElement[32];
    internal AttributeRecord[] Attributes = new AttributeRecord[TagTemplates.MostAttributes];

    /// <summary>The numbers of the attributes in the order of their names; only used if there are many.</summary>
    internal int[] Order = [];

    /// <summary>Values of the current event that differ from the text in the document.</summary>
    internal byte[] Scratch = new byte[512];
    internal int ScratchLength;

    /// <summary>The skipped comments and processing instructions; null if they are not requested.</summary>
    internal List<PassedMarkup>? Markup;

    /// <summary>The start tags that readers with these buffers have read.</summary>
    internal readonly TagTemplates Templates = new();

    internal readonly NamespaceTable Namespaces = new();
    internal readonly XmlLineMap Lines = new();
    internal readonly XmlPathTracker Paths = new();

    /// <summary>Rents buffers that no reader of this thread uses.</summary>
    internal static XmlReaderState Rent()
    {
        var state = _free;
        if (state is null)
            return new XmlReaderState();
        _free = state._nextFree;
        state._nextFree = null;
        return state;
    }

    /// <summary>Keeps the buffers for the next reader of this thread.</summary>
    internal void Return()
    {
        ScratchLength = 0;
        Markup = null;
        if (Elements.Length > KeptItems || Attributes.Length > KeptItems || Scratch.Length > KeptBytes)
            return;
        if (!Namespaces.Reset() || !Lines.Reset() || !Paths.Reset())
            return;
        var count = _free is null ? 1 : _free._freeCount + 1;
        if (count > KeptStates)
            return;
        _freeCount = count;
        _nextFree = _free;
        _free = this;
    }

    internal void Append(byte value)
    {
        if (ScratchLength == Scratch.Length)
            Grow(1);
        Scratch[ScratchLength++] = value;
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Scratch.Length - ScratchLength)
            Grow(bytes.Length);
        bytes.CopyTo(Scratch.AsSpan(ScratchLength));
        ScratchLength += bytes.Length;
    }

    private void Grow(int more) =>
        Array.Resize(ref Scratch, (int)Math.Min(Math.Max((long)ScratchLength + more, Scratch.Length * 2L), 0x7FFFFFC7));
}
