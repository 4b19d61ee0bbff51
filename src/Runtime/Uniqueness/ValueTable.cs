using System;
using System.Buffers;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// The values of one scope, each with the place where it stood first. Under a keyed hash, so that no document can make them collide; equal is what has the same bytes, which in UTF-8 is the same code points.
/// Used again: to clear it costs what was put in, and what became large goes back to the pool.
/// </summary>
internal sealed class ValueTable
{
    /// <summary>The place of a value that is not there any more.</summary>
    public const int Dropped = -2;

    private const int KeptBytes = 64 * 1024;
    private const int KeptEntries = 4096;

    private byte[] _bytes = new byte[256];
    private Entry[] _entries = new Entry[8];
    private int[] _buckets = new int[16];
    private int _mask = 15;
    private int _length;
    private int _count;

    /// <summary>The number of different values.</summary>
    public int Count => _count;

    /// <summary>A value, by its number in the order in which they were added.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_entries[index].Start, _entries[index].Length);

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="offset">Its place in the document.</param>
    /// <returns>The place of the same value, if it was there before; -1 if not.</returns>
    public int Add(ReadOnlySpan<byte> value, int offset)
    {
        var hash = KeyedHash.Of(value);
        var known = Find(value, hash);
        if (known >= 0)
            return _entries[known].Offset;
        if (_count * 2 > _mask)
            Grow();
        if (_bytes.Length - _length < value.Length)
            GrowBytes((int)Math.Min(Math.Max(_bytes.Length * 2L, (long)_length + value.Length), 0x7FFFFFC7));
        value.CopyTo(_bytes.AsSpan(_length));
        _entries[_count] = new Entry { Hash = hash, Start = _length, Length = value.Length, Offset = offset };
        _length += value.Length;
        Chain(_count++);
        return -1;
    }

    /// <summary>The place of a value, by its number.</summary>
    public int PlaceOf(int index) => _entries[index].Offset;

    /// <summary>Gives a value a place, in place of the one that it has; adds it where it is not there.</summary>
    public void Set(ReadOnlySpan<byte> value, int offset)
    {
        if (Find(value, KeyedHash.Of(value)) is var known && known >= 0)
            _entries[known].Offset = offset;
        else
            Add(value, offset);
    }

    /// <summary>Whether a value is there.</summary>
    public bool Contains(ReadOnlySpan<byte> value) => IndexOf(value) >= 0;

    /// <summary>The number of a value; -1 where it is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> value) => Find(value, KeyedHash.Of(value));

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        if (_entries.Length > KeptEntries)
        {
            ArrayPool<Entry>.Shared.Return(_entries);
            ArrayPool<int>.Shared.Return(_buckets);
            (_entries, _buckets, _mask, _count) = (new Entry[8], new int[16], 15, 0);
        }
        if (_bytes.Length > KeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = new byte[256];
        }
        for (var i = 0; i < _count; i++)
            _buckets[_entries[i].Hash & _mask] = 0;
        _count = _length = 0;
    }

    private int Find(ReadOnlySpan<byte> value, int hash)
    {
        for (var number = _buckets[hash & _mask]; number != 0; number = _entries[number - 1].Next)
        {
            ref readonly var entry = ref _entries[number - 1];
            if (entry.Hash == hash && value.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                return number - 1;
        }
        return -1;
    }

    private void Grow()
    {
        var capacity = _mask + 1;
        var isKept = capacity <= KeptEntries;
        var entries = isKept ? new Entry[capacity] : ArrayPool<Entry>.Shared.Rent(capacity);
        var buckets = isKept ? new int[capacity * 2] : ArrayPool<int>.Shared.Rent(capacity * 2);
        Array.Copy(_entries, entries, _count);
        if (_entries.Length > KeptEntries)
        {
            ArrayPool<Entry>.Shared.Return(_entries);
            ArrayPool<int>.Shared.Return(_buckets);
        }
        (_entries, _buckets, _mask) = (entries, buckets, (capacity * 2) - 1);
        Array.Clear(_buckets, 0, capacity * 2);
        for (var i = 0; i < _count; i++)
            Chain(i);
    }

    private void GrowBytes(int length)
    {
        var bytes = length <= KeptBytes ? new byte[length] : ArrayPool<byte>.Shared.Rent(length);
        Buffer.BlockCopy(_bytes, 0, bytes, 0, _length);
        if (_bytes.Length > KeptBytes)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = bytes;
    }

    private void Chain(int index)
    {
        ref var bucket = ref _buckets[_entries[index].Hash & _mask];
        _entries[index].Next = bucket;
        bucket = index + 1;
    }

    private struct Entry
    {
        internal int Hash;
        internal int Next;
        internal int Start;
        internal int Length;
        internal int Offset;
    }
}
