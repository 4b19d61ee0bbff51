using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Values;
using Bindery.ModelMaps;
using Bindery.Wording;

namespace Bindery.Analyzers.Findings;

/// <summary>The names of facts in C#: members for attributes and elements, members of enumerations for their words.</summary>
internal static class MemberWords
{
    /// <summary>Returns the member of a fact; null if there is none.</summary>
    public static MappedMember? Member(Fact fact)
    {
        if (fact.Origin is MemberOrigin origin)
            return origin.Member;
        return fact.Owner.Origin is ObjectOrigin owner ? owner.Object.Class.Members.Find(member => IsAbout(member, fact)) : null;
    }

    /// <summary>Returns the name of the member of a fact.</summary>
    public static string Name(Fact fact) => Member(fact)?.Name ?? (fact.Kind == FactKind.Text ? "text" : fact.LocalName);

    /// <summary>Returns a value in C# terms: a member of an enumeration, true or false, or the text in quotes.</summary>
    public static string Value(Fact fact, string text) => Value(Member(fact)?.Value, text);

    /// <summary>Returns a value of a kind in C# terms.</summary>
    public static string Value(MappedValue? kind, string text) => kind?.Kind switch
    {
        MappedValueKind.Enum => kind.Enum!.Members.FirstOrDefault(member => member.Word == text)?.Name ?? text,
        MappedValueKind.Boolean => text == kind.Yes ? "true" : text == kind.No ? "false" : Quotation.Of(text),
        MappedValueKind.String or null => Quotation.Of(OpenText.Show(text)),
        _ => OpenText.Show(text),
    };

    /// <summary>Returns "A, B or C".</summary>
    public static string Values(Fact fact, IEnumerable<string> texts)
    {
        var values = texts.Select(text => Value(fact, text)).Distinct(StringComparer.Ordinal).ToList();
        return Lists.OneOf(values, isSorted: false);
    }

    /// <summary>Returns the class that declares the member of a fact; null if it is unknown.</summary>
    public static MappedClass? Class(Fact fact) => (fact.Owner.Origin as ObjectOrigin)?.Object.Class;

    /// <summary>Returns the name of the class of the object that a child is written from; null if it is unknown.</summary>
    public static string? ObjectClass(Fact child) => (child.Child?.Origin as ObjectOrigin)?.Object.Class.Name;

    /// <summary>Returns a state of a member as part of a sentence: "when Type is File". For a member named "mode", the phrase is "in push mode".</summary>
    public static string State(Fact fact, string text, string name) =>
        name.EndsWith("Mode", StringComparison.Ordinal) && name.IndexOf('.') < 0 && Member(fact)?.Value?.Enum is not null
            ? $"in {text} {name.ToLower(CultureInfo.InvariantCulture)}"
            : $"when {name} is {Value(fact, text)}";

    private static bool IsAbout(MappedMember member, Fact fact) => member.Role switch
    {
        MemberRole.Attribute => fact.Kind == FactKind.Attribute && IsNamed(member, fact),
        MemberRole.Text => fact.Kind == FactKind.Text,
        MemberRole.Child or MemberRole.ValueChild or MemberRole.Presence or MemberRole.Wrapper => fact.Kind == FactKind.Child && IsNamed(member, fact),
        MemberRole.Items or MemberRole.Substitution =>
            fact.Kind == FactKind.Child && member.Cases.Exists(itemCase => itemCase.LocalName == fact.LocalName && itemCase.NamespaceUri == fact.NamespaceUri),
        _ => false,
    };

    private static bool IsNamed(MappedMember member, Fact fact) => member.LocalName == fact.LocalName && member.NamespaceUri == fact.NamespaceUri;
}
