using Bindery.Xml;

namespace Bindery.Serialization;

// Items of a large document, one by one.
public ref partial struct BindingReader
{
    /// <summary>The current place of the reader.</summary>
    internal readonly XmlReaderPlace Place => _xml.Place;

    /// <summary>The offset of the start tag of an open element.</summary>
    internal readonly int GetStartTagOffset(int depth) => _xml.GetStartTagOffset(depth);

    /// <summary>Moves to the start tag of the next item, skipping everything else.</summary>
    /// <param name="path">The path to the items.</param>
    /// <param name="entered">The number of open elements of the path.</param>
    /// <returns>The number of the item's name; -1 at the end of the document.</returns>
    internal int FindItem(ItemPath path, ref int entered)
    {
        while (_xml.Read())
        {
            _xml.ClearMarkup();
            if (_xml.Kind == XmlEventKind.EndElement)
                entered--;
            if (_xml.Kind != XmlEventKind.StartElement)
                continue;
            var names = path.Steps[entered];
            var name = names.Find(_xml);
            if (name < 0 && entered == 0)
                throw WrongRoot(names.LocalName(0), names.NamespaceUri(0));
            if (name < 0)
                _xml.SkipToEndTag();
            else if (entered == path.Steps.Count - 1)
                return name;
            else
                entered++;
        }
        return -1;
    }
}
