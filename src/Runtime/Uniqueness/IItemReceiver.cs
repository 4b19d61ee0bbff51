using System;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>Gets the items that an <see cref="ItemSelection"/> finds.</summary>
internal interface IItemReceiver
{
    /// <summary>Takes an item that ended and has a value.</summary>
    void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader);

    /// <summary>Whether the path of a value, just found, will be asked for.</summary>
    bool NeedsPath(ReadOnlySpan<byte> value);
}
