using System.Collections.Generic;
using System.Linq;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// Finds values in a partial document that certainly refer to nothing: constants of items that are certainly present, if all possible targets are known.
/// </summary>
internal static class ReferenceSearch
{
    /// <summary>Returns the values, in document order for each rule; a value that violates several rules is only returned for the first one.</summary>
    public static IReadOnlyList<Dangling> Find(IReadOnlyList<RuleAtElement> rules)
    {
        var found = new List<Dangling>();
        foreach (var (element, rule) in rules)
        {
            if (rule is not KeyReferenceRule { Document: null } reference)
                continue;
            var values = CertainValues.Items(element, reference).Select(item => CertainValues.Of(item, reference)).OfType<ItemValue>().ToList();
            if (values.Count == 0 || PossibleValues.Of(element, reference.ReferItems, reference.ReferFields) is not { } keys)
                continue;
            foreach (var value in values)
                if (!keys.Any(key => key.Text == value.Text)
                    && !found.Exists(dangling => dangling.Value.Item == value.Item && dangling.Value.Name == value.Name))
                    found.Add(new Dangling(reference, value, keys));
        }
        return found;
    }
}
