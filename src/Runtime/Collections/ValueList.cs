using System;

namespace Bindery.Collections;

/// <summary>
/// A list of values. The framework's list is one of its own for each type of value, which the run time compiles when it is first used; the code of this one is
/// compiled with the assembly, where that has native code.
/// </summary>
internal class ValueList<T>
    where T : struct
{
    private T[] _items = new T[8];

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The number of values that there is room for.</summary>
    public int Capacity => _items.Length;

    /// <summary>A value by its place.</summary>
    public ref T this[int index] => ref _items[index];

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        if (Count == _items.Length)
        {
            var items = new T[Count * 2];
            Array.Copy(_items, items, Count);
            _items = items;
        }
        _items[Count++] = value;
    }

    /// <summary>Keeps the first values only.</summary>
    public void Cut(int count) => Count = count;

    /// <summary>Takes all values away.</summary>
    public void Clear() => Count = 0;

    /// <summary>The values.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    /// <summary>The values as an array.</summary>
    public T[] ToArray() => ToArray(Count);

    /// <summary>The first values as an array.</summary>
    public T[] ToArray(int count)
    {
        var items = new T[count];
        Array.Copy(_items, items, count);
        return items;
    }

    /// <summary>Goes through the values.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the values of a list.</summary>
    public struct Enumerator(ValueList<T> list)
    {
        private int _next;

        /// <summary>The value at hand.</summary>
        public readonly ref readonly T Current => ref list._items[_next - 1];

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext() => _next++ < list.Count;
    }
}
