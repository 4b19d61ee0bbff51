using System.Collections.Generic;

namespace Bindery.Serialization;

// Objects of complex types: the member that they are in gives the element its name, and where they are of a derived type, they say so.
public sealed partial class BindingWriter
{
    // The name of the element that is opened next; null where its class has one.
    private XmlNames? _names;
    private int _name;

    // Whether the object that is written next is of a type that its place does not say.
    private bool _needsType;

    // The type of that object, where its class is written as its base is.
    private QName? _type;

    /// <summary>Writes a child whose name its class does not know, and what is kept up to it.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="child">The child; null where there is none.</param>
    /// <param name="kept">What is kept.</param>
    /// <param name="slot">The child's slot.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The place of its name among them.</param>
    public void Child<T>(T? child, ref KeptContent kept, int slot, XmlNames names, int name)
        where T : XmlModel
    {
        if (child is not null)
            Typed<T>(child, names, name);
        kept.WriteThrough(slot, child is not null);
    }

    /// <summary>Writes the children of a list whose name their class does not know, and what is kept up to each of them.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="children">The list.</param>
    /// <param name="kept">What is kept.</param>
    /// <param name="slot">The slot of the list.</param>
    /// <param name="member">The member that is the list.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The place of their name among them.</param>
    /// <exception cref="System.InvalidOperationException">The list, or one of its items, is null.</exception>
    public void Children<T>(IList<T> children, ref KeptContent kept, int slot, string member, XmlNames names, int name)
        where T : XmlModel
    {
        for (var i = 0; i < CountOf(children, member); i++)
        {
            if (Item(children[i], i, member) is { } child)
                Typed<T>(child, names, name);
            kept.WriteThrough(slot, i);
        }
    }

    /// <summary>Writes the root element of a document, whose object may be of a derived type.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="names">The name of its element, alone.</param>
    public void Root<T>(T document, XmlNames names)
        where T : XmlModel =>
        Typed<T>(document, names, 0);

    /// <summary>Says that the object stands for an element of a name, where its place has no other for it.</summary>
    /// <param name="names">The name of the element, alone.</param>
    public void AsElement(XmlNames names)
    {
        _needsType = false;
        if (_names is null)
            (_names, _name) = (names, 0);
    }

    /// <summary>Says that the object is of a type that adds nothing to its base, as which it is written.</summary>
    /// <param name="names">The name of its element, alone, where its place has no other for it.</param>
    /// <param name="localName">The name of the type.</param>
    /// <param name="namespaceUri">Its namespace.</param>
    public void AsType(XmlNames names, string localName, string namespaceUri)
    {
        if (_names is null)
            (_names, _name) = (names, 0);
        if (_needsType)
            _type ??= new QName(localName, namespaceUri, prefix: "");
    }

    /// <summary>Writes xsi:type to the open start tag, where the place of the object does not say of which type it is.</summary>
    /// <param name="localName">The name of the object's type.</param>
    /// <param name="namespaceUri">Its namespace.</param>
    public void Type(string localName, string namespaceUri)
    {
        if (!_needsType)
            return;
        var type = _type ?? new QName(localName, namespaceUri, prefix: "");
        (_needsType, _type) = (false, null);
        _check?.GiveUp();
        InstanceAttribute("type", Name(type)!);
    }

    private void Typed<T>(XmlModel child, XmlNames names, int name)
    {
        (_names, _name) = (names, name);
        _needsType = child.GetType() != typeof(T);
        child.WriteElement(this);
    }

    private void StartNamed(bool hasPlainNames = false)
    {
        var (local, uri) = (_names!.Local(_name), _names.Namespace(_name));
        _names = null;
        _check?.CloseStartTag();
        if (hasPlainNames && uri.Length > 0)
            _xml.StartPrefixedElement(local, uri);
        else if (uri.Length > 0)
            _xml.StartElement(local, uri);
        else
            _xml.StartElement(local);
        _check?.StartElement(local, uri);
    }
}
