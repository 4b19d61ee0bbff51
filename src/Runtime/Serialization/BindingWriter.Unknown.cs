using System.Collections.Generic;

namespace Bindery.Serialization;

// Kept content is written again at its place.
public sealed partial class BindingWriter
{
    /// <summary>Writes the kept attributes to the open start tag, and prepares the rest.</summary>
    /// <param name="unknown">The kept content; null if there is none.</param>
    /// <param name="hasText">Whether the element has a text, which replaces one that could not be read.</param>
    public KeptContent Kept(UnknownContentStore? unknown, bool hasText = false)
    {
        _forms = null;
        if (_alternatives is { } alternatives)
            Class(alternatives, unknown);
        if (unknown is null || !(_writesUnknown || unknown.HasKnown || unknown.HasForms || unknown.HasDeclarations || unknown.Order is not null))
            return default;
        Declare(unknown.Declarations);
        if (unknown.IsOnlyDeclarations)
            return default;
        // Kept content is usually not valid: the grammar decides.
        _check?.GiveUp();
        foreach (var attribute in KeptAttributes(unknown))
            // An attribute that could not be read is replaced by a value that was set later.
            if (!_xml.HasAttribute(attribute.LocalName, attribute.NamespaceUri))
                Attribute(attribute);
        return new KeptContent(this, unknown, hasText, knownOnly: !_writesUnknown);
    }

    private IEnumerable<AnyAttribute> KeptAttributes(UnknownContentStore? unknown)
    {
        foreach (var attribute in unknown?.Attributes ?? [])
            if ((_writesUnknown || attribute.IsKnown) && (IncludesOutputOnly || !attribute.IsOutputOnly))
                yield return attribute;
    }

    /// <summary>Declares prefixes on the open start tag, if they are free there.</summary>
    internal void Declare(IReadOnlyList<(string Prefix, string NamespaceUri)>? declarations)
    {
        if (Compares || declarations is null)
            return;
        foreach (var (prefix, uri) in declarations)
            _xml.DeclareWhereFree(Utf8(prefix), Utf8(uri));
    }

    /// <summary>Writes an attribute that a wildcard of the schema allows.</summary>
    public void Attribute(AnyAttribute attribute)
    {
        _check?.GiveUp();
        var value = Name(attribute.Name) ?? attribute.Value;
        if (Compares && attribute.Prefixes is { } prefixes)
            value = FragmentNames.Expand(value, prefixes);
        foreach (var (prefix, uri) in Compares ? [] : attribute.Prefixes ?? [])
            if (value.Contains(prefix + ":"))
                _xml.DeclareWhereFree(Utf8(prefix), Utf8(uri));
        if (attribute.NamespaceUri.Length == 0)
            _xml.Attribute(attribute.LocalName, value);
        else if (attribute.Prefix.Length == 0 || Compares)
            _xml.Attribute(attribute.LocalName, attribute.NamespaceUri, value);
        else
            _xml.Attribute(Utf8(attribute.Prefix), Utf8(attribute.LocalName), Utf8(attribute.NamespaceUri), Utf8(value));
    }

    /// <summary>
    /// Writes the text of a child without a class, or of the class's own element, with the content kept from inside it. The start tag is open.
    /// </summary>
    /// <param name="value">The text; null if there is none.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The child's slot.</param>
    /// <param name="index">The child's index in its slot.</param>
    public void Text(string? value, in KeptContent kept, int slot, int index)
    {
        if (kept.IsEmpty)
        {
            Text(value);
            return;
        }
        kept.WriteAttributes(slot, index);
        kept.WriteText(slot, index, value ?? "");
    }

    /// <summary>Whether there is kept content to write.</summary>
    public bool Keeps(UnknownContentStore? unknown) => unknown is { IsOnlyDeclarations: false } && _writesUnknown;

    /// <summary>Whether children are written in the order in which they were read.</summary>
    internal bool KeepsOrder { get; init; } = true;

    /// <summary>Whether some of the children were read.</summary>
    internal bool HasOrder { get; private set; }

    internal ChildOrder? OrderOf(UnknownContentStore unknown)
    {
        if (!KeepsOrder || unknown.Order is not { } order)
            return null;
        HasOrder = true;
        return new ChildOrder(_xml, order);
    }

    internal void Write(UnknownNode node, KeptContent content)
    {
        _check?.GiveUp();
        if (node.Markup is { } markup)
        {
            if (!Compares)
                _xml.Markup(markup);
        }
        else if (node.Element is { } element)
            element.WriteTo(_xml, Compares);
        else if (node.UnreadableName is { } name)
        {
            if (node.UnreadableNamespace.Length == 0)
                StartElement(name);
            else
                StartElement(name, node.UnreadableNamespace);
            if (node.Inside is { } inside)
                Text(node.Text, new KeptContent(this, inside, hasText: false, knownOnly: false), 0, 0);
            else
                Text(node.Text, content, node.Slot, node.Index);
            EndElement();
        }
        else if (node.Text is { } text)
            Text(text);
    }
}
