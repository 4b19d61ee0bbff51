using System;
using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// Finds values in a partial document that are certainly used twice where a rule demands that each is unique. An item counts where it is certainly there,
/// certainly passes the tests of the rule, and has one constant as its value.
/// </summary>
internal static class UniqueSearch
{
    /// <summary>The values used again, in the order of the document for each rule; one that breaks several rules, under the first of them.</summary>
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
