using System;

namespace Bindery.Matching;

/// <summary>Maps small non-negative numbers to small non-negative numbers.</summary>
internal sealed class NumberTable
{
    // Pairs of key + 1 and value: zero is a free slot.
    private int[] _slots = new int[16];

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <returns>False if the key already has another value.</returns>
    public bool TryAdd(int key, int value)
    {
        var place = Place(_slots, key);
        if (_slots[place] != 0)
            return _slots[place + 1] == value;
        if (Count * 4 >= _slots.Length)
        {
            var slots = new int[_slots.Length * 2];
            for (var i = 0; i < _slots.Length; i += 2)
                if (_slots[i] != 0)
                    Array.Copy(_slots, i, slots, Place(slots, _slots[i] - 1), 2);
            _slots = slots;
            place = Place(slots, key);
        }
        _slots[place] = key + 1;
        _slots[place + 1] = value;
        Count++;
        return true;
    }

    /// <summary>Returns the value of a key, -1 if there is none.</summary>
    public int Find(int key)
    {
        var place = Place(_slots, key);
        return _slots[place] == 0 ? -1 : _slots[place + 1];
    }

    // The keys are consecutive, so they need no hash function.
    private static int Place(int[] slots, int key)
    {
        var mask = slots.Length - 1;
        var place = (key * 2) & mask;
        while (slots[place] != 0 && slots[place] != key + 1)
            place = (place + 2) & mask;
        return place;
    }
}
