using System.Collections.Generic;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// The choices on one way through an expression. An expression that forks is followed once for each way: on each the choices made before are made again, and
/// the last one that has something left takes the next.
/// </summary>
/// <param name="isForking">Whether ways are kept apart; else what forks is joined at once.</param>
internal sealed class Choices(bool isForking)
{
    private readonly List<(int Taken, int Count, object? Made)> _taken = [];
    private int _next;

    /// <summary>Whether ways are kept apart.</summary>
    public bool IsForking => isForking;

    /// <summary>What was made before the choice that is now to be made again; null where it is made for the first time.</summary>
    public object? Made => _next < _taken.Count ? _taken[_next].Made : null;

    /// <summary>Chooses one of several ways.</summary>
    /// <param name="count">The number of ways, at least one.</param>
    /// <param name="made">What the ways were made from, to be had again on the next one.</param>
    public int Take(int count, object? made = null)
    {
        if (_next == _taken.Count)
            _taken.Add((0, count, made));
        return _taken[_next++].Taken;
    }

    /// <summary>Goes on to the next way; false where there is none.</summary>
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
