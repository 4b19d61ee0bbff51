using System;
using System.Buffers;
using System.Collections.Generic;
using Bindery.Collections;

namespace Bindery.Xml;

/// <summary>An element that a <see cref="Utf8XmlWriter"/> has open. Offsets are into what was written.</summary>
internal struct WrittenElement
{
    /// <summary>Where its name starts.</summary>
    internal int NameOffset;

    /// <summary>The length of its name with prefix.</summary>
    internal int NameLength;

    /// <summary>The length of its prefix; 0 if it has none.</summary>
    internal int PrefixLength;

    /// <summary>The binding that is the default namespace inside it.</summary>
    internal int DefaultNamespace;

    /// <summary>The first binding declared on it.</summary>
    internal int FirstBinding;

    /// <summary>The first of the line ends that were put before its children.</summary>
    internal int FirstLine;

    /// <summary>Whether it has text: nothing is indented in it.</summary>
    internal bool HasText;
}

/// <summary>A line end with the blanks after it.</summary>
internal readonly record struct LineEnd(int Offset, int Length);

/// <summary>
/// The growing buffers of a <see cref="Utf8XmlWriter"/>. A thread keeps those of the writers that were disposed of on it; what a large document made large goes
/// back to the pool.
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

    /// <summary>The line ends before the children of open elements, which go again if text follows.</summary>
    internal readonly ValueList<LineEnd> Lines = new();

    /// <summary>The number of start tags written: tells the current one from all before.</summary>
    internal long Tags;

    /// <summary>For each binding the last start tag that has a name with its prefix.</summary>
    internal long[] Uses = [];

    /// <summary>The attributes of the start tag <see cref="IndexedTag"/> up to <see cref="IndexedEnd"/>, where it has many and was asked for them.</summary>
    internal HashSet<(string LocalName, string NamespaceUri)>? IndexedAttributes;
    internal long IndexedTag;
    internal int IndexedEnd;

    /// <summary>
    /// A buffer: a large one from the pool, for the next large document would else need one anew, and the garbage collector would have to clear it.
    /// </summary>
    internal static byte[] NewBuffer(int length) =>
        length > KeptBytes ? ArrayPool<byte>.Shared.Rent(Math.Max(length, _expectedBytes)) : new byte[length];

    /// <summary>Gives a buffer back that is not used any more.</summary>
    internal static void GiveBack(byte[] buffer)
    {
        if (buffer.Length > KeptBytes)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Takes buffers that no writer uses.</summary>
    internal static XmlWriterState Rent()
    {
        var state = _free ?? new XmlWriterState();
        _free = null;
        return state;
    }

    /// <summary>Gives the buffers to the next writer of this thread.</summary>
    /// <param name="written">How many bytes were written.</param>
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
