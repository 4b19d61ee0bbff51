using System.Collections;
using System.Collections.Generic;

namespace Bindery.Schema.Markup;

/// <summary>
/// The children or attributes of an element. Schemas are walked many times, so that the enumerators of an interface would be most of what is allocated.
/// </summary>
/// <param name="items">The items; null for none.</param>
internal readonly struct MarkupItems<T>(List<T>? items) : IReadOnlyList<T>
{
    private static readonly List<T> None = [];

    private readonly List<T>? _items = items;

    public int Count => _items is null ? 0 : _items.Count;

    public T this[int index] => (_items ?? None)[index];

    public List<T>.Enumerator GetEnumerator() => (_items ?? None).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
