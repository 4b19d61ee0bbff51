using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Violations;

namespace Bindery.Diagnosis;

/// <summary>The reason that a schema has why an element is not allowed in place of others.</summary>
/// <param name="Reason">The reason: "it is abstract".</param>
/// <param name="Instead">The elements that are allowed instead.</param>
internal sealed record Refusal(string Reason, IReadOnlyList<NodeName> Instead)
{
    /// <summary>Returns the reason; null if there is none.</summary>
    /// <param name="allowed">The elements that are allowed at the place.</param>
    /// <param name="namespaceUri">The namespace of the element.</param>
    /// <param name="localName">Its local name.</param>
    /// <param name="names">The names of the grammar.</param>
    public static Refusal? Of(IEnumerable<ElementPattern> allowed, string namespaceUri, string localName, NameIndex names)
    {
        string? reason = null;
        var numbers = new HashSet<int>();
        foreach (var element in allowed)
        {
            if (element.Remarks is null || NameRemarks.Find(element.Remarks, namespaceUri, localName) is not { } found)
                continue;
            reason ??= found;
            if (found == reason)
                numbers.UnionWith(names.NamesOf(element));
        }

        if (reason is null)
            return null;
        var instead = new List<NodeName>();
        foreach (var number in numbers)
            instead.Add(new NodeName(names[number].NamespaceUri, names[number].LocalName));
        return new Refusal(reason, instead);
    }

    /// <summary>Returns "it is abstract; use 'a' or 'b'".</summary>
    /// <param name="around">The element whose namespace is not mentioned.</param>
    public string Words(NodeName around) => $"{Reason}; use {Wording.Lists.OneOf(SentenceParts.All(Instead, around))}";
}
