using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Composition;

/// <summary>Finds elements of a known tree by their names. Behind content that is unknown, nothing is found.</summary>
internal static class TreePaths
{
    /// <summary>Returns the only element of a document; null if it is unknown.</summary>
    public static HeldValue? RootOf(TextState state, NodeObject document) =>
        document is { Name: null }
        && !document.Content.Parts.Any(part => part is HolePart)
        && document.Content.Parts.OfType<ObjectPart>().ToList() is { Count: 1 } roots
        && state.Find<NodeObject>(new HeldValue(roots[0].Id)) is not null
            ? new HeldValue(roots[0].Id)
            : null;

    /// <summary>Returns the first child with a name; <see cref="TextValue.Null"/> if there is certainly none; null if it is unknown.</summary>
    public static TextValue? Child(TextState state, NodeObject parent, string name)
    {
        foreach (var part in parent.Content.Parts)
            if (part is HolePart)
                return null;
            else if (part is ObjectPart { Id: var id })
                if (state.Find<NodeObject>(new HeldValue(id)) is not { Name: { } own })
                    return null;
                else if (own.LocalName.Text == name && own.Namespace.Length == 0)
                    return new HeldValue(id);
        return TextValue.Null;
    }

    /// <summary>Returns the element at a path of names, as in <c>/domainbackup/disks</c>; null if it is unknown.</summary>
    public static TextValue? At(TextState state, NodeObject start, string path)
    {
        if (path.StartsWith("/", System.StringComparison.Ordinal))
        {
            if (start.Name is not null)
                return null;
            path = path.Substring(1);
        }
        TextValue? at = null;
        foreach (var step in path.Split('/'))
        {
            if (step.Length == 0 || !step.All(char.IsLetterOrDigit))
                return null;
            at = Child(state, start, step);
            if (at is null or NullText || state.Find<NodeObject>(at) is not { } node)
                return at;
            start = node;
        }
        return at;
    }

    /// <summary>Returns a node and all nodes that it is in.</summary>
    public static IReadOnlyList<int> WithOwners(TextState state, int node)
    {
        var all = new List<int> { node };
        for (var i = 0; i < all.Count; i++)
            foreach (var pair in state.Objects)
                if (pair.Value is NodeObject owner
                    && !all.Contains(pair.Key)
                    && owner.Content.Parts.Any(part => part is ObjectPart held && held.Id == all[i]))
                    all.Add(pair.Key);
        return all;
    }
}
