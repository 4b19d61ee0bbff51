using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// A set of names that can be tested for an intersection with another set exactly, in time proportional to the smaller of the two. For each namespace it has
/// either the names that belong to it or the names that do not; a flag tells whether all other namespaces belong to it.
/// </summary>
internal sealed class OverlapSet
{
    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private bool _hasOthers;

    private OverlapSet()
    {
    }

    /// <summary>Whether the set is infinite.</summary>
    public bool IsInfinite
    {
        get
        {
            if (_hasOthers)
                return true;
            foreach (var part in _parts.Values)
                if (part.IsComplement)
                    return true;
            return false;
        }
    }

    /// <summary>Returns the names of a name class. The simplifier balances choices and limits nesting, so recursion is safe.</summary>
    public static OverlapSet From(NameClass nameClass)
    {
        var set = new OverlapSet();
        switch (nameClass)
        {
            case NameNameClass name:
                set.Add(name);
                break;
            case NsNameClass ns:
                // Names of other namespaces in the exception have no effect.
                var excepted = ns.Except is null ? null : From(ns.Except);
                set._parts.Add(
                    ns.NamespaceUri,
                    excepted is not null && excepted._parts.TryGetValue(ns.NamespaceUri, out var part) ? part.Complement() : new Part(true, []));
                break;
            case AnyNameClass any:
                set._hasOthers = true;
                if (any.Except is not null)
                    foreach (var pair in From(any.Except)._parts)
                        set._parts.Add(pair.Key, pair.Value.Complement());
                break;
            case ChoiceNameClass choice:
                var (left, right) = (From(choice.Left), From(choice.Right));
                var (larger, smaller) = left._parts.Count >= right._parts.Count ? (left, right) : (right, left);
                larger.UnionWith(smaller);
                return larger;
        }

        return set;
    }

    /// <summary>Whether a name belongs to the set.</summary>
    public bool Contains(NameNameClass name) => _parts.TryGetValue(name.NamespaceUri, out var part) ? part.Contains(name.LocalName) : _hasOthers;

    /// <summary>Adds a name.</summary>
    public void Add(NameNameClass name)
    {
        if (_parts.TryGetValue(name.NamespaceUri, out var part))
            part.Add(name.LocalName);
        else if (!_hasOthers)
            _parts.Add(name.NamespaceUri, new Part(false, new HashSet<string>(StringComparer.Ordinal) { name.LocalName }));
    }

    /// <summary>Adds all names of another set.</summary>
    public void UnionWith(OverlapSet other)
    {
        foreach (var pair in other._parts)
        {
            if (_parts.TryGetValue(pair.Key, out var part))
                part.UnionWith(pair.Value);
            else if (!_hasOthers)
                _parts.Add(pair.Key, pair.Value.Copy());
        }

        if (!other._hasOthers || _hasOthers)
            return;
        var covered = new List<string>();
        foreach (var ns in _parts.Keys)
            if (!other._parts.ContainsKey(ns))
                covered.Add(ns);
        foreach (var ns in covered)
            _parts.Remove(ns);
        _hasOthers = true;
    }

    /// <summary>Whether a name belongs to both sets.</summary>
    public static bool Overlap(OverlapSet left, OverlapSet right)
    {
        if (left._hasOthers && right._hasOthers)
            return true;
        var (larger, smaller) = left._parts.Count >= right._parts.Count ? (left, right) : (right, left);
        foreach (var pair in smaller._parts)
            if (larger._parts.TryGetValue(pair.Key, out var part) ? Part.Overlap(part, pair.Value) : larger._hasOthers && !pair.Value.IsEmpty)
                return true;
        if (smaller._hasOthers)
            foreach (var pair in larger._parts)
                if (!smaller._parts.ContainsKey(pair.Key) && !pair.Value.IsEmpty)
                    return true;
        return false;
    }

    /// <summary>The names of one namespace: those listed, or all except those listed.</summary>
    private sealed class Part(bool isComplement, HashSet<string> names)
    {
        public bool IsComplement { get; private set; } = isComplement;

        public bool IsEmpty => !IsComplement && names.Count == 0;

        public Part Complement() => new(!IsComplement, names);

        public Part Copy() => new(IsComplement, new HashSet<string>(names, StringComparer.Ordinal));

        public bool Contains(string name) => IsComplement != names.Contains(name);

        public void Add(string name)
        {
            if (IsComplement)
                names.Remove(name);
            else
                names.Add(name);
        }

        public void UnionWith(Part other)
        {
            switch (IsComplement, other.IsComplement)
            {
                case (false, false):
                    names.UnionWith(other.Names);
                    break;
                case (true, false):
                    names.ExceptWith(other.Names);
                    break;
                case (true, true):
                    names.IntersectWith(other.Names);
                    break;
                default:
                    var left = new HashSet<string>(other.Names, StringComparer.Ordinal);
                    left.ExceptWith(names);
                    names.Clear();
                    names.UnionWith(left);
                    IsComplement = true;
                    break;
            }
        }

        public static bool Overlap(Part left, Part right)
        {
            if (left.IsComplement && right.IsComplement)
                return true;
            if (left.IsComplement || right.IsComplement)
            {
                var (complement, finite) = left.IsComplement ? (left, right) : (right, left);
                foreach (var name in finite.Names)
                    if (!complement.Names.Contains(name))
                        return true;
                return false;
            }

            return left.Names.Count <= right.Names.Count ? right.Names.Overlaps(left.Names) : left.Names.Overlaps(right.Names);
        }

        private HashSet<string> Names => names;
    }
}
