using System;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>Receives the items that an <see cref="ItemSelection"/> finds.</summary>
internal interface IItemReceiver
{
    /// <summary>Processes an item that has ended and has a value.</summary>
    void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader);

    /// <summary>Whether the path of a value that was just found will be needed.</summary>
    bool NeedsPath(ReadOnlySpan<byte> value);
}
