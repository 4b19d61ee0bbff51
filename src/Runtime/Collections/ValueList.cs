using System;

namespace Bindery.Collections;

/// <summary>
/// A list of values. The framework's list needs JIT compilation for each type of value when it is first used; the code of this list is compiled
/// ahead of time if the assembly has native code.
/// </summary>
internal class ValueList<T>
    where T : struct
{
    private T[] _items = new T[8];

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The capacity.</summary>
    public int Capacity => _items.Length;

    /// <summary>The value at an index.</summary>
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

    /// <summary>Removes all but the first values.</summary>
    public void Cut(int count) => Count = count;

    /// <summary>Removes all values.</summary>
    public void Clear() => Count = 0;

    /// <summary>Returns the values as an array.</summary>
    public T[] ToArray() => ToArray(Count);

    /// <summary>Returns the first values as an array.</summary>
    public T[] ToArray(int count)
    {
        var items = new T[count];
        Array.Copy(_items, items, count);
        return items;
    }

    /// <summary>Enumerates the values.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Enumerates the values of a list.</summary>
    public struct Enumerator(ValueList<T> list)
    {
        private int _next;

        /// <summary>The current value.</summary>
        public readonly ref readonly T Current => ref list._items[_next - 1];

        /// <summary>Moves to the next value.</summary>
        public bool MoveNext() => _next++ < list.Count;
    }
}
