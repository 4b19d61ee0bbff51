using System;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Uniqueness;

namespace Bindery.Analyzers.Findings;

/// <summary>Describes the subjects of identity rules in terms of C#.</summary>
internal static class ItemWords
{
    /// <summary>Returns "Name" or "Target.File"; null if the items themselves are the values.</summary>
    /// <param name="value">The value.</param>
    /// <param name="list">The member that contains the items.</param>
    public static string? NameOf(ItemValue value, string? list)
    {
        var names = value.Way.Select(child => MemberOf(child.Origin) ?? child.LocalName).ToList();
        if ((MemberOf(value.Origin) ?? value.Name) is { } own && own != list && (names.Count == 0 || names[names.Count - 1] != own))
            names.Add(own);
        return names.Count == 0 ? null : string.Join(".", names);
    }

    /// <summary>Returns a value in quotes, or the name of its member in C# if it has one.</summary>
    public static string Quote(ItemValue value)
    {
        var word = MemberWords.Value((value.Origin as MemberOrigin)?.Member.Value, value.Text!);
        return word.StartsWith("'", StringComparison.Ordinal) ? word : $"'{word}'";
    }

    /// <summary>Returns the member of an origin.</summary>
    public static string? MemberOf(object? origin) => (origin as MemberOrigin)?.Member.Name;
}
