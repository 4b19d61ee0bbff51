using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>The rules of uniqueness of a grammar with the numbers of the names that they mention.</summary>
internal sealed class IdentityPaths
{
    private readonly Dictionary<IdentityRule, Paths> _rules = [];
    private readonly List<Path> _paths = [];
    private readonly NameIndex _names;

    private IdentityPaths(NameIndex names)
    {
        _names = names;
        IsNeeded = new bool[names.Count];
    }

    /// <summary>For each number of a name whether the value of an attribute of that name matters to a rule.</summary>
    public bool[] IsNeeded { get; }

    /// <summary>
    /// Reads the rules of a grammar; null where one is a constraint of XML Schema, looks for values elsewhere than in attributes of its items, or mentions
    /// names that the grammar does not.
    /// </summary>
    public static IdentityPaths? Of(CompiledGrammar grammar)
    {
        var paths = new IdentityPaths(grammar.Names);
        foreach (var element in grammar.Graph.Elements)
            foreach (var rule in element.Rules)
                if (rule.Refuses && !paths._rules.ContainsKey(rule) && !paths.Add(rule))
                    return null;
        return paths;
    }

    /// <summary>The paths of a rule.</summary>
    public Paths this[IdentityRule rule] => _rules[rule];

    /// <summary>A path by its number.</summary>
    public Path this[int path] => _paths[path];

    private bool Add(IdentityRule any)
    {
        if (any is not AnnotationRule rule)
            return false;
        var isKnown = TryRead(rule.Items, rule.Fields, isReferred: false, out var items);
        List<Path>? referred = null;
        if (rule is KeyReferenceRule reference)
            isKnown &= TryRead(reference.ReferItems, reference.ReferFields, isReferred: true, out referred);
        var numbers = new int[items.Count + (referred?.Count ?? 0)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = _paths.Count + i;
        _paths.AddRange(items);
        _paths.AddRange(referred ?? []);
        _rules.Add(rule, new Paths(numbers, rule is KeyReferenceRule));
        return isKnown;
    }

    private bool TryRead(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, bool isReferred, out List<Path> paths)
    {
        paths = [];
        var attributes = new int[fields.Count];
        for (var i = 0; i < attributes.Length; i++)
            if (fields[i].Steps.Count > 0 || fields[i].Attribute is not { } attribute || !TryNumber(attribute, out attributes[i]))
                return false;
        foreach (var item in items)
        {
            var steps = new Step[item.Steps.Count];
            for (var i = 0; i < steps.Length; i++)
            {
                var tests = new Test[item.Steps[i].Tests.Count];
                for (var t = 0; t < tests.Length; t++)
                {
                    var test = item.Steps[i].Tests[t];
                    if (!TryNumber(test.Attribute, out var number))
                        return false;
                    IsNeeded[number] = true;
                    tests[t] = new Test(number, test.Utf8, test.IsNegated);
                }
                if (!TryNumber(item.Steps[i].Name, out var name))
                    return false;
                steps[i] = new Step(name, tests);
            }
            paths.Add(new Path(steps, attributes, isReferred));
        }
        foreach (var attribute in attributes)
            IsNeeded[attribute] = true;
        return true;
    }

    private bool TryNumber(ExactName name, out int number)
    {
        number = _names.Find(name.NamespaceUri, name.LocalName);
        return _names[number].LocalName == name.LocalName && _names[number].NamespaceUri == name.NamespaceUri;
    }

    /// <summary>The paths of a rule by their numbers.</summary>
    internal sealed record Paths(int[] Items, bool IsReference);

    /// <summary>The way to items, and the attributes of which the first that is there has an item's value.</summary>
    internal sealed record Path(Step[] Steps, int[] Attributes, bool IsReferred);

    /// <summary>A child element that passes all tests.</summary>
    internal sealed record Step(int Name, Test[] Tests);

    /// <summary>A predicate on an attribute; without a value it is enough that it is there.</summary>
    internal sealed record Test(int Attribute, byte[]? Value, bool IsNegated);
}
