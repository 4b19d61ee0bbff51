using System;

namespace Bindery.Collections;

/// <summary>
/// A list of numbers that can be sorted, and used as a stack. See <see cref="ValueList{T}"/> for why it is not the framework's; one of those would not do
/// either, since nothing compiles its code for the framework's own numbers ahead of time.
/// </summary>
internal sealed class LongList
{
    private long[] _items = new long[8];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number at an index.</summary>
    public ref long this[int index] => ref _items[index];

    /// <summary>Adds a number.</summary>
    public void Add(long value)
    {
        if (Count == _items.Length)
            _items = ToArray(Count * 2);
        _items[Count++] = value;
    }

    /// <summary>Removes all but the first numbers.</summary>
    public void Cut(int count) => Count = count;

    /// <summary>Removes all numbers.</summary>
    public void Clear() => Count = 0;

    /// <summary>An array of a length that begins with the numbers.</summary>
    public long[] ToArray(int length)
    {
        var items = new long[length];
        Array.Copy(_items, items, Math.Min(length, Count));
        return items;
    }

    /// <summary>Combines two non-negative numbers into one, ordered by the first, then by the second.</summary>
    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>The first of two numbers.</summary>
    public static int First(long pair) => (int)(pair >> 32);

    /// <summary>The second of two numbers.</summary>
    public static int Second(long pair) => (int)pair;

    /// <summary>Removes the last number.</summary>
    public long Pop()
    {
        var last = this[Count - 1];
        Cut(Count - 1);
        return last;
    }

    /// <summary>Sorts the numbers with a heap sort: at most n log n steps in any case.</summary>
    public void Sort()
    {
        if (IsSorted())
            return;
        for (var i = (Count / 2) - 1; i >= 0; i--)
            Sink(i, Count);
        for (var end = Count - 1; end > 0; end--)
        {
            (this[0], this[end]) = (this[end], this[0]);
            Sink(0, end);
        }
    }

    private bool IsSorted()
    {
        for (var i = 1; i < Count; i++)
            if (this[i] < this[i - 1])
                return false;
        return true;
    }

    private void Sink(int at, int end)
    {
        var value = this[at];
        for (int child; (child = (at * 2) + 1) < end; at = child)
        {
            if (child + 1 < end && this[child + 1] > this[child])
                child++;
            if (this[child] <= value)
                break;
            this[at] = this[child];
        }
        this[at] = value;
    }
}
