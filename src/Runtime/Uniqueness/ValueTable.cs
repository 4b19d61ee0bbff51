using System;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// The values of one scope, each with the place where it stood first. Under a keyed hash, so that no document can make them collide; equal is what has the same bytes, which in UTF-8 is the same code points.
/// Used again: to clear it costs what was put in.
/// </summary>
internal sealed class ValueTable
{
    private const int KeptBytes = 64 * 1024;
    private const int KeptEntries = 4096;

    private byte[] _bytes = new byte[256];
    private Entry[] _entries = new Entry[8];
    private int[] _buckets = new int[16];
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
        if (_count == _entries.Length)
            Grow();
        if (_bytes.Length - _length < value.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(_bytes.Length * 2L, (long)_length + value.Length), 0x7FFFFFC7));
        value.CopyTo(_bytes.AsSpan(_length));
        _entries[_count] = new Entry { Hash = hash, Start = _length, Length = value.Length, Offset = offset };
        _length += value.Length;
        Chain(_count++);
        return -1;
    }

    /// <summary>Whether a value is there.</summary>
    public bool Contains(ReadOnlySpan<byte> value) => IndexOf(value) >= 0;

    /// <summary>The number of a value; -1 where it is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> value) => Find(value, KeyedHash.Of(value));

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        if (_entries.Length > KeptEntries || _bytes.Length > KeptBytes)
            (_bytes, _entries, _buckets) = (new byte[256], new Entry[8], new int[16]);
        for (var i = 0; i < _count && i < _entries.Length; i++)
            _buckets[_entries[i].Hash & (_buckets.Length - 1)] = 0;
        _count = _length = 0;
    }

    private int Find(ReadOnlySpan<byte> value, int hash)
    {
        for (var number = _buckets[hash & (_buckets.Length - 1)]; number != 0; number = _entries[number - 1].Next)
        {
            ref readonly var entry = ref _entries[number - 1];
            if (entry.Hash == hash && value.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                return number - 1;
        }
        return -1;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _count * 2);
        _buckets = new int[_entries.Length * 2];
        for (var i = 0; i < _count; i++)
            Chain(i);
    }

    private void Chain(int index)
    {
        ref var bucket = ref _buckets[_entries[index].Hash & (_buckets.Length - 1)];
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
