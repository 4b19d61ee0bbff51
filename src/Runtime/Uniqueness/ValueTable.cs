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
    private const int FirstCapacity = 16;

    private byte[] _bytes = new byte[256];
    private Entry[] _entries = new Entry[FirstCapacity];

    // Open addressing: the number of an entry and one, in the bits of the mask, beneath the higher bits of its hash; zero is free. Small, because each value looks at a place of its own.
    private int[] _slots = new int[FirstCapacity];
    private int _mask = FirstCapacity - 1;
    private int _length;
    private int _count;

    // How large the table was that became too large to keep: the next document is often as large.
    private int _expectedCount;
    private int _expectedLength;

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
        var slot = Find(value, hash);
        if (_slots[slot] is var known and not 0)
            return _entries[(known & _mask) - 1].Offset;
        if ((_count + 1) * 4L > 3L * _mask)
        {
            Grow();
            slot = Free(hash);
        }
        if (_bytes.Length - _length < value.Length)
            GrowBytes((int)Math.Min(Math.Max(Math.Max(_bytes.Length * 2L, (long)_length + value.Length), _bytes.Length < KeptBytes ? 0 : _expectedLength), 0x7FFFFFC7));
        value.CopyTo(_bytes.AsSpan(_length));
        _entries[_count] = new Entry { Hash = hash, Start = _length, Length = value.Length, Offset = offset };
        _length += value.Length;
        _slots[slot] = (hash & ~_mask) | ++_count;
        return -1;
    }

    /// <summary>The place of a value, by its number.</summary>
    public int PlaceOf(int index) => _entries[index].Offset;

    /// <summary>Gives a value a place, in place of the one that it has; adds it where it is not there.</summary>
    public void Set(ReadOnlySpan<byte> value, int offset)
    {
        if (IndexOf(value) is var known && known >= 0)
            _entries[known].Offset = offset;
        else
            Add(value, offset);
    }

    /// <summary>Whether a value is there.</summary>
    public bool Contains(ReadOnlySpan<byte> value) => IndexOf(value) >= 0;

    /// <summary>The number of a value; -1 where it is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> value) => (_slots[Find(value, KeyedHash.Of(value))] & _mask) - 1;

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        if (_count == 0)
            return;
        (_expectedCount, _expectedLength) = (_count, _length);
        if (_bytes.Length > KeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = new byte[256];
        }
        if (_entries.Length > KeptEntries)
        {
            ReturnTables();
            (_entries, _slots, _mask, _count) = (new Entry[FirstCapacity], new int[FirstCapacity], FirstCapacity - 1, 0);
        }
        for (var i = 0; i < _count; i++)
        {
            // Those before it may be gone already: its place is where its number is.
            var slot = _entries[i].Hash & _mask;
            while ((_slots[slot] & _mask) != i + 1)
                slot = (slot + 1) & _mask;
            _slots[slot] = 0;
        }
        _count = _length = 0;
    }

    // The slot of a value, or the free one where it would be.
    private int Find(ReadOnlySpan<byte> value, int hash)
    {
        var slots = _slots;
        var mask = _mask;
        var slot = hash & mask;
        for (; slots[slot] is var known and not 0; slot = (slot + 1) & mask)
        {
            if (((known ^ hash) & ~mask) != 0)
                continue;
            ref readonly var entry = ref _entries[(known & mask) - 1];
            if (entry.Hash == hash && value.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                break;
        }
        return slot;
    }

    private int Free(int hash)
    {
        var slot = hash & _mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & _mask;
        return slot;
    }

    private void Grow()
    {
        var capacity = (_mask + 1) * 2;
        // What was large the last time is made so at once.
        while (capacity > KeptEntries && capacity * 3L < _expectedCount * 4L)
            capacity *= 2;
        var isKept = capacity <= KeptEntries;
        var entries = isKept ? new Entry[capacity] : ArrayPool<Entry>.Shared.Rent(capacity);
        var slots = isKept ? new int[capacity] : ArrayPool<int>.Shared.Rent(capacity);
        Array.Copy(_entries, entries, _count);
        if (_entries.Length > KeptEntries)
            ReturnTables();
        (_entries, _slots, _mask) = (entries, slots, capacity - 1);
        Array.Clear(_slots, 0, capacity);
        for (var i = 0; i < _count; i++)
            _slots[Free(entries[i].Hash)] = (entries[i].Hash & ~_mask) | (i + 1);
    }

    private void ReturnTables()
    {
        ArrayPool<Entry>.Shared.Return(_entries);
        ArrayPool<int>.Shared.Return(_slots);
    }

    private void GrowBytes(int length)
    {
        var bytes = length <= KeptBytes ? new byte[length] : ArrayPool<byte>.Shared.Rent(length);
        Buffer.BlockCopy(_bytes, 0, bytes, 0, _length);
        if (_bytes.Length > KeptBytes)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = bytes;
    }

    private struct Entry
    {
        internal int Hash;
        internal int Start;
        internal int Length;
        internal int Offset;
    }
}
