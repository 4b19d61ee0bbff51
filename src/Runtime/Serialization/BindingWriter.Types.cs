using System.Collections.Generic;

namespace Bindery.Serialization;

// Objects of complex types: the member that contains an object determines its element name, and an object of a derived type is written with xsi:type.
public sealed partial class BindingWriter
{
    // The name of the next element; null if its class has a name.
    private XmlNames? _names;
    private int _name;

    // Whether the next object may have a derived type.
    private bool _needsType;

    // The type of that object, if its class is written like its base.
    private QName? _type;

    // The alternatives of the next element, and the class of its object.
    private XmlAlternatives? _alternatives;
    private System.Type? _class;

    /// <summary>Whether the document is only written to read a copy of the model from it.</summary>
    internal bool IsCopy { get; init; }

    /// <summary>The attribute, in the namespace of xsi:type, that has the class of an object in a copy: the object may contradict its attributes.</summary>
    internal static System.ReadOnlySpan<byte> CopiedClass => "class"u8;

    /// <summary>Writes a child whose class does not determine its name, and the kept content before it.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="child">The child; null if there is none.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The child's slot.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The index of its name in the list.</param>
    public void Child<T>(T? child, ref KeptContent kept, int slot, XmlNames names, int name)
        where T : XmlModel =>
        Child(child, ref kept, slot, names, name, null);

    /// <summary>Writes a child whose class its attributes can determine, and the kept content before it.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="child">The child; null if there is none.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The child's slot.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The index of its name in the list.</param>
    /// <param name="alternatives">The alternatives of its element; null if there are none.</param>
    public void Child<T>(T? child, ref KeptContent kept, int slot, XmlNames names, int name, XmlAlternatives? alternatives)
        where T : XmlModel
    {
        if (child is not null)
            Typed<T>(child, names, name, alternatives);
        kept.WriteThrough(slot, child is not null);
    }

    /// <summary>Writes the children of a list whose class does not determine their name, and the kept content before each of them.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="children">The list.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The slot of the list.</param>
    /// <param name="member">The name of the member.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The index of their name in the list.</param>
    /// <exception cref="System.InvalidOperationException">The list, or one of its items, is null.</exception>
    public void Children<T>(IList<T> children, ref KeptContent kept, int slot, string member, XmlNames names, int name)
        where T : XmlModel =>
        Children(children, ref kept, slot, member, names, name, null);

    /// <summary>Writes the children of a list whose class their attributes can determine, and the kept content before each of them.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="children">The list.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The slot of the list.</param>
    /// <param name="member">The name of the member.</param>
    /// <param name="names">The names of children.</param>
    /// <param name="name">The index of their name in the list.</param>
    /// <param name="alternatives">The alternatives of their element; null if there are none.</param>
    /// <exception cref="System.InvalidOperationException">The list, or one of its items, is null.</exception>
    public void Children<T>(IList<T> children, ref KeptContent kept, int slot, string member, XmlNames names, int name, XmlAlternatives? alternatives)
        where T : XmlModel
    {
        for (var i = 0; i < CountOf(children, member); i++)
        {
            if (Item(children[i], i, member) is { } child)
                Typed<T>(child, names, name, alternatives);
            kept.WriteThrough(slot, i);
        }
    }

    /// <summary>Writes the root element of a document. Its object may be of a derived type.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="names">A list with only the name of its element.</param>
    public void Root<T>(T document, XmlNames names)
        where T : XmlModel =>
        Typed<T>(document, names, 0, null);

    /// <summary>Writes the root element of a document, whose class its attributes can determine.</summary>
    /// <typeparam name="T">The class of the declared type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="names">A list with only the name of its element.</param>
    /// <param name="alternatives">The alternatives of the element.</param>
    public void Root<T>(T document, XmlNames names, XmlAlternatives alternatives)
        where T : XmlModel =>
        Typed<T>(document, names, 0, alternatives);

    /// <summary>Sets the name of the object's element, if its place does not determine the name.</summary>
    /// <param name="names">A list with only the name of the element.</param>
    public void AsElement(XmlNames names)
    {
        _needsType = false;
        if (_names is null)
            (_names, _name) = (names, 0);
    }

    /// <summary>Sets the type of an object that is written like its base, because the type adds nothing to it.</summary>
    /// <param name="names">A list with only the name of its element, if its place does not determine the name.</param>
    /// <param name="localName">The name of the type.</param>
    /// <param name="namespaceUri">Its namespace.</param>
    public void AsType(XmlNames names, string localName, string namespaceUri)
    {
        if (_names is null)
            (_names, _name) = (names, 0);
        if (_needsType)
            _type ??= new QName(localName, namespaceUri, prefix: "");
    }

    /// <summary>Sets the type of an object that is written like its base; the type is in the namespace of the element.</summary>
    /// <param name="names">A list with only the name of its element, if its place does not determine the name.</param>
    /// <param name="localName">The name of the type.</param>
    public void AsType(XmlNames names, string localName) => AsType(names, localName, names.NamespaceUri(0));

    /// <summary>Writes xsi:type to the open start tag, if the place of the object does not determine its type.</summary>
    /// <param name="localName">The name of the object's type.</param>
    /// <param name="namespaceUri">Its namespace.</param>
    public void Type(string localName, string namespaceUri)
    {
        if (!_needsType)
            return;
        _type ??= new QName(localName, namespaceUri, prefix: "");
        // If attributes can select the type, they are written first.
        if (_alternatives is null)
            Type();
    }

    private void Type()
    {
        var type = _type;
        (_needsType, _type) = (false, null);
        if (type is null)
            return;
        _check?.GiveUp();
        InstanceAttribute("type", Name(type)!);
    }

    // All attributes of the class have been written.
    private void Class(XmlAlternatives alternatives, UnknownContentStore? unknown)
    {
        _alternatives = null;
        var index = alternatives.IndexOf(_class!);
        if (alternatives.Select(_xml, KeptAttributes(unknown)) == index)
            _type = null;
        else if (IsCopy && _type is null)
            InstanceAttribute(XmlText.Decode(CopiedClass), Format(index)!);
        Type();
    }

    private void Typed<T>(XmlModel child, XmlNames names, int name, XmlAlternatives? alternatives)
    {
        (_names, _name) = (names, name);
        _needsType = child.GetType() != typeof(T);
        (_alternatives, _class) = (alternatives, child.GetType());
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
