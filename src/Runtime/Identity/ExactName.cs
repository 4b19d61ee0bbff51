using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Identity;

/// <summary>One name of elements or attributes, compared with names in documents.</summary>
internal sealed class ExactName(string namespaceUri, string localName)
{
    private readonly byte[] _namespace = Encoding.UTF8.GetBytes(namespaceUri);
    private readonly byte[] _local = Encoding.UTF8.GetBytes(localName);

    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    /// <summary>Whether the current element has the name.</summary>
    public bool Is(in Utf8XmlReader reader) => reader.LocalName.SequenceEqual(_local) && reader.NamespaceUri.SequenceEqual(_namespace);

    /// <summary>Whether the name matches a name test.</summary>
    public bool Passes(NameTest test) => test.Admits(_namespace, _local);

    /// <summary>Returns the index of the attribute with this name in the current start tag; -1 if there is none.</summary>
    public int FindAttribute(in Utf8XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
            if (reader.GetAttributeLocalName(i).SequenceEqual(_local) && reader.GetAttributeNamespaceUri(i).SequenceEqual(_namespace))
                return i;
        return -1;
    }
}
