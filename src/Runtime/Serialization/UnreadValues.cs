using System.ComponentModel;
using System.Linq;

namespace Bindery.Serialization;

/// <summary>What generated classes ask of kept content.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnreadValues
{
    /// <summary>Whether an attribute or a child of a name was there, and is kept because its member cannot hold its value.</summary>
    /// <param name="unknown">What was kept; null where nothing was.</param>
    /// <param name="name">The local name.</param>
    public static bool HasUnread(this UnknownContentStore? unknown, string name) =>
        unknown is not null && (unknown.Attributes.Any(attribute => attribute.LocalName == name) || unknown.Nodes.Any(node => node.UnreadableName == name));
}
