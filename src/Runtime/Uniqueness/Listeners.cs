using System.Collections.Generic;

namespace Bindery.Uniqueness;

/// <summary>
/// The listeners of each open element. The cost of an event depends on the number of listeners of its element, not on the number of open elements.
/// </summary>
internal sealed class Listeners<T>
{
    private readonly List<T> _all = [];
    private readonly List<int> _first = [];

    /// <summary>The number of listeners of the innermost element.</summary>
    public int Count => _all.Count - First;

    /// <summary>A listener of the innermost element.</summary>
    public T this[int index] => _all[First + index];

    private int First => _first.Count == 0 ? 0 : _first[_first.Count - 1];

    /// <summary>Returns to the start.</summary>
    public void Clear()
    {
        _all.Clear();
        _first.Clear();
    }

    /// <summary>Opens an element without listeners.</summary>
    /// <returns>The range of the parent's listeners, for <see cref="At"/>.</returns>
    public (int From, int To) Open()
    {
        var range = (First, _all.Count);
        _first.Add(_all.Count);
        return range;
    }

    /// <summary>A listener of the parent.</summary>
    public T At(int index) => _all[index];

    /// <summary>Adds a listener to the innermost element.</summary>
    public void Add(T listener) => _all.Add(listener);

    /// <summary>Closes the innermost element.</summary>
    public void Close()
    {
        _all.RemoveRange(First, _all.Count - First);
        if (_first.Count > 0)
            _first.RemoveAt(_first.Count - 1);
    }
}
