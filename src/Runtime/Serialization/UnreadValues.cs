using System.ComponentModel;
using System.Linq;

namespace Bindery.Serialization;

/// <summary>Queries on kept content for generated classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnreadValues
{
    /// <summary>Whether an attribute or a child with a name was present, and was kept because its member cannot hold its value.</summary>
    /// <param name="unknown">The kept content; null if there is none.</param>
    /// <param name="name">The local name.</param>
    public static bool HasUnread(this UnknownContentStore? unknown, string name) =>
        unknown is not null && (unknown.Attributes.Any(attribute => attribute.LocalName == name) || unknown.Nodes.Any(node => node.UnreadableName == name));
}
