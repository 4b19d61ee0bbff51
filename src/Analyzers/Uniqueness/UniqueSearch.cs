using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Documents;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// Finds values in a partial document that are certainly used twice although a rule requires them to be unique. An item counts if it is certainly present,
/// certainly satisfies the tests of the rule, and has a constant value, or is the same object as another item.
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
            var first = new Dictionary<object, ItemValue>();
            foreach (var item in CertainValues.Items(element, unique))
            {
                // An object that is an item twice has the same value twice.
                if (CertainValues.Find(item, unique) is not { } value || ((object?)value.Text ?? IdOf(item.Alternatives[0])) is not { } key)
                    continue;
                if (!first.TryGetValue(key, out var earlier))
                    first.Add(key, value);
                else if (!found.Exists(duplicate => duplicate.Second.Item == value.Item && duplicate.Second.Name == value.Name))
                    found.Add(new Duplicate(unique, earlier, value));
            }
        }
        // What an object has that is an item twice is there twice as well.
        found.RemoveAll(part => part.Second.Text is null
            && IdOf(part.Second.Item.Alternatives[0]) is { } id
            && found.Exists(whole => Holds(whole.Second.Item.Alternatives[0], id)));
        return found;
    }

    private static bool Holds(PartialElement element, int id) =>
        element.Children.Exists(child => child.Alternatives.Any(part => IdOf(part) == id || Holds(part, id)));

    private static int? IdOf(PartialElement element) => (element.Origin as ObjectOrigin)?.Id;
}
