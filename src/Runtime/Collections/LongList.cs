using System;

namespace Bindery.Collections;

/// <summary>A list of numbers that can be sorted, and used as a stack. See <see cref="ValueList{T}"/> for why it is not the framework's.</summary>
internal sealed class LongList
{
    private long[] _items = new long[8];

    /// <summary>The number of numbers.</summary>
    public int Count { get; private set; }

    /// <summary>A number by its place.</summary>
    public ref long this[int index] => ref _items[index];

    /// <summary>Two numbers as one, in the order of the first, then of the second; neither may be negative.</summary>
    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>The first of two numbers.</summary>
    public static int First(long pair) => (int)(pair >> 32);

    /// <summary>The second of two numbers.</summary>
    public static int Second(long pair) => (int)pair;

    /// <summary>Adds a number.</summary>
    public void Add(long value)
    {
        if (Count == _items.Length)
        {
            var items = new long[Count * 2];
            Array.Copy(_items, items, Count);
            _items = items;
        }
        _items[Count++] = value;
    }

    /// <summary>Takes the last number away.</summary>
    public long Pop() => _items[--Count];

    /// <summary>Takes all numbers away.</summary>
    public void Clear() => Count = 0;

    /// <summary>The first numbers as an array.</summary>
    public long[] ToArray(int count)
    {
        var items = new long[count];
        Array.Copy(_items, items, count);
        return items;
    }

    /// <summary>Sorts the numbers, as a heap: at most n log n steps whatever their order is.</summary>
    public void Sort()
    {
        if (IsSorted())
            return;
        for (var i = (Count / 2) - 1; i >= 0; i--)
            Sink(i, Count);
        for (var end = Count - 1; end > 0; end--)
        {
            (_items[0], _items[end]) = (_items[end], _items[0]);
            Sink(0, end);
        }
    }

    private bool IsSorted()
    {
        for (var i = 1; i < Count; i++)
            if (_items[i] < _items[i - 1])
                return false;
        return true;
    }

    private void Sink(int at, int end)
    {
        var value = _items[at];
        for (int child; (child = (at * 2) + 1) < end; at = child)
        {
            if (child + 1 < end && _items[child + 1] > _items[child])
                child++;
            if (_items[child] <= value)
                break;
            _items[at] = _items[child];
        }
        _items[at] = value;
    }
}
