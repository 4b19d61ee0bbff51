using System;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>The transition of a state for a name.</summary>
/// <param name="name">The name's number.</param>
internal abstract class Edge(int name)
{
    private ulong _key;
    private ulong _tail;
    private byte[] _localName = [];
    private byte[] _namespaceUri = [];

    /// <summary>The name's number.</summary>
    public int Name { get; } = name;

    /// <summary>The name's <see cref="NameKey"/>.</summary>
    public ulong Key => _key;

    /// <summary>Whether the edge belongs to a single name, which has been recorded.</summary>
    public bool HasName => _key != 0;

    /// <summary>Records the name as it occurs in documents.</summary>
    public void SetName(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        (_key, _tail, _localName, _namespaceUri) = (key, TailOf(localName), localName.ToArray(), namespaceUri.ToArray());

    /// <summary>
    /// Whether the name is this one. The key contains the whole of a short name; of a name of up to sixteen bytes, the first and the last eight are compared.
    /// </summary>
    public bool Has(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        key == _key && localName.Length == _localName.Length
        && (localName.Length < NameKey.Length || (localName.Length <= 2 * NameKey.Length ? TailOf(localName) == _tail : localName.SequenceEqual(_localName)))
        && IsIn(namespaceUri);

    /// <summary>Whether the name is in a namespace.</summary>
    public bool IsIn(ReadOnlySpan<byte> namespaceUri) =>
        namespaceUri.IsEmpty ? _namespaceUri.Length == 0 : namespaceUri.SequenceEqual(_namespaceUri);

    private static ulong TailOf(ReadOnlySpan<byte> localName) =>
        localName.Length < NameKey.Length ? 0 : NameKey.Of(localName.Slice(localName.Length - NameKey.Length));
}

/// <summary>The edges of a state by the names that occur in documents, searched by the first eight bytes.</summary>
internal struct NameEdges
{
    // Consecutive elements mostly have the same name in the same position.
    private Edge? _last;
    private Edge?[]? _edges;
    private int _count;

    /// <summary>The number of names.</summary>
    public readonly int Count => _count;

    /// <summary>Finds the edge of a name; null if there is none yet.</summary>
    /// <param name="key">The name's <see cref="NameKey"/>.</param>
    /// <param name="localName">The local name.</param>
    /// <param name="namespaceUri">The namespace name.</param>
    public Edge? Find(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        _last is { } last && last.Has(key, localName, namespaceUri) ? last : FindAmongAll(key, localName, namespaceUri);

    /// <summary>Adds an edge.</summary>
    public void Add(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri, Edge edge)
    {
        if (_edges is null || _count * 2 >= _edges.Length)
            Grow();
        edge.SetName(key, localName, namespaceUri);
        Insert(edge);
        _last = edge;
        _count++;
    }

    private Edge? FindAmongAll(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        var edges = _edges;
        if (edges is null)
            return null;
        var mask = edges.Length - 1;
        for (var at = Place(key, mask); edges[at] is { } edge; at = (at + 1) & mask)
            if (edge.Has(key, localName, namespaceUri))
                return _last = edge;
        return null;
    }

    private static int Place(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;

    private void Grow()
    {
        var before = _edges;
        _edges = new Edge[before is null ? 4 : before.Length * 2];
        if (before is null)
            return;
        foreach (var edge in before)
            if (edge is not null)
                Insert(edge);
    }

    private readonly void Insert(Edge edge)
    {
        var mask = _edges!.Length - 1;
        var at = Place(edge.Key, mask);
        while (_edges[at] is not null)
            at = (at + 1) & mask;
        _edges[at] = edge;
    }
}
