using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.CodeFixes.Moving;

/// <summary>Writes elements as object initializers. The result is null if the model has no member for something.</summary>
/// <param name="names">The names of the generated types.</param>
/// <param name="values">Writes values.</param>
/// <param name="helpers">Records the methods that are called.</param>
internal sealed class InitializerCode(TypeNames names, ValueCode values, UsedHelpers helpers)
{
    /// <summary>Whether the code sets members that are only written if that is requested.</summary>
    public bool SetsOutputOnly { get; private set; }

    /// <summary>The options for the writer: all members that are set are to be written.</summary>
    public string Options => SetsOutputOnly ? names.OutputOptions : "";

    /// <summary>Writes a new object.</summary>
    /// <param name="model">Its class.</param>
    /// <param name="nodes">The attributes and content to set.</param>
    /// <param name="isNamed">Whether its type must be named.</param>
    public CodeTree? Object(MappedClass model, IEnumerable<MovedNode> nodes, bool isNamed)
    {
        var head = isNamed || names.Language < LanguageVersion.CSharp9 ? "new " + names.Of(model.Name) : "new()";
        if (Settings(model, nodes) is not { } settings)
            return null;
        var items = new List<CodeTree>();
        foreach (var member in model.Members.Where(settings.ContainsKey))
        {
            if (Member(member, settings[member]) is not { } value)
                return null;
            items.Add(value.After($"{Edits.CSharpTexts.Name(member.Name)} = "));
        }
        return items.Count > 0 ? new CodeTree(head, "{", items, "") : CodeTree.Of(head.EndsWith(")", StringComparison.Ordinal) ? head : head + "()");
    }

    /// <summary>Groups the nodes by the member that they set; null if one of them sets none.</summary>
    private Dictionary<MappedMember, List<MovedNode>>? Settings(MappedClass model, IEnumerable<MovedNode> nodes)
    {
        var settings = new Dictionary<MappedMember, List<MovedNode>>();
        foreach (var node in nodes)
            switch (node)
            {
                case MovedText { IsBlank: true } when !model.Members.Exists(member => member.Role == MemberRole.Text):
                    break;
                case MovedBranch branch when Settings(model, branch.WhenTrue) is { } whenTrue && Settings(model, branch.WhenFalse) is { } whenFalse:
                    foreach (var member in whenTrue.Keys.Union(whenFalse.Keys))
                        Add(member, branch with { WhenTrue = Of(whenTrue, member), WhenFalse = Of(whenFalse, member) });
                    break;
                case MovedRound round when Settings(model, round.Body) is { Count: 1 } body:
                    Add(body.Keys.First(), round with { Body = body.Values.First() });
                    break;
                case MovedText or MovedElement or MovedAttribute or MovedHelperText when MemberOf(model, node) is { } member:
                    Add(member, node);
                    break;
                default:
                    return null;
            }
        return settings;

        void Add(MappedMember member, MovedNode node)
        {
            if (!settings.TryGetValue(member, out var list))
                settings.Add(member, list = []);
            list.Add(node);
        }

        static List<MovedNode> Of(Dictionary<MappedMember, List<MovedNode>> all, MappedMember member) => all.TryGetValue(member, out var list) ? list : [];
    }

    /// <summary>Returns the member that a node sets; null if there is none that code can set.</summary>
    public MappedMember? MemberOf(MappedClass model, MovedNode node)
    {
        var found = model.Members.Find(member => !member.IsUserDeclared && IsSetBy(member, node));
        SetsOutputOnly |= found is { IsOutputOnly: true };
        return found;
    }

    private static bool IsSetBy(MappedMember member, MovedNode node) => (member.Role, node is MovedHelperText made ? made.Code.Helper.Element : node) switch
    {
        (MemberRole.Attribute, MovedAttribute attribute) =>
            (member.NamespaceUri, member.LocalName) == (attribute.NamespaceUri, attribute.LocalName),
        (MemberRole.Text, MovedText) => true,
        (MemberRole.Child or MemberRole.ValueChild or MemberRole.Presence or MemberRole.Wrapper, MovedElement element) =>
            (member.NamespaceUri, member.LocalName) == (element.NamespaceUri, element.LocalName),
        (MemberRole.Items, MovedElement element) => CaseOf(member, element) is not null,
        _ => false,
    };

    /// <summary>Writes the value of a member that is not a list, or one item of a list.</summary>
    /// <param name="member">The member.</param>
    /// <param name="node">The element or attribute.</param>
    /// <param name="isNamed">Whether the type of a new object must be named.</param>
    public CodeTree? Item(MappedMember member, MovedNode node, bool isNamed)
    {
        switch (member.Role, node)
        {
            case (_, MovedHelperText { Code: { Helper: { Element: { } made } helper, Code: var call } }):
                var type = member.Role switch
                {
                    MemberRole.Child => member.Class,
                    MemberRole.Items => CaseOf(member, made)?.Class,
                    MemberRole.Wrapper when IsItem(member, made) => member.Class,
                    _ => null,
                };
                return type is not null && helpers.Add(helper, call, type, null) ? CodeTree.Of(call.ToString()) : null;
            case (MemberRole.Attribute, MovedAttribute attribute):
                return Value(member, attribute.Value);
            case (MemberRole.Text, MovedText text):
                return Value(member, text);
            case (MemberRole.Presence, MovedElement { Attributes.Count: 0, Content.Count: 0 }):
                return CodeTree.Of("true");
            case (MemberRole.Child, MovedElement element):
                return Object(member.Class!, [.. element.Attributes, .. element.Content], isNamed);
            case (MemberRole.Items, MovedElement element) when CaseOf(member, element) is { } found:
                return Object(found.Class, [.. element.Attributes, .. element.Content], isNamed: true);
            case (MemberRole.Wrapper, MovedElement element) when IsItem(member, element):
                return member.Class is { } model ? Object(model, [.. element.Attributes, .. element.Content], isNamed) : OnlyText(member, element);
            case (MemberRole.ValueChild, MovedElement element):
                return OnlyText(member, element);
            default:
                return null;
        }
    }

    /// <summary>Records that a method adds to an object; false if it adds to an object of another class elsewhere.</summary>
    public bool Add(HelperStatement helper, MappedClass model, MappedMember? wrapper) => helpers.Add(helper.Helper, helper.Call, model, wrapper);

    /// <summary>Whether an element is an item of a wrapper.</summary>
    public static bool IsItem(MappedMember wrapper, MovedElement element) =>
        (wrapper.ItemNamespaceUri, wrapper.ItemLocalName) == (element.NamespaceUri, element.LocalName);

    private CodeTree? Member(MappedMember member, List<MovedNode> nodes) =>
        member.Role == MemberRole.Wrapper ? Unwrapped(nodes) is { Count: > 0 } items ? List(member, items) : null
        : member.IsList ? List(member, nodes)
        : nodes.Count == 1 ? Single(member, nodes[0], isNamed: false)
        : null;

    private CodeTree? Single(MappedMember member, MovedNode node, bool isNamed)
    {
        if (node is not MovedBranch branch)
            return Item(member, node, isNamed);
        if (branch.WhenTrue.Count > 1 || branch.WhenFalse.Count > 1)
            return null;
        var whenTrue = branch.WhenTrue.Count == 0 ? CodeTree.Of("null") : Single(member, branch.WhenTrue[0], isNamed: true);
        var whenFalse = branch.WhenFalse.Count == 0 ? CodeTree.Of("null") : Single(member, branch.WhenFalse[0], isNamed: true);
        if (whenTrue is null || whenFalse is null)
            return null;
        if (member.Role == MemberRole.Presence)
            return CodeTree.Of(whenTrue.Flat == "true" ? branch.Code.Condition.ToString() : $"!({branch.Code.Condition})");
        return CodeTree.Of($"{branch.Code.Condition} ? {whenTrue.Flat} : {whenFalse.Flat}");
    }

    // Returns the content of wrapper elements.
    private static List<MovedNode>? Unwrapped(IReadOnlyList<MovedNode> nodes)
    {
        if (nodes.Count == 0)
            return [];
        return nodes.Count > 1 ? null : nodes[0] switch
        {
            MovedElement { Attributes.Count: 0, Content.Count: > 0 } element => [.. element.Content],
            MovedBranch branch when Unwrapped(branch.WhenTrue) is { } whenTrue && Unwrapped(branch.WhenFalse) is { } whenFalse =>
                [branch with { WhenTrue = whenTrue, WhenFalse = whenFalse }],
            _ => null,
        };
    }

    private CodeTree? List(MappedMember member, List<MovedNode> nodes)
    {
        var hasExpressions = names.Language >= LanguageVersion.CSharp12;
        var items = new List<CodeTree>();
        foreach (var node in nodes)
        {
            if (node is MovedElement or MovedHelperText or MovedBranch { WhenTrue.Count: 1, WhenFalse.Count: 1 }
                && One(member, node, !hasExpressions) is { } item)
                items.Add(item);
            else if (!(node is MovedRound or MovedBranch) || Sequence(member, node) is not { } sequence)
                return null;
            else if (hasExpressions)
                items.Add(sequence.After(".. "));
            else
                return nodes.Count == 1 ? sequence.Before(".ToList()") : null;
        }
        return new CodeTree("", hasExpressions ? "[" : "{", items, "");
    }

    // Writes one item, whichever branch is taken.
    private CodeTree? One(MappedMember member, MovedNode node, bool isNamed)
    {
        if (node is not MovedBranch branch)
            return Item(member, node, isNamed);
        return branch is { WhenTrue.Count: 1, WhenFalse.Count: 1 }
            && One(member, branch.WhenTrue[0], isNamed: true) is { } whenTrue
            && One(member, branch.WhenFalse[0], isNamed: true) is { } whenFalse
            ? CodeTree.Of($"{branch.Code.Condition} ? {whenTrue.Flat} : {whenFalse.Flat}")
            : null;
    }

    private CodeTree? Sequence(MappedMember member, MovedNode node)
    {
        switch (node)
        {
            case MovedBranch branch when Array(member, branch.WhenTrue) is { } whenTrue && Array(member, branch.WhenFalse) is { } whenFalse:
                return CodeTree.Of($"{branch.Code.Condition} ? {whenTrue} : {whenFalse}");
            case MovedRound { Code: { Loop: null, Source: var source, Parameter: var parameter }, Body: var body }:
                if (node is MovedRound { Code.Query: { Length: > 0 } query })
                    return body.Count == 1 && One(member, body[0], isNamed: true) is { } selected ? selected.After($"{query} select ") : null;
                // Only the name of the method is needed.
                if (parameter.Length == 0)
                    return body.Count == 1 && Item(member, body[0], isNamed: true) is { } group ? group.After($"{source}.Select(").Before(")") : null;
                if (body.Count == 1 && One(member, body[0], isNamed: true) is { } item)
                    return item.After($"{source}.Select({parameter} => ").Before(")");
                if (body.Count == 1
                    && body[0] is MovedBranch { WhenTrue: { Count: 1 } only, WhenFalse.Count: 0, Code.Condition: var condition }
                    && One(member, only[0], isNamed: true) is { } filtered)
                    return filtered.After($"{source}.Where({parameter} => {condition}).Select({parameter} => ").Before(")");
                return Array(member, body) is { } all ? CodeTree.Of($"{source}.SelectMany({parameter} => {all})") : null;
            default:
                return null;
        }
    }

    private string? Array(MappedMember member, IReadOnlyList<MovedNode> nodes)
    {
        var items = nodes.Select(node => One(member, node, isNamed: true)?.Flat).ToList();
        return items.Contains(null) ? null : items.Count == 0 ? "[]" : $"new[] {{ {string.Join(", ", items)} }}";
    }

    private CodeTree? OnlyText(MappedMember member, MovedElement element) =>
        element.Attributes.Count > 0 || element.Content.Any(node => node is not MovedText) ? null
        : Value(member, element.Content.Count > 0 ? (MovedText)element.Content[0] : new MovedText([]));

    private CodeTree? Value(MappedMember member, MovedText text) =>
        member.Value is { } kind && values.Of(kind, text) is { } code ? CodeTree.Of(code) : null;

    /// <summary>Returns the case of a heterogeneous list that matches an element; null if there is none.</summary>
    public static MappedCase? CaseOf(MappedMember member, MovedElement element) =>
        member.Cases.Find(found => (found.NamespaceUri, found.LocalName) == (element.NamespaceUri, element.LocalName));
}
