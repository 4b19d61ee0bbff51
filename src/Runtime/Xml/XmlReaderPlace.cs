using System;

namespace Bindery.Xml;

/// <summary>
/// The place where a <see cref="Utf8XmlReader"/> stopped, so that another one can continue: readers are on the stack, and reading may continue after the stack
/// frame is gone.
/// </summary>
/// <param name="State">The buffers.</param>
/// <param name="Position">The offset of the next event.</param>
/// <param name="Depth">The number of open elements.</param>
/// <param name="Kind">The kind of the last event.</param>
internal readonly record struct XmlReaderPlace(XmlReaderState State, int Position, int Depth, XmlEventKind Kind)
{
    /// <summary>The start of a document.</summary>
    internal static XmlReaderPlace Start => new(XmlReaderState.Rent(), 0, 0, XmlEventKind.None);

    /// <summary>Returns the place after the start tags with which a part of a document begins.</summary>
    /// <param name="part">The part.</param>
    /// <param name="open">The number of start tags.</param>
    internal static XmlReaderPlace Inside(ReadOnlySpan<byte> part, int open)
    {
        var reader = new Utf8XmlReader(part, XmlLimits.None, Start);
        for (var i = 0; i < open; i++)
            reader.Read();
        return reader.Place;
    }
}
