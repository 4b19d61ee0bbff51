using System;

namespace Bindery.Patterns;

/// <summary>Finds numbers by UTF-8 strings. The strings come from a grammar, so documents cannot make them collide. Written once, then only read.</summary>
internal sealed class Utf8Table
{
    private (byte[]? Key, int Hash, int Value)[] _slots = new (byte[]?, int, int)[8];
    private int _count;

    /// <summary>Adds a string that is not there yet.</summary>
    public void Add(byte[] key, int value)
    {
        if (_count * 2 >= _slots.Length)
            Grow();
        Put((key, Hash(key), value));
        _count++;
    }

    /// <summary>Returns the number of a string, -1 if it is not there.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var hash = Hash(key);
        for (var i = hash & (_slots.Length - 1); ; i = (i + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[i];
            if (slot.Key is null)
                return -1;
            if (slot.Hash == hash && key.SequenceEqual(slot.Key))
                return slot.Value;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (byte[]?, int, int)[old.Length * 2];
        foreach (var slot in old)
            if (slot.Key is not null)
                Put(slot);
    }

    private void Put((byte[]? Key, int Hash, int Value) entry)
    {
        var i = entry.Hash & (_slots.Length - 1);
        while (_slots[i].Key is not null)
            i = (i + 1) & (_slots.Length - 1);
        _slots[i] = entry;
    }

    private static int Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261;
        foreach (var b in key)
            hash = unchecked((hash ^ b) * 16777619);
        return (int)(hash ^ (hash >> 15)) & int.MaxValue;
    }
}
