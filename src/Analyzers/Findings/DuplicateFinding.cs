using System.Collections.Immutable;
using Bindery.Analyzers.Uniqueness;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Describes a value that is used twice in terms of C#, with its place in the code.</summary>
internal static class DuplicateFinding
{
    /// <summary>Returns the finding at the expression of the later value; null if the code has no place for it.</summary>
    public static Finding? Of(Duplicate duplicate)
    {
        var place = Places.OfValue(duplicate.Second.Origin) ?? Places.OfItem(duplicate.Second.Item.Origin);
        var first = Places.OfValue(duplicate.First.Origin) ?? Places.OfItem(duplicate.First.Item.Origin);
        // If one object is an item twice, the later item is reported.
        if (place is not null && place.SourceSpan == first?.SourceSpan)
            place = Places.OfItem(duplicate.Second.Item.Origin) ?? place;
        if (place is null)
            return null;
        var others = first is null || first.SourceSpan == place.SourceSpan ? ImmutableArray<Location>.Empty : ImmutableArray.Create(first);
        return new Finding(Descriptors.NotUnique, place, others, Message(duplicate), null, duplicate.Rule.IsWarning);
    }

    private static string Message(Duplicate duplicate)
    {
        var list = ItemWords.MemberOf(duplicate.Second.Item.Origin) ?? duplicate.Second.Item.LocalName;
        var (first, second) = (ItemWords.NameOf(duplicate.First, list), ItemWords.NameOf(duplicate.Second, list));
        var where = first != second ? $", as {first ?? "text"} and as {second ?? "text"} of {list}"
            : second is null ? $" in {list}"
            : $" as {second} of {list}";
        if (duplicate.Second.Text is null)
            return $"an object is used twice in {list}; {duplicate.Rule.Phrase ?? "each"} must be unique";
        return $"{ItemWords.Quote(duplicate.Second)} is used twice{where}; {duplicate.Rule.Phrase ?? "each"} must be unique";
    }
}
