namespace Bindery.Serialization;

// Kept content goes back to its place.
public sealed partial class BindingWriter
{
    /// <summary>Writes the kept attributes to the open start tag, and starts on the rest.</summary>
    /// <param name="unknown">What was kept; null where nothing was.</param>
    /// <param name="hasText">Whether the element has a text of its own, to which one that could not be read gives way.</param>
    public KeptContent Kept(UnknownContentStore? unknown, bool hasText = false)
    {
        if (unknown is null || !_writesUnknown)
            return default;
        foreach (var attribute in unknown.Attributes)
            // One that could not be read gives way to a value that was set since.
            if (!_xml.HasAttribute(attribute.LocalName, attribute.NamespaceUri))
                Attribute(attribute);
        return new KeptContent(this, unknown, hasText);
    }

    /// <summary>Whether there is kept content that is to be written.</summary>
    public bool Keeps(UnknownContentStore? unknown) => unknown is not null && _writesUnknown;

    internal void Write(UnknownNode node, KeptContent content)
    {
        if (node.Element is { } element)
            element.WriteTo(_xml);
        else if (node.UnreadableName is { } name)
        {
            if (node.UnreadableNamespace.Length == 0)
                _xml.StartElement(name);
            else
                _xml.StartElement(name, node.UnreadableNamespace);
            content.WriteInside(node.Slot, node.Index);
            Text(node.Text);
            _xml.EndElement();
        }
        else if (node.Text is { } text)
            Text(text);
    }

    internal void WriteAttribute(AnyAttribute attribute) => Attribute(attribute);
}
