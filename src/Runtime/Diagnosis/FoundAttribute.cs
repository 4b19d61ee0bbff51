using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>An attribute of a start tag under diagnosis.</summary>
internal sealed class FoundAttribute(int index, int name, NodeName node, byte[] value, string text)
{
    /// <summary>The index in the start tag.</summary>
    public int Index { get; } = index;

    /// <summary>The name's number in the grammar.</summary>
    public int Name { get; } = name;

    /// <summary>The name, as shown in messages.</summary>
    public NodeName Node { get; } = node;

    /// <summary>The value in UTF-8.</summary>
    public byte[] Value { get; } = value;

    /// <summary>The value, shortened if it is long.</summary>
    public string Text { get; } = text;

    /// <summary>The name and the value, as shown in messages.</summary>
    public AttributeValue Shown => new(Node, Text);

    /// <summary>How the attribute is used.</summary>
    public AttributeUse Use { get; set; }

    /// <summary>Creates an attribute of the start tag that a reader is on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="index">The index in the start tag.</param>
    /// <param name="names">The names of the grammar.</param>
    public static FoundAttribute Of(in Utf8XmlReader reader, int index, NameIndex names)
    {
        var uri = reader.GetAttributeNamespaceUri(index);
        var local = reader.GetAttributeLocalName(index);
        var value = reader.GetAttributeValue(index).ToArray();
        return new FoundAttribute(
            index, names.Find(uri, local), new NodeName(OpenElement.Excerpt(uri), OpenElement.Excerpt(local)), value, OpenElement.Excerpt(value));
    }
}

/// <summary>How an attribute is used when alternatives are tried.</summary>
internal enum AttributeUse
{
    /// <summary>With its value.</summary>
    AsIs,

    /// <summary>With any value, because its own is not valid.</summary>
    AnyValue,

    /// <summary>Ignored.</summary>
    Ignored,
}
