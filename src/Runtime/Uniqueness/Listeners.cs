using System.Collections.Generic;

namespace Bindery.Uniqueness;

/// <summary>
/// Who listens to what stands in each open element. What is said in an element costs as much as there are that listen to it, however many are open.
/// </summary>
internal sealed class Listeners<T>
{
    private readonly List<T> _all = [];
    private readonly List<int> _first = [];

    /// <summary>The number of those that listen to the innermost element.</summary>
    public int Count => _all.Count - First;

    /// <summary>One that listens to the innermost element.</summary>
    public T this[int index] => _all[First + index];

    private int First => _first.Count == 0 ? 0 : _first[_first.Count - 1];

    /// <summary>Goes back to the start.</summary>
    public void Clear()
    {
        _all.Clear();
        _first.Clear();
    }

    /// <summary>Opens an element, to which nobody listens yet.</summary>
    /// <returns>The range of those that listen to its parent, for <see cref="At"/>.</returns>
    public (int From, int To) Open()
    {
        var range = (First, _all.Count);
        _first.Add(_all.Count);
        return range;
    }

    /// <summary>One of those that listen to the parent.</summary>
    public T At(int index) => _all[index];

    /// <summary>Has one listen to the innermost element.</summary>
    public void Add(T listener) => _all.Add(listener);

    /// <summary>Closes the innermost element.</summary>
    public void Close()
    {
        _all.RemoveRange(First, _all.Count - First);
        if (_first.Count > 0)
            _first.RemoveAt(_first.Count - 1);
    }
}
