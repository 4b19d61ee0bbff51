using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Identity;

namespace Bindery.Patterns.Text;

/// <summary>
/// Writes the sections of the compiled form with rules of uniqueness and of references (see <see cref="GrammarFormat"/>): each rule once, with its elements.
/// </summary>
/// <param name="name">Returns the number of a name.</param>
/// <param name="text">Returns the number of a string.</param>
internal sealed class RuleTextWriter(Func<NameClass, int> name, Func<string, int> text)
{
    private readonly List<(IdentityRule Rule, List<int> Elements)> _rules = [];
    private readonly StringBuilder _defaults = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Adds the rules of an element.</summary>
    public void Add(ElementPattern element, int number)
    {
        foreach (var value in element.Defaults)
            _defaults.Append(' ')
                .Append(Number(number))
                .Append(value.Attribute is null ? "" : "@" + Number(value.Attribute))
                .Append('=')
                .Append(Number(text(value.Value)));
        foreach (var rule in element.Rules)
        {
            var key = IdentityKey.Of(rule);
            if (!_numbers.TryGetValue(key, out var known))
            {
                _numbers.Add(key, known = _rules.Count);
                _rules.Add((rule, []));
            }
            _rules[known].Elements.Add(number);
        }
    }

    /// <summary>Returns the entries of the rules of uniqueness, each preceded by a space; empty if there are none.</summary>
    public string WriteUniques() => Write<UniqueRule>();

    /// <summary>Returns the entries of the rules of references.</summary>
    public string WriteReferences() => Write<KeyReferenceRule>();

    /// <summary>Returns the entries of the identity constraints.</summary>
    public string WriteConstraints()
    {
        var entries = new StringBuilder();
        foreach (var (rule, elements) in _rules)
        {
            if (rule is not IdentityConstraint constraint)
                continue;
            entries.Append(' ')
                .Append(constraint.Kind switch { ConstraintKind.Unique => 'u', ConstraintKind.Key => 'k', _ => 'r' })
                .Append(string.Join(",", elements));
            entries.Append('=').Append(Number(constraint.Name));
            if (constraint.Refer is { } refer)
                entries.Append('>').Append(Number(refer));
            Write(constraint.Selector, entries);
            foreach (var field in constraint.Fields)
                Write(field, entries);
        }
        return entries.ToString();
    }

    /// <summary>Returns the entries of the default values.</summary>
    public string WriteDefaults() => _defaults.ToString();

    private void Write(IReadOnlyList<ConstraintPath> paths, StringBuilder entries)
    {
        var separator = ':';
        foreach (var path in paths)
        {
            entries.Append(separator).Append(path.IsDescendant ? "//" : "");
            for (var i = 0; i < path.Steps.Count; i++)
                entries.Append(i == 0 ? "" : "/").Append(Test(path.Steps[i]));
            if (path.Attribute is { } attribute)
                entries.Append('@').Append(Test(attribute));
            else if (path.Steps.Count == 0)
                entries.Append('.');
            separator = '|';
        }
    }

    private string Test(NameTest test) => test switch
    {
        { LocalName: { } local, NamespaceUri: { } ns } => Number(new ExactName(ns, local)),
        { NamespaceUri: { } ns } => Number(text(ns)) + "*",
        _ => "*",
    };

    private string Write<T>()
        where T : AnnotationRule
    {
        var entries = new StringBuilder();
        foreach (var (any, elements) in _rules)
        {
            if (any is not T rule)
                continue;
            entries.Append(' ').Append(rule.IsWarning ? 'w' : 'e').Append(string.Join(",", elements));
            if (rule.Phrase is { } phrase)
                entries.Append('=').Append(Number(text(phrase)));
            var reference = rule as KeyReferenceRule;
            if (reference?.Because is { } because)
                entries.Append(';').Append(Number(text(because)));
            if (reference?.Document is { } document)
                entries.Append('@').Append(Number(document));
            Write(rule.Items, rule.Fields, entries);
            if (reference is not null)
                Write(reference.ReferItems, reference.ReferFields, entries);
        }
        return entries.ToString();
    }

    private void Write(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, StringBuilder entries)
    {
        var separator = ':';
        foreach (var path in items)
        {
            entries.Append(separator);
            Write(path, entries);
            separator = '|';
        }
        separator = ':';
        foreach (var field in fields)
        {
            entries.Append(separator);
            foreach (var step in field.Steps)
                entries.Append(Number(step)).Append('/');
            entries.Append(field.Attribute is { } attribute ? "@" + Number(attribute) : ".");
            separator = '|';
        }
    }

    private void Write(IdentityPath path, StringBuilder entries)
    {
        if (path.Steps.Count == 0)
            entries.Append('.');
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
