using System.Collections.Generic;
using System.Linq;

namespace Bindery.Serialization;

/// <summary>The path to the items of a document.</summary>
internal sealed class ItemPath
{
    /// <param name="root">The name of the root element.</param>
    /// <param name="names">The names of items.</param>
    /// <param name="around">The names of the elements between the root and the items, the outermost first.</param>
    public ItemPath(XmlNames root, string[] names, string[] around) =>
        Steps = [root, .. around.Select(static name => new XmlNames(name)), new XmlNames(names)];

    /// <summary>The names on the path: that of the root first, those of the items last.</summary>
    public IReadOnlyList<XmlNames> Steps { get; }
}
