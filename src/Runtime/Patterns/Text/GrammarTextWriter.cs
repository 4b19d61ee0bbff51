using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Datatypes;

namespace Bindery.Patterns.Text;

/// <summary>Writes the compiled form (see <see cref="GrammarFormat"/>).</summary>
internal sealed class GrammarTextWriter
{
    private readonly Section _strings = new();
    private readonly Section _names = new();
    private readonly Section _types = new();
    private readonly StringBuilder _patterns = new();
    private readonly Dictionary<Pattern, int> _numbers = new();
    private readonly List<ElementPattern> _elements = [];
    private readonly CanonicalOrder _order;
    private int _patternCount;
    private bool _hasRules;
    private bool _hasWords;

    private GrammarTextWriter(Pattern start, IEnumerable<ElementPattern> elements) => _order = new CanonicalOrder(start, elements);

    /// <summary>Writes a grammar.</summary>
    public static string Write(CompiledGrammar grammar)
    {
        var text = new StringBuilder(new GrammarTextWriter(grammar.Start, grammar.Graph.Elements).Write(grammar.Start));
        if (grammar.Newer.Count > 0)
            text.Append(" #newer");
        foreach (var newer in grammar.Newer)
        {
            GrammarFormat.Escape(newer.Version, text.Append(' '));
            GrammarFormat.Escape(newer.Text, text.Append(' '));
        }
        return text.ToString();
    }

    private string Write(Pattern start)
    {
        // Elements are numbered before everything else, in the order in which they are reached.
        var seen = new HashSet<Pattern>();
        FindElements(start, seen);
        for (var i = 0; i < _elements.Count; i++)
            FindElements(_elements[i].Content, seen);
        for (var i = 0; i < _elements.Count; i++)
            _numbers.Add(_elements[i], GrammarFormat.FirstElement + i);
        Number(start);
        foreach (var element in _elements)
            Number(element.Content);

        var elements = new StringBuilder();
        foreach (var element in _elements)
        {
            elements.Append(' ').Append(Text(Name(element.Name))).Append(',').Append(Text(_numbers[element.Content])).Append(',').Append(Text(element.Number));
            if (element.IsOutputOnly)
                elements.Append('!');
        }
        var uniques = new RuleTextWriter(Name, String);
        foreach (var element in _elements)
            uniques.Add(element, _numbers[element]);
        var rules = uniques.WriteUniques();
        var references = uniques.WriteReferences();
        var (constraints, defaults) = (uniques.WriteConstraints(), uniques.WriteDefaults());
        _hasRules |= rules.Length > 0;
        var remarks = new StringBuilder();
        foreach (var element in _elements)
            if (element.Remarks is { } words)
                remarks.Append(' ').Append(Text(_numbers[element])).Append('=').Append(Text(String(words)));
        var version = _hasWords ? GrammarFormat.VersionWithWords
            : constraints.Length > 0 ? GrammarFormat.VersionWithConstraints
            : references.Length > 0 ? GrammarFormat.VersionWithReferences
            : _hasRules ? GrammarFormat.VersionWithRules
            : GrammarFormat.Version;
        var text = new StringBuilder(GrammarFormat.Name + version + " #strings");
        foreach (var entry in _strings.Entries)
            GrammarFormat.Escape(entry, text.Append(' '));
        text.Append(" #names");
        foreach (var entry in _names.Entries)
            text.Append(' ').Append(entry);
        text.Append(" #types");
        foreach (var entry in _types.Entries)
            text.Append(' ').Append(entry);
        text.Append(" #elements").Append(elements).Append(" #patterns").Append(_patterns);
        text.Append(" #start ").Append(Text(_numbers[start]));
        if (rules.Length > 0)
            text.Append(" #unique").Append(rules);
        if (references.Length > 0)
            text.Append(" #keyref").Append(references);
        if (constraints.Length > 0)
            text.Append(" #constraint").Append(constraints);
        if (constraints.Length > 0 && defaults.Length > 0)
            text.Append(" #default").Append(defaults);
        if (remarks.Length > 0)
            text.Append(" #remarks").Append(remarks);
        return text.ToString();
    }

    private void FindElements(Pattern start, HashSet<Pattern> seen)
    {
        var open = new Stack<Pattern>();
        open.Push(start);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!seen.Add(pattern))
                continue;
            if (pattern is ElementPattern element)
                _elements.Add(element);
            var operands = _order.Ordered(pattern);
            for (var i = operands.Count - 1; i >= 0; i--)
                open.Push(operands[i]);
        }
    }

    // Operands first.
    private void Number(Pattern start)
    {
        var open = new Stack<Pattern>();
        open.Push(start);
        while (open.Count > 0)
        {
            var pattern = open.Peek();
            if (_numbers.ContainsKey(pattern))
            {
                open.Pop();
                continue;
            }
            var operands = _order.Ordered(pattern);
            var isReady = true;
            for (var i = operands.Count - 1; i >= 0; i--)
            {
                if (_numbers.ContainsKey(operands[i]))
                    continue;
                open.Push(operands[i]);
                isReady = false;
            }
            if (!isReady)
                continue;
            open.Pop();
            _numbers.Add(pattern, Leaf(pattern) ?? Append(pattern, operands));
        }
    }

    private static int? Leaf(Pattern pattern) => pattern switch
    {
        NotAllowedPattern => 0,
        EmptyPattern => 1,
        TextPattern => 2,
        _ => null,
    };

    private int Append(Pattern pattern, IReadOnlyList<Pattern> operands)
    {
        _patterns.Append(' ');
        switch (pattern)
        {
            case DataPattern data:
                Append('d', Type(data.Datatype));
                break;
            case ValuePattern value:
                Append('v', Type(value.Datatype), String(value.Text));
                if (value.NamespaceUri.Length > 0)
                    _patterns.Append(',').Append(Text(String(value.NamespaceUri)));
                break;
            case AttributePattern attribute:
                Append(attribute.IsOutputOnly ? 'A' : 'a', Name(attribute.Name));
                break;
            default:
                _patterns.Append(pattern.Kind switch
                {
                    PatternKind.Choice => 'c',
                    PatternKind.Group => 'g',
                    PatternKind.Interleave => 'i',
                    PatternKind.OneOrMore => 'm',
                    PatternKind.List => 'l',
                    _ => throw new InvalidOperationException(),
                });
                break;
        }
        var separate = pattern is DataPattern or AttributePattern;
        foreach (var operand in operands)
        {
            if (separate)
                _patterns.Append(',');
            _patterns.Append(Text(_numbers[operand]));
            separate = true;
        }
        return GrammarFormat.FirstElement + _elements.Count + _patternCount++;
    }

    private void Append(char code, int first, int second = -1)
    {
        _patterns.Append(code).Append(Text(first));
        if (second >= 0)
            _patterns.Append(',').Append(Text(second));
    }

    private int String(string text) => _strings.Add(text);

    private int Type(Datatype type)
    {
        var entry = new StringBuilder();
        entry.Append(Text(String(type.LibraryUri))).Append(':').Append(Text(String(type.Name)));
        foreach (var parameter in type.Parameters)
            entry.Append(':').Append(Text(String(parameter.Name))).Append('=').Append(Text(String(parameter.Value)));
        if (type.MaxBytes is { } limit)
        {
            entry.Append('<').Append(Text(limit));
            _hasRules = true;
        }
        if (type.Says is { } words)
        {
            entry.Append('=').Append(Text(String(words)));
            _hasWords = true;
        }
        return _types.Add(entry.ToString());
    }

    private int Name(NameClass name)
    {
        var set = NameSet.From(name);
        if (set.TryGetSingle(out var uri, out var local))
            return _names.Add(uri.Length == 0 ? Text(String(local)) : Text(String(local)) + ":" + Text(String(uri)));
        var entry = new StringBuilder(set.HasOthers ? "+" : "-", 64);
        foreach (var ns in set.Namespaces)
        {
            var (hasOthers, mentioned) = set.PartOf(ns);
            entry.Append(';').Append(Text(String(ns))).Append(hasOthers ? '+' : '-');
            var isFirst = true;
            foreach (var one in mentioned)
            {
                if (!isFirst)
                    entry.Append(',');
                isFirst = false;
                entry.Append(Text(String(one)));
            }
        }
        return _names.Add(entry.ToString());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Entries, numbered in the order of their first use.</summary>
    private sealed class Section
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public List<string> Entries { get; } = [];

        public int Add(string entry)
        {
            if (!_numbers.TryGetValue(entry, out var number))
            {
                _numbers.Add(entry, number = Entries.Count);
                Entries.Add(entry);
            }
            return number;
        }
    }
}
