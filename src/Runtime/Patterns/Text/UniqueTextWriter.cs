using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Uniqueness;

namespace Bindery.Patterns.Text;

/// <summary>Writes the section of the compiled form that has the rules of uniqueness (see <see cref="GrammarFormat"/>): each once, with the elements that have it.</summary>
/// <param name="name">Numbers a name.</param>
/// <param name="text">Numbers a string.</param>
internal sealed class UniqueTextWriter(Func<NameClass, int> name, Func<string, int> text)
{
    private readonly List<(UniqueRule Rule, List<int> Elements)> _rules = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Adds the rules of an element.</summary>
    public void Add(ElementPattern element, int number)
    {
        foreach (var rule in element.Uniques)
        {
            var key = UniqueKey.Of(rule);
            if (!_numbers.TryGetValue(key, out var known))
            {
                _numbers.Add(key, known = _rules.Count);
                _rules.Add((rule, []));
            }
            _rules[known].Elements.Add(number);
        }
    }

    /// <summary>The entries, each with a blank before it; empty where there are none.</summary>
    public string Write()
    {
        var entries = new StringBuilder();
        foreach (var (rule, elements) in _rules)
        {
            entries.Append(' ').Append(rule.IsWarning ? 'w' : 'e').Append(string.Join(",", elements));
            if (rule.Phrase is { } phrase)
                entries.Append('=').Append(Number(text(phrase)));
            var separator = ':';
            foreach (var path in rule.Items)
            {
                entries.Append(separator);
                Write(path, entries);
                separator = '|';
            }
            separator = ':';
            foreach (var field in rule.Fields)
            {
                entries.Append(separator);
                foreach (var step in field.Steps)
                    entries.Append(Number(step)).Append('/');
                entries.Append(field.Attribute is { } attribute ? "@" + Number(attribute) : ".");
                separator = '|';
            }
        }
        return entries.ToString();
    }

    private void Write(UniquePath path, StringBuilder entries)
    {
        for (var i = 0; i < path.Steps.Count; i++)
        {
            entries.Append(i == 0 ? "" : "/").Append(Number(path.Steps[i].Name));
            foreach (var test in path.Steps[i].Tests)
            {
                entries.Append(test.IsNegated ? "[!" : "[").Append(Number(test.Attribute));
                if (test.Value is { } value)
                    entries.Append('=').Append(Number(text(value)));
            }
        }
    }

    private string Number(ExactName exact) => Number(name(new NameNameClass(exact.NamespaceUri, exact.LocalName)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
