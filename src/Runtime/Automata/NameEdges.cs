using System;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Where a state leads on a name.</summary>
/// <param name="name">The name's number.</param>
internal abstract class Edge(int name)
{
    /// <summary>The name's number.</summary>
    public int Name { get; } = name;
}

/// <summary>The edges of a state by names as documents have them, found by the first eight bytes.</summary>
internal struct NameEdges
{
    private Entry[]? _entries;
    private int _count;

    /// <summary>The number of names.</summary>
    public readonly int Count => _count;

    /// <summary>The edge of a name; null where none is kept.</summary>
    /// <param name="key">The name's <see cref="NameKey"/>.</param>
    /// <param name="localName">The local name.</param>
    /// <param name="namespaceUri">The namespace name.</param>
    public readonly Edge? Find(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        var entries = _entries;
        if (entries is null)
            return null;
        var mask = entries.Length - 1;
        for (var at = Place(key, mask); entries[at].Edge is { } edge; at = (at + 1) & mask)
        {
            ref readonly var entry = ref entries[at];
            if (entry.Key == key && (localName.Length < NameKey.Length ? entry.LocalName.Length < NameKey.Length : localName.SequenceEqual(entry.LocalName))
                && namespaceUri.SequenceEqual(entry.NamespaceUri))
                return edge;
        }
        return null;
    }

    /// <summary>Keeps an edge that is not there yet.</summary>
    public void Add(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri, Edge edge)
    {
        if (_entries is null || _count * 2 >= _entries.Length)
            Grow();
        Insert(new Entry { Key = key, LocalName = localName.ToArray(), NamespaceUri = namespaceUri.ToArray(), Edge = edge });
        _count++;
    }

    private static int Place(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;

    private void Grow()
    {
        var before = _entries;
        _entries = new Entry[before is null ? 4 : before.Length * 2];
        if (before is null)
            return;
        foreach (var entry in before)
            if (entry.Edge is not null)
                Insert(entry);
    }

    private readonly void Insert(in Entry entry)
    {
        var mask = _entries!.Length - 1;
        var at = Place(entry.Key, mask);
        while (_entries[at].Edge is not null)
            at = (at + 1) & mask;
        _entries[at] = entry;
    }

    private struct Entry
    {
        internal ulong Key;
        internal byte[] LocalName;
        internal byte[] NamespaceUri;
        internal Edge? Edge;
    }
}
