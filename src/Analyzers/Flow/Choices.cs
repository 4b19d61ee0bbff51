using System.Collections.Generic;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// The choices on one execution path through an expression. An expression that forks is followed once for each path: each time, the previous choices are
/// repeated, and the last one with remaining alternatives takes the next.
/// </summary>
/// <param name="isForking">Whether paths are followed separately; otherwise forks are merged at once.</param>
internal sealed class Choices(bool isForking)
{
    private readonly List<(int Taken, int Count, object? Made)> _taken = [];
    private int _next;

    /// <summary>Whether paths are followed separately.</summary>
    public bool IsForking => isForking;

    /// <summary>The object that was stored with the next choice; null if that choice is made for the first time.</summary>
    public object? Made => _next < _taken.Count ? _taken[_next].Made : null;

    /// <summary>Chooses one of several alternatives.</summary>
    /// <param name="count">The number of alternatives, at least one.</param>
    /// <param name="made">An object to store, which is available again when the choice is repeated.</param>
    public int Take(int count, object? made = null)
    {
        if (_next == _taken.Count)
            _taken.Add((0, count, made));
        return _taken[_next++].Taken;
    }

    /// <summary>Advances to the next path; false if there is none.</summary>
    public bool Advance()
    {
        _next = 0;
        while (_taken.Count > 0)
        {
            var (taken, count, made) = _taken[_taken.Count - 1];
            _taken.RemoveAt(_taken.Count - 1);
            if (taken + 1 < count)
            {
                _taken.Add((taken + 1, count, made));
                return true;
            }
        }
        return false;
    }
}
