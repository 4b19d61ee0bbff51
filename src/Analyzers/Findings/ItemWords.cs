using System;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Uniqueness;

namespace Bindery.Analyzers.Findings;

/// <summary>What rules of uniqueness and references are about, in the words of C#.</summary>
internal static class ItemWords
{
    /// <summary>"Name", "Target.File"; null where the items themselves are the values.</summary>
    /// <param name="value">The value.</param>
    /// <param name="list">The member that has the items.</param>
    public static string? NameOf(ItemValue value, string? list)
    {
        var names = value.Way.Select(child => MemberOf(child.Origin) ?? child.LocalName).ToList();
        if ((MemberOf(value.Origin) ?? value.Name) is { } own && own != list && (names.Count == 0 || names[names.Count - 1] != own))
            names.Add(own);
        return names.Count == 0 ? null : string.Join(".", names);
    }

    /// <summary>A value in quotes: the word of C# where it has one for it.</summary>
    public static string Quote(ItemValue value)
    {
        var word = MemberWords.Value((value.Origin as MemberOrigin)?.Member.Value, value.Text);
        return word.StartsWith("'", StringComparison.Ordinal) ? word : $"'{word}'";
    }

    /// <summary>The member of an origin.</summary>
    public static string? MemberOf(object? origin) => (origin as MemberOrigin)?.Member.Name;
}
