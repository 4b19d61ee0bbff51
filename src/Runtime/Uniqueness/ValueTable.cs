using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// The values of one scope, each with the place of its first occurrence. Values are equal if they have the same bytes, that is, the same code points. As long
/// as each value is greater than the previous one, as numbers and names with numbers mostly are, no lookup is needed; only then are they found by a keyed hash,
/// so that a document cannot make them collide. Reused: clearing it costs what was added, and large arrays are returned to the pool.
/// </summary>
internal sealed class ValueTable
{
    /// <summary>The place of a value that has been removed.</summary>
    public const int Dropped = -2;

    private const int KeptBytes = 64 * 1024;
    private const int BlockBytes = 1024 * 1024;
    private const int KeptEntries = 4096;
    private const int FirstCapacity = 16;

    // The values are in blocks, because those of a document that is read item by item can be too large for one array. Only the first block grows.
    private readonly List<byte[]> _fullBlocks = [];
    private byte[] _block = new byte[256];
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _length;
    private int _count;

    // The last value, which is at the end of the block.
    private int _lastStart;

    // Open addressing: the number of an entry plus one, in the bits of the mask, below the higher bits of its hash; zero is free. It is small, because each
    // value looks at a different place.
    private int[] _slots = new int[FirstCapacity];
    private int _mask = FirstCapacity - 1;
    private bool _isHashed;

    // The size of an array that was too large to keep: the next document is often as large.
    private int _expectedCount;

    /// <summary>The number of distinct values.</summary>
    public int Count => _count;

    /// <summary>A value, by its number in the order in which they were added.</summary>
    public ReadOnlySpan<byte> this[int index] => BytesOf(_entries[index]);

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="offset">Its place in the document.</param>
    /// <returns>The place of the same value, if it exists; otherwise -1.</returns>
    public int Add(ReadOnlySpan<byte> value, int offset)
    {
        if (!_isHashed)
        {
            if (_count == 0 || IsGreater(value, _block.AsSpan(_lastStart, _length - _lastStart)))
            {
                Append(value, 0, offset);
                return -1;
            }
            HashAll();
        }
        var hash = KeyedHash.Of(value);
        var slot = Find(value, hash);
        if (_slots[slot] is var known and not 0)
            return _entries[(known & _mask) - 1].Offset;
        if ((_count + 1) * 4L > 3L * _mask)
        {
            MakeSlots((_mask + 1) * 2);
            slot = FindFree(hash);
        }
        Append(value, hash, offset);
        _slots[slot] = (hash & ~_mask) | _count;
        return -1;
    }

    /// <summary>The place of a value, by its number.</summary>
    public int PlaceOf(int index) => _entries[index].Offset;

    /// <summary>Sets the place of a value; adds the value if it does not exist.</summary>
    public void Set(ReadOnlySpan<byte> value, int offset)
    {
        if (IndexOf(value) is var known && known >= 0)
            _entries[known].Offset = offset;
        else
            Add(value, offset);
    }

    /// <summary>Whether a value exists.</summary>
    public bool Contains(ReadOnlySpan<byte> value) => IndexOf(value) >= 0;

    /// <summary>Whether all values of another table exist.</summary>
    public bool ContainsAll(ValueTable other)
    {
        for (var i = 0; i < other.Count; i++)
            if (!Contains(other[i]))
                return false;
        return true;
    }

    /// <summary>The number of a value; -1 if it does not exist.</summary>
    public int IndexOf(ReadOnlySpan<byte> value)
    {
        if (!_isHashed)
            HashAll();
        return (_slots[Find(value, KeyedHash.Of(value))] & _mask) - 1;
    }

    /// <summary>Prepares the table for look-ups on any thread, as long as no value is added.</summary>
    public void Complete()
    {
        if (!_isHashed)
            HashAll();
    }

    /// <summary>Removes all values.</summary>
    public void Clear()
    {
        if (_isHashed)
            ClearSlots();
        _expectedCount = _count;
        ClearBlocks();
        if (_entries.Length > KeptEntries)
        {
            ArrayPool<Entry>.Shared.Return(_entries);
            _entries = new Entry[FirstCapacity];
        }
        _count = _length = 0;
    }

    // An order that is computed quickly: the longer one is greater.
    private static bool IsGreater(ReadOnlySpan<byte> value, ReadOnlySpan<byte> other)
    {
        if (value.Length != other.Length)
            return value.Length > other.Length;
        var at = 0;
        for (; at <= value.Length - 8; at += 8)
        {
            var word = BinaryPrimitives.ReadUInt64BigEndian(value.Slice(at));
            var otherWord = BinaryPrimitives.ReadUInt64BigEndian(other.Slice(at));
            if (word != otherWord)
                return word > otherWord;
        }
        for (; at < value.Length; at++)
            if (value[at] != other[at])
                return value[at] > other[at];
        return false;
    }

    private void Append(ReadOnlySpan<byte> value, int hash, int offset)
    {
        if (_count == _entries.Length)
            GrowEntries();
        if (_block.Length - _length < value.Length)
            MakeRoom(value.Length);
        value.CopyTo(_block.AsSpan(_length));
        _lastStart = _length;
        _entries[_count++] = new Entry { Hash = hash, Block = _fullBlocks.Count, Start = _length, Length = value.Length, Offset = offset };
        _length += value.Length;
    }

    // The slot of a value, or the free one for it.
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
            if (entry.Hash == hash && value.SequenceEqual(BytesOf(entry)))
                break;
        }
        return slot;
    }

    private int FindFree(int hash)
    {
        var slot = hash & _mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & _mask;
        return slot;
    }

    private void HashAll()
    {
        for (var i = 0; i < _count; i++)
            _entries[i].Hash = KeyedHash.Of(this[i]);
        var capacity = _mask + 1;
        while (_count * 2L > capacity)
            capacity *= 2;
        MakeSlots(capacity);
        _isHashed = true;
    }

    private void MakeSlots(int capacity)
    {
        if (capacity > _mask + 1)
        {
            ReturnSlots();
            _slots = capacity <= KeptEntries ? new int[capacity] : ArrayPool<int>.Shared.Rent(capacity);
            _mask = capacity - 1;
            Array.Clear(_slots, 0, capacity);
        }
        for (var i = 0; i < _count; i++)
            _slots[FindFree(_entries[i].Hash)] = (_entries[i].Hash & ~_mask) | (i + 1);
    }

    private void ClearSlots()
    {
        _isHashed = false;
        if (_mask >= KeptEntries)
        {
            ReturnSlots();
            (_slots, _mask) = (new int[FirstCapacity], FirstCapacity - 1);
            return;
        }
        for (var i = 0; i < _count; i++)
        {
            // Earlier ones may have been removed: the index is the number.
            var slot = _entries[i].Hash & _mask;
            while ((_slots[slot] & _mask) != i + 1)
                slot = (slot + 1) & _mask;
            _slots[slot] = 0;
        }
    }

    private void ReturnSlots()
    {
        if (_mask >= KeptEntries)
            ArrayPool<int>.Shared.Return(_slots);
    }

    private void GrowEntries()
    {
        var capacity = _entries.Length * 2;
        if (capacity > KeptEntries)
            capacity = Math.Max(capacity, _expectedCount);
        var entries = capacity <= KeptEntries ? new Entry[capacity] : ArrayPool<Entry>.Shared.Rent(capacity);
        Array.Copy(_entries, entries, _count);
        if (_entries.Length > KeptEntries)
            ArrayPool<Entry>.Shared.Return(_entries);
        _entries = entries;
    }

    private ReadOnlySpan<byte> BytesOf(in Entry entry) =>
        (entry.Block == _fullBlocks.Count ? _block : _fullBlocks[entry.Block]).AsSpan(entry.Start, entry.Length);

    private void MakeRoom(int more)
    {
        if (_fullBlocks.Count == 0 && _length + (long)more <= KeptBytes)
        {
            Array.Resize(ref _block, Math.Min(KeptBytes, Math.Max(_block.Length * 2, _length + more)));
            return;
        }
        _fullBlocks.Add(_block);
        _block = ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, more));
        _length = 0;
    }

    // The first block is not from the pool.
    private void ClearBlocks()
    {
        if (_fullBlocks.Count == 0)
            return;
        ArrayPool<byte>.Shared.Return(_block);
        for (var i = 1; i < _fullBlocks.Count; i++)
            ArrayPool<byte>.Shared.Return(_fullBlocks[i]);
        _block = _fullBlocks[0];
        _fullBlocks.Clear();
    }

    private struct Entry
    {
        internal int Hash;
        internal int Block;
        internal int Start;
        internal int Length;
        internal int Offset;
    }
}
