using System;

namespace Bindery.Collections;

/// <summary>
/// Finds values by keys that are values, in the order in which they were added. See <see cref="ValueList{T}"/> for the reason why the framework's dictionary is
/// not used. Keys from documents must not be used, unless their hashes are keyed.
/// </summary>
internal sealed class ValueMap<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private Entry[] _entries = new Entry[8];
    private int[] _buckets = new int[16];

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Returns a key, by the order in which it was added.</summary>
    public TKey KeyAt(int index) => _entries[index].Key;

    /// <summary>Returns the value of a key, by the order in which it was added.</summary>
    public TValue ValueAt(int index) => _entries[index].Value;

    /// <summary>Finds the value of a key.</summary>
    public bool TryGetValue(TKey key, out TValue value)
    {
        var hash = HashOf(key);
        for (var number = _buckets[hash & (_buckets.Length - 1)]; number != 0; number = _entries[number - 1].Next)
        {
            ref readonly var entry = ref _entries[number - 1];
            if (entry.Hash == hash && entry.Key.Equals(key))
            {
                value = entry.Value;
                return true;
            }
        }
        value = default!;
        return false;
    }

    /// <summary>Adds a new key.</summary>
    public void Add(TKey key, TValue value)
    {
        if (Count == _entries.Length)
            Grow();
        _entries[Count] = new Entry { Key = key, Value = value, Hash = HashOf(key) };
        Chain(Count++);
    }

    // Consecutive numbers must not share a bucket.
    private static int HashOf(TKey key)
    {
        var hash = unchecked(key.GetHashCode() * -1640531527);
        return hash ^ (int)((uint)hash >> 15);
    }

    private void Grow()
    {
        var entries = new Entry[Count * 2];
        Array.Copy(_entries, entries, Count);
        _entries = entries;
        _buckets = new int[entries.Length * 2];
        for (var i = 0; i < Count; i++)
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
        internal TKey Key;
        internal TValue Value;
        internal int Hash;
        internal int Next;
    }
}
