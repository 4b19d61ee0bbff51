using System;
using System.Collections.Generic;
using System.Text;

namespace Bindery.Patterns;

/// <summary>
/// Numbers the names that a grammar can tell apart. Each name that a name class mentions has a number; all others of a mentioned namespace share one, and so do all others.
/// So whatever names a document has, the tables that are keyed by them stay small. Immutable.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>The number of all names in namespaces that the grammar does not mention.</summary>
    public const int Foreign = 0;

    private readonly List<(string? NamespaceUri, string? LocalName)> _names = [(null, null)];
    private readonly Dictionary<(string, string?), int> _numbers = new();
    private readonly Filter?[] _filters;
    private readonly Utf8Table _namespaces = new();
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
        foreach (var element in graph.Elements)
            Include(element, element.Name, sets);
        foreach (var attribute in graph.Attributes)
            Include(attribute, attribute.Name, sets);

        var locals = new List<Utf8Table>();
        foreach (var pair in _numbers)
        {
            var (uri, local) = pair.Key;
            var space = _namespaces.Find(Encoding.UTF8.GetBytes(uri));
            if (space < 0)
            {
                space = locals.Count;
                _namespaces.Add(Encoding.UTF8.GetBytes(uri), space);
                locals.Add(new Utf8Table());
                _others.Add(Foreign);
            }
            if (local is null)
                _others[space] = pair.Value;
            else
                locals[space].Add(Encoding.UTF8.GetBytes(local), pair.Value);
        }
        _locals = locals.ToArray();
        foreach (var filter in sets.Values)
            filter.Complete(this);
    }

    /// <summary>Whether there are datatypes whose values depend on the prefixes in scope.</summary>
    public bool NeedsPrefixes { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count => _names.Count;

    /// <summary>The number of a name.</summary>
    public int Find(ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> localName)
    {
        var space = _namespaces.Find(namespaceUri);
        if (space < 0)
            return Foreign;
        var number = _locals[space].Find(localName);
        return number < 0 ? _others[space] : number;
    }

    /// <summary>The number of a name.</summary>
    public int Find(string namespaceUri, string localName) =>
        _numbers.TryGetValue((namespaceUri, localName), out var number) || _numbers.TryGetValue((namespaceUri, null), out number) ? number : Foreign;

    /// <summary>What a number stands for; the local name is null where it stands for the unmentioned ones, the namespace as well for <see cref="Foreign"/>.</summary>
    public (string? NamespaceUri, string? LocalName) this[int number] => _names[number];

    /// <summary>Whether an element or attribute pattern may have a name.</summary>
    public bool Admits(Pattern pattern, int name) => _filters[pattern.Id]!.Admits(name);

    /// <summary>The numbers of the names that an element or attribute pattern may have.</summary>
    public IEnumerable<int> NamesOf(Pattern pattern) => _filters[pattern.Id]!.Names;

    private void Include(Pattern pattern, NameClass nameClass, Dictionary<string, Filter> sets)
    {
        var key = NameSet.KeyOf(nameClass);
        if (!sets.TryGetValue(key, out var filter))
        {
            var set = NameSet.From(nameClass);
            sets.Add(key, filter = new Filter(set));
            foreach (var uri in set.Namespaces)
            {
                Mention(uri, null);
                foreach (var local in set.PartOf(uri).Mentioned)
                    Mention(uri, local);
            }
        }
        _filters[pattern.Id] = filter;
    }

    private void AddNamespace(string uri, NameSet set, HashSet<int> into)
    {
        for (var i = 0; i < _names.Count; i++)
            if (_names[i].NamespaceUri == uri && set.Contains(uri, _names[i].LocalName))
                into.Add(i);
    }

    private void Mention(string uri, string? local)
    {
        if (_numbers.ContainsKey((uri, local)))
            return;
        _numbers.Add((uri, local), _names.Count);
        _names.Add((uri, local));
    }

    /// <summary>A name class over numbers.</summary>
    private sealed class Filter(NameSet set)
    {
        private int _single = -1;
        private HashSet<int>? _many;

        public IEnumerable<int> Names => _many ?? (IEnumerable<int>)[_single];

        public bool Admits(int name) => _many is null ? name == _single : _many.Contains(name);

        public void Complete(NameIndex index)
        {
            if (set.TryGetSingle(out var single, out var name))
            {
                _single = index._numbers[(single, name)];
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
                        _many.Add(index._numbers[(uri, local)]);
            }
        }
    }
}
