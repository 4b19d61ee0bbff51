using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>Recreates patterns of one builder in another one that extends the same builder.</summary>
/// <param name="target">The other builder.</param>
/// <param name="shared">The number of patterns that both have: those with lower ids are not moved.</param>
internal sealed class PatternMover(PatternBuilder target, int shared)
{
    private readonly Dictionary<Pattern, Pattern> _moved = new();

    /// <summary>Returns the pattern in the other builder.</summary>
    public Pattern Move(Pattern pattern)
    {
        if (pattern.Id < shared)
            return pattern;
        if (!_moved.TryGetValue(pattern, out var moved))
            _moved.Add(pattern, moved = Derivatives.Rebuild(target, pattern, Move));
        return moved;
    }
}
