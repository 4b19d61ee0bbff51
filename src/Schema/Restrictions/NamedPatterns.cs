using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Schema.Simplified;

namespace Bindery.Schema.Restrictions;

/// <summary>The attributes or elements inside a pattern with the union of their names. Merging destroys the parts.</summary>
internal sealed class NamedPatterns
{
    private readonly List<(SimplePattern Pattern, OverlapSet Names)> _patterns = [];
    private OverlapSet _names;

    private NamedPatterns(SimplePattern pattern, OverlapSet names)
    {
        _patterns.Add((pattern, names));
        _names = names;
    }

    /// <summary>Whether the names are without number.</summary>
    public bool IsInfinite => _names.IsInfinite;

    public static NamedPatterns Of(SimplePattern pattern, NameClass names) => new(pattern, OverlapSet.From(names));

    /// <summary>Two patterns, one of each side, that have a name in common; null where there are none.</summary>
    public static (SimplePattern First, SimplePattern Second)? FindClash(NamedPatterns? left, NamedPatterns? right)
    {
        if (left is null || right is null || !OverlapSet.Overlap(left._names, right._names))
            return null;
        foreach (var first in left._patterns)
        {
            if (!OverlapSet.Overlap(first.Names, right._names))
                continue;
            foreach (var second in right._patterns)
                if (OverlapSet.Overlap(first.Names, second.Names))
                    return (first.Pattern, second.Pattern);
        }

        return null;
    }

    /// <summary>All of both sides; neither may be used afterwards.</summary>
    public static NamedPatterns? Merge(NamedPatterns? left, NamedPatterns? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var (larger, smaller) = left._patterns.Count >= right._patterns.Count ? (left, right) : (right, left);
        // The names of a single pattern are its own; from the second on they are the union's.
        if (larger._patterns.Count == 1)
            larger._names = OverlapSet.Copy(larger._names);
        larger._names.UnionWith(smaller._names);
        larger._patterns.AddRange(smaller._patterns);
        return larger;
    }
}
