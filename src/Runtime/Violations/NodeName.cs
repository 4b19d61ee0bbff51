
namespace Bindery.Violations;

/// <summary>The name of an element or attribute, or the names that a wildcard allows.</summary>
/// <param name="NamespaceUri">The namespace name; null for any.</param>
/// <param name="LocalName">The local part, shortened if it is long; null for any; empty for the document.</param>
internal readonly record struct NodeName(string? NamespaceUri, string? LocalName)
{
    /// <summary>The surroundings of the root element.</summary>
    public static NodeName Document => new("", "");

    /// <summary>Compares names for the order of names in messages: by local part, names of the surrounding namespace first, wildcards last.</summary>
    public static int Compare(NodeName left, NodeName right, string around)
    {
        if (left.LocalName is null != right.LocalName is null)
            return left.LocalName is null ? 1 : -1;
        var order = string.CompareOrdinal(left.LocalName, right.LocalName);
        if (order != 0 || left.NamespaceUri == right.NamespaceUri)
            return order;
        return left.NamespaceUri == around ? -1 : right.NamespaceUri == around ? 1 : string.CompareOrdinal(left.NamespaceUri, right.NamespaceUri);
    }
}
