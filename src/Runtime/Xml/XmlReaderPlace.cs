namespace Bindery.Xml;

/// <summary>
/// Where a <see cref="Utf8XmlReader"/> stopped, for another one to go on: readers live on the stack, and reading may go on after that is gone.
/// </summary>
/// <param name="State">The buffers.</param>
/// <param name="Position">The offset of what comes next.</param>
/// <param name="Depth">The number of open elements.</param>
/// <param name="Kind">What the reader stood on.</param>
internal readonly record struct XmlReaderPlace(XmlReaderState State, int Position, int Depth, XmlEventKind Kind)
{
    /// <summary>The start of a document.</summary>
    internal static XmlReaderPlace Start => new(XmlReaderState.Rent(), 0, 0, XmlEventKind.None);
}
