using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>The attributes or elements inside a pattern, with the union of their names. Merging consumes the operands.</summary>
internal sealed class NamedPatterns
{
    private readonly SimplePattern _first;
    private readonly NameClass _firstNames;

    // Nearly all patterns have one name and are merged at once: no lists and sets are created for them.
    private List<(SimplePattern Pattern, NameClass Names)>? _more;
    private OverlapSet? _union;

    private NamedPatterns(SimplePattern pattern, NameClass names)
    {
        _first = pattern;
        _firstNames = names;
    }

    /// <summary>Whether the set of names is infinite.</summary>
    public bool IsInfinite => Single is null && Union.IsInfinite;

    private int Count => _more is null ? 1 : _more.Count + 1;

    private NameNameClass? Single => _union is null ? _firstNames as NameNameClass : null;

    private OverlapSet Union => _union ??= OverlapSet.From(_firstNames);

    public static NamedPatterns Of(SimplePattern pattern, NameClass names) => new(pattern, names);

    /// <summary>Returns two patterns with a common name, one from each side; null if there are none.</summary>
    public static (SimplePattern First, SimplePattern Second)? FindClash(NamedPatterns? left, NamedPatterns? right)
    {
        if (left is null || right is null || !Overlap(left, right))
            return null;
        foreach (var (first, firstNames) in left.All())
        {
            var names = OverlapSet.From(firstNames);
            if (!OverlapSet.Overlap(names, right.Union))
                continue;
            foreach (var (second, secondNames) in right.All())
                if (OverlapSet.Overlap(names, OverlapSet.From(secondNames)))
                    return (first, second);
        }

        return null;
    }

    /// <summary>Returns the union of both sides; neither may be used afterwards.</summary>
    public static NamedPatterns? Merge(NamedPatterns? left, NamedPatterns? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var (larger, smaller) = left.Count >= right.Count ? (left, right) : (right, left);
        if (smaller.Single is { } name)
            larger.Union.Add(name);
        else
            larger.Union.UnionWith(smaller.Union);
        (larger._more ??= []).AddRange(smaller.All());
        return larger;
    }

    private static bool Overlap(NamedPatterns left, NamedPatterns right) => (left.Single, right.Single) switch
    {
        ({ } one, { } other) => one.LocalName == other.LocalName && one.NamespaceUri == other.NamespaceUri,
        ({ } name, _) => right.Union.Contains(name),
        (_, { } name) => left.Union.Contains(name),
        _ => OverlapSet.Overlap(left.Union, right.Union),
    };

    private IEnumerable<(SimplePattern Pattern, NameClass Names)> All()
    {
        yield return (_first, _firstNames);
        for (var i = 0; i < _more?.Count; i++)
            yield return _more[i];
    }
}
