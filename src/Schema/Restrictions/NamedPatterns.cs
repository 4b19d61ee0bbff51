using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>The attributes or elements inside a pattern, with the union of their names. Merging consumes the operands.</summary>
internal sealed class NamedPatterns
{
    // Nearly all patterns have one name, and elements have few attributes: these are compared one by one, without sets.
    private const int Few = 64;

    private readonly SimplePattern _first;
    private readonly NameClass _firstNames;
    private List<(SimplePattern Pattern, NameClass Names)>? _more;
    private OverlapSet? _union;
    private bool _isPlain;

    private NamedPatterns(SimplePattern pattern, NameClass names)
    {
        _first = pattern;
        _firstNames = names;
        _isPlain = names is NameNameClass;
    }

    /// <summary>Whether the set of names is infinite.</summary>
    public bool IsInfinite => !_isPlain && Union.IsInfinite;

    private int Count => _more is null ? 1 : _more.Count + 1;

    private OverlapSet Union
    {
        get
        {
            if (_union is not null)
                return _union;
            _union = OverlapSet.From(_firstNames);
            for (var i = 0; i < _more?.Count; i++)
                Add(_union, _more[i].Names);
            return _union;
        }
    }

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
        if (larger._union is not null)
            if (smaller._union is null && smaller._isPlain)
                foreach (var (_, names) in smaller.All())
                    Add(larger._union, names);
            else
                larger._union.UnionWith(smaller.Union);
        larger._isPlain &= smaller._isPlain;
        (larger._more ??= []).AddRange(smaller.All());
        return larger;
    }

    private static bool Overlap(NamedPatterns left, NamedPatterns right)
    {
        if (!left._isPlain || !right._isPlain || left.Count * right.Count > Few)
            return right.Count == 1 && right._firstNames is NameNameClass name
                ? left.Union.Contains(name)
                : OverlapSet.Overlap(left.Union, right.Union);
        for (var i = 0; i < left.Count; i++)
            for (var j = 0; j < right.Count; j++)
                if (AreEqual(left.NameAt(i), right.NameAt(j)))
                    return true;
        return false;
    }

    private NameNameClass NameAt(int index) => (NameNameClass)(index == 0 ? _firstNames : _more![index - 1].Names);

    private static bool AreEqual(NameNameClass one, NameNameClass other) =>
        one.LocalName == other.LocalName && one.NamespaceUri == other.NamespaceUri;

    private static void Add(OverlapSet union, NameClass names)
    {
        if (names is NameNameClass name)
            union.Add(name);
        else
            union.UnionWith(OverlapSet.From(names));
    }

    private IEnumerable<(SimplePattern Pattern, NameClass Names)> All()
    {
        yield return (_first, _firstNames);
        for (var i = 0; i < _more?.Count; i++)
            yield return _more[i];
    }
}
