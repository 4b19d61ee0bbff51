using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Uniqueness;
using Bindery.Identity;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Describes a value that refers to nothing in terms of C#, with its place in the code.</summary>
internal static class DanglingFinding
{
    /// <summary>Returns the finding at the expression of the value; null if the code has no place for it.</summary>
    public static Finding? Of(Dangling dangling)
    {
        if ((Places.OfValue(dangling.Value.Origin) ?? Places.OfItem(dangling.Value.Item.Origin)) is not { } place)
            return null;
        var others = dangling.Keys
            .Select(key => Places.OfValue(key.Origin))
            .OfType<Location>()
            .Where(location => location.SourceSpan != place.SourceSpan)
            .Distinct()
            .ToImmutableArray();
        return new Finding(Descriptors.RefersToNothing, place, others, Message(dangling), null, dangling.Rule.IsWarning || dangling.Rule.Document is not null);
    }

    private static string Message(Dangling dangling)
    {
        var list = ItemWords.MemberOf(dangling.Value.Item.Origin);
        var name = ItemWords.NameOf(dangling.Value, list) ?? list ?? dangling.Value.Item.LocalName;
        var keys = dangling.Keys.Select(ItemWords.Quote).Distinct().ToList();
        var mustBe = dangling.Rule.MustBe(keys.Take(KeyReferenceRule.MostShown).ToList(), keys.Count, What(dangling));
        return dangling.Rule.Document is null
            ? $"{ItemWords.Quote(dangling.Value)} is not allowed for '{name}': it {mustBe}"
            : $"{ItemWords.Quote(dangling.Value)} {mustBe}";
    }

    // "the value of 'Id' of 'Keys'"
    private static string? What(Dangling dangling)
    {
        if (dangling.Rule.Phrase is not null || dangling.Keys.FirstOrDefault() is not { } key)
            return null;
        var list = ItemWords.MemberOf(key.Item.Origin);
        var name = ItemWords.NameOf(key, list);
        return name is null ? list is null ? null : $"one of '{list}'" : list is null ? $"the value of '{name}'" : $"the value of '{name}' of '{list}'";
    }
}
