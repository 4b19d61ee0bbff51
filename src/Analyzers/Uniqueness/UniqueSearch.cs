using System;
using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// Finds values in a partial document that are certainly used twice although a rule requires them to be unique. An item counts if it is certainly present,
/// certainly satisfies the tests of the rule, and has a constant value.
/// </summary>
internal static class UniqueSearch
{
    /// <summary>
    /// Returns the duplicate values, in document order for each rule; a value that violates several rules is only returned for the first one.
    /// </summary>
    public static IReadOnlyList<Duplicate> Find(IReadOnlyList<RuleAtElement> rules)
    {
        var found = new List<Duplicate>();
        foreach (var (element, rule) in rules)
        {
            if (rule is not UniqueRule unique)
                continue;
            var first = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
            foreach (var item in CertainValues.Items(element, unique))
            {
                if (CertainValues.Of(item, unique) is not { } value)
                    continue;
                if (!first.TryGetValue(value.Text, out var earlier))
                    first.Add(value.Text, value);
                else if (!found.Exists(duplicate => duplicate.Second.Item == value.Item && duplicate.Second.Name == value.Name))
                    found.Add(new Duplicate(unique, earlier, value));
            }
        }
        return found;
    }
}
