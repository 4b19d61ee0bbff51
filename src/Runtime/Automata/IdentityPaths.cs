using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>The identity rules of a grammar, with the numbers of the names that they mention.</summary>
internal sealed class IdentityPaths
{
    private readonly Dictionary<IdentityRule, Paths> _rules = [];
    private readonly ValueList<Step> _steps = new();
    private Step[]? _allSteps;
    private readonly NameIndex _names;

    private IdentityPaths(NameIndex names)
    {
        _names = names;
        IsNeeded = new bool[names.Count];
    }

    /// <summary>For each number of a name, whether the value of an attribute with that name matters to a rule.</summary>
    public bool[] IsNeeded { get; }

    /// <summary>
    /// Reads the identity rules of a grammar; null if one of them is an identity constraint of XML Schema, takes values from anything but attributes of its
    /// items, or mentions names that do not occur in the grammar.
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

    /// <summary>The steps of all paths; the steps of one path are consecutive.</summary>
    public Step[] Steps => _allSteps ??= _steps.ToArray();

    private bool Add(IdentityRule any)
    {
        if (any is not AnnotationRule rule)
            return false;
        var starts = new List<int>();
        var isKnown = TryRead(rule.Items, rule.Fields, isReferred: false, starts);
        if (rule is KeyReferenceRule reference)
            isKnown &= TryRead(reference.ReferItems, reference.ReferFields, isReferred: true, starts);
        _rules.Add(rule, new Paths([.. starts], rule is KeyReferenceRule));
        return isKnown;
    }

    private bool TryRead(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, bool isReferred, List<int> starts)
    {
        var attributes = new int[fields.Count];
        for (var i = 0; i < attributes.Length; i++)
            if (fields[i].Steps.Count > 0 || fields[i].Attribute is not { } attribute || !TryNumber(attribute, out attributes[i]))
                return false;
        foreach (var item in items)
        {
            starts.Add(_steps.Count);
            for (var i = 0; i < item.Steps.Count; i++)
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
                _steps.Add(new Step(name, tests, null, isReferred));
            }
            // The end of a path is an item.
            _steps.Add(new Step(-1, [], attributes, isReferred));
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

    /// <summary>The paths of a rule, as the numbers of their first steps.</summary>
    internal sealed record Paths(int[] Starts, bool IsReference);

    /// <summary>A step to a child element that passes all tests. The last step of a path describes the item.</summary>
    /// <param name="Name">The number of the child's name; -1 after the last child.</param>
    /// <param name="Tests">The tests.</param>
    /// <param name="Attributes">After the last child, the attributes in order of preference: the first one that is present has the item's value.</param>
    /// <param name="IsReferred">Whether the items are the targets of references.</param>
    internal readonly record struct Step(int Name, Test[] Tests, int[]? Attributes, bool IsReferred);

    /// <summary>A predicate on an attribute. Without a value, it tests whether the attribute is present.</summary>
    internal sealed record Test(int Attribute, byte[]? Value, bool IsNegated);
}
