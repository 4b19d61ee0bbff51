using System;
using System.Buffers;
using System.Collections.Generic;
using Bindery.Collections;

namespace Bindery.Xml;

/// <summary>An open element of a <see cref="Utf8XmlWriter"/>. Offsets refer to the written text.</summary>
internal struct WrittenElement
{
    /// <summary>The offset of its name.</summary>
    internal int NameOffset;

    /// <summary>The length of its name with prefix.</summary>
    internal int NameLength;

    /// <summary>The length of its prefix; 0 if it has none.</summary>
    internal int PrefixLength;

    /// <summary>The binding that is the default namespace inside it.</summary>
    internal int DefaultNamespace;

    /// <summary>The first binding declared on it.</summary>
    internal int FirstBinding;

    /// <summary>The first of the line ends before its children.</summary>
    internal int FirstLine;

    /// <summary>Whether it has text, so that nothing in it is indented.</summary>
    internal bool HasText;
}

/// <summary>A line end with the spaces after it.</summary>
internal readonly record struct LineEnd(int Offset, int Length);

/// <summary>
/// The growing buffers of a <see cref="Utf8XmlWriter"/>. A thread keeps those of the writers that were disposed on it; large ones are returned to the pool.
/// </summary>
internal sealed class XmlWriterState
{
    private const int FirstBytes = 1024;
    private const int KeptItems = 4096;
    private const int KeptBytes = 256 * 1024;

    [ThreadStatic]
    private static XmlWriterState? _free;

    // The next large document is often as large as the last one.
    [ThreadStatic]
    private static int _expectedBytes;

    internal byte[] Buffer = new byte[FirstBytes];
    internal WrittenElement[] Elements = new WrittenElement[16];
    internal readonly NamespaceTable Namespaces = new();

    /// <summary>The line ends before the children of open elements, which are removed if text follows.</summary>
    internal readonly ValueList<LineEnd> Lines = new();

    /// <summary>The number of start tags, which identifies the current one.</summary>
    internal long Tags;

    /// <summary>For each binding the last start tag with a name that has its prefix.</summary>
    internal long[] Uses = [];

    /// <summary>The attributes of the start tag <see cref="IndexedTag"/> up to <see cref="IndexedEnd"/>, if it has many and they were requested.</summary>
    internal HashSet<(string LocalName, string NamespaceUri)>? IndexedAttributes;
    internal long IndexedTag;
    internal int IndexedEnd;

    /// <summary>
    /// Returns a buffer: a large one comes from the pool, because the next large document would otherwise need a new one that the garbage collector has to
    /// clear.
    /// </summary>
    internal static byte[] NewBuffer(int length) =>
        length > KeptBytes ? ArrayPool<byte>.Shared.Rent(Math.Max(length, _expectedBytes)) : new byte[length];

    /// <summary>Returns a buffer.</summary>
    internal static void GiveBack(byte[] buffer)
    {
        if (buffer.Length > KeptBytes)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Rents buffers that no writer uses.</summary>
    internal static XmlWriterState Rent()
    {
        var state = _free ?? new XmlWriterState();
        _free = null;
        return state;
    }

    /// <summary>Keeps the buffers for the next writer of this thread.</summary>
    /// <param name="written">The number of bytes that were written.</param>
    internal void Return(int written)
    {
        Lines.Clear();
        if (Buffer.Length > KeptBytes)
        {
            _expectedBytes = written;
            GiveBack(Buffer);
            Buffer = new byte[FirstBytes];
        }
        if (IndexedAttributes?.Count > KeptItems)
            return;
        IndexedAttributes?.Clear();
        IndexedTag = 0;
        if (Namespaces.Reset() && Elements.Length <= KeptItems && Uses.Length <= KeptItems && Lines.Capacity <= KeptItems)
            _free = this;
    }
}
