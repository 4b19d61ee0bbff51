using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Collections;

namespace Bindery.Patterns;

/// <summary>
/// Numbers the names that a grammar distinguishes. Each name that a name class mentions has a number; all other names of a mentioned namespace share one, and
/// all other names share one. Therefore tables indexed by these numbers stay small for any document. Immutable.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>The number of all names in namespaces that the grammar does not mention.</summary>
    public const int Foreign = 0;

    private readonly List<(string? NamespaceUri, string? LocalName)> _names = [(null, null)];
    private readonly ValueMap<QualifiedName, int> _numbers = new();
    private readonly Filter?[] _filters;
    private readonly Utf8Table _namespaces = new();
    private readonly int _noNamespace;
    private readonly List<int> _others = [];
    private readonly Utf8Table[] _locals;

    public NameIndex(PatternGraph graph)
    {
        NeedsPrefixes = graph.NeedsPrefixes;
        var count = 0;
        foreach (var element in graph.Elements)
            count = Math.Max(count, element.Id + 1);
        foreach (var attribute in graph.Attributes)
            count = Math.Max(count, attribute.Id + 1);
        _filters = new Filter?[count];

        var sets = new Dictionary<string, Filter>(StringComparer.Ordinal);
        var singles = new Dictionary<int, Filter>();
        foreach (var element in graph.Elements)
            _filters[element.Id] = element.Name is NameNameClass name ? Include(name, singles) : Include(element.Name, sets);
        foreach (var attribute in graph.Attributes)
            _filters[attribute.Id] = attribute.Name is NameNameClass name ? Include(name, singles) : Include(attribute.Name, sets);

        var locals = new List<Utf8Table>();
        var spaces = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _numbers.Count; i++)
        {
            var (uri, local, number) = (_numbers.KeyAt(i).NamespaceUri, _numbers.KeyAt(i).LocalName, _numbers.ValueAt(i));
            if (!spaces.TryGetValue(uri, out var space))
            {
                spaces.Add(uri, space = locals.Count);
                _namespaces.Add(Encoding.UTF8.GetBytes(uri), space);
                locals.Add(new Utf8Table());
                _others.Add(Foreign);
            }
            if (local is null)
                _others[space] = number;
            else
                locals[space].Add(Encoding.UTF8.GetBytes(local), number);
        }
        _locals = locals.ToArray();
        _noNamespace = _namespaces.Find(default);
        foreach (var filter in sets.Values)
            filter.Complete(this);
    }

    /// <summary>Whether there are datatypes whose values depend on the prefixes in scope.</summary>
    public bool NeedsPrefixes { get; }

    /// <summary>The number of numbers.</summary>
    public int Count => _names.Count;

    /// <summary>Returns the number of a name.</summary>
    public int Find(ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> localName)
    {
        var space = namespaceUri.IsEmpty ? _noNamespace : _namespaces.Find(namespaceUri);
        if (space < 0)
            return Foreign;
        var number = _locals[space].Find(localName);
        return number < 0 ? _others[space] : number;
    }

    /// <summary>Returns the number of a name.</summary>
    public int Find(string namespaceUri, string localName) =>
        _numbers.TryGetValue(new QualifiedName(namespaceUri, localName), out var number)
            || _numbers.TryGetValue(new QualifiedName(namespaceUri, null), out number)
            ? number
            : Foreign;

    /// <summary>The name with a number; the local name is null for the names that are not mentioned, the namespace as well for <see cref="Foreign"/>.</summary>
    public (string? NamespaceUri, string? LocalName) this[int number] => _names[number];

    /// <summary>Whether an element or attribute pattern can have a name.</summary>
    public bool Admits(Pattern pattern, int name) => _filters[pattern.Id]!.Admits(name);

    /// <summary>Returns the numbers of the possible names of an element or attribute pattern.</summary>
    public IEnumerable<int> NamesOf(Pattern pattern) => _filters[pattern.Id]!.Names;

    private Filter Include(NameNameClass name, Dictionary<int, Filter> singles)
    {
        if (!_numbers.TryGetValue(new QualifiedName(name.NamespaceUri, name.LocalName), out var number))
        {
            Mention(name.NamespaceUri, null);
            number = Mention(name.NamespaceUri, name.LocalName);
        }
        if (!singles.TryGetValue(number, out var filter))
            singles.Add(number, filter = new Filter(number));
        return filter;
    }

    private Filter Include(NameClass nameClass, Dictionary<string, Filter> sets)
    {
        var set = nameClass.Set;
        if (!sets.TryGetValue(set.Key, out var filter))
        {
            sets.Add(set.Key, filter = new Filter(set));
            foreach (var uri in set.Namespaces)
            {
                Mention(uri, null);
                foreach (var local in set.PartOf(uri).Mentioned)
                    Mention(uri, local);
            }
        }
        return filter;
    }

    private void AddNamespace(string uri, NameSet set, HashSet<int> into)
    {
        for (var i = 0; i < _names.Count; i++)
            if (_names[i].NamespaceUri == uri && set.Contains(uri, _names[i].LocalName))
                into.Add(i);
    }

    private int Mention(string uri, string? local)
    {
        var name = new QualifiedName(uri, local);
        if (_numbers.TryGetValue(name, out var number))
            return number;
        _numbers.Add(name, number = _names.Count);
        _names.Add((uri, local));
        return number;
    }

    /// <summary>A name class over numbers.</summary>
    private sealed class Filter
    {
        private readonly NameSet? _set;
        private int _single = -1;
        private HashSet<int>? _many;

        public Filter(NameSet set) => _set = set;

        public Filter(int single) => _single = single;

        public IEnumerable<int> Names => _many ?? (IEnumerable<int>)[_single];

        public bool Admits(int name) => _many is null ? name == _single : _many.Contains(name);

        public void Complete(NameIndex index)
        {
            var set = _set!;
            if (set.TryGetSingle(out var single, out var name))
            {
                _single = index.Mention(single, name);
                return;
            }
            _many = [];
            if (set.HasOthers)
            {
                for (var i = 0; i < index.Count; i++)
                    if (set.Contains(index[i].NamespaceUri, index[i].LocalName))
                        _many.Add(i);
                return;
            }
            foreach (var uri in set.Namespaces)
            {
                var (hasOthers, mentioned) = set.PartOf(uri);
                if (hasOthers)
                    index.AddNamespace(uri, set, _many);
                else
                    foreach (var local in mentioned)
                        _many.Add(index.Mention(uri, local));
            }
        }
    }
}
