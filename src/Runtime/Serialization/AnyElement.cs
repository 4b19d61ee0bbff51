using System;
using System.Text;
using Bindery.Xml;

namespace Bindery;

/// <summary>An element that a wildcard of the schema allows (or that the schema does not define), with its content.</summary>
#if !NETSTANDARD2_0
[System.Text.Json.Serialization.JsonConverter(typeof(AnyElementJsonConverter))]
#endif
public sealed class AnyElement
{
    private readonly byte[] _xml;

    internal AnyElement(byte[] xml, string localName, string namespaceUri)
    {
        _xml = xml;
        LocalName = localName;
        NamespaceUri = namespaceUri;
    }

    /// <summary>The local part of the element's name.</summary>
    public string LocalName { get; }

    /// <summary>The element's namespace name; empty if there is none.</summary>
    public string NamespaceUri { get; }

    /// <summary>Creates an element from XML.</summary>
    /// <param name="xml">One element with all the namespace declarations that it needs.</param>
    /// <exception cref="XmlBindingException">The text is not well-formed.</exception>
    public static AnyElement Parse(string xml)
    {
        var reader = new Utf8XmlReader(XmlInput.ToUtf8(xml));
        try
        {
            reader.Read();
            var element = Serialization.FragmentCopier.Capture(ref reader);
            while (reader.Read())
            {
            }
            return element;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Converts a document to an element, so that a model can be added where the schema allows any element.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="System.ArgumentNullException">The model is null.</exception>
    /// <exception cref="System.InvalidOperationException">A list of the model, or an item of one, is null.</exception>
    /// <exception cref="System.ArgumentException">A text has a character that is not allowed in XML.</exception>
    public static AnyElement From(Serialization.XmlModel model) =>
        Parse(Encoding.UTF8.GetString((model ?? throw new System.ArgumentNullException(nameof(model))).ToDocument()));

    /// <summary>Returns the element as a model, if it is a document of the class.</summary>
    /// <typeparam name="T">A class of documents, which has the method <c>Parse</c>.</typeparam>
    /// <param name="options">The options for reading it.</param>
    /// <returns>Null if the element does not have the name of documents of the class.</returns>
    /// <exception cref="System.InvalidOperationException">The class is not a class of documents.</exception>
    /// <exception cref="XmlBindingException">A required value cannot be read.</exception>
    public T? Get<
#if !NETSTANDARD2_0
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.NonPublicConstructors)]
#endif
        T>(XmlReadOptions? options = null)
        where T : Serialization.XmlModel
    {
        var binding = Serialization.DocumentBinding<T>.Of();
        return binding.IsRoot(LocalName, NamespaceUri) ? binding.Parse(_xml, options) : null;
    }

    /// <summary>Returns the element as XML, with the namespace declarations that it needs.</summary>
    public string ToXml() => Encoding.UTF8.GetString(_xml);

    /// <inheritdoc cref="ToXml"/>
    public override string ToString() => ToXml();

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="compares">Whether equivalent elements are written identically, independent of their prefixes.</param>
    internal void WriteTo(Utf8XmlWriter writer, bool compares)
    {
        // Replayed instead of copied, because prefixes may be bound to other namespaces at the new place.
        var reader = new Utf8XmlReader(_xml.AsSpan(), Serialization.FragmentCopier.Limits);
        if (!compares)
            reader.NoteMarkup();
        try
        {
            reader.Read();
            if (compares)
                Serialization.FragmentCopier.CopyMeaning(ref reader, writer);
            else
                Serialization.FragmentCopier.Copy(ref reader, writer);
        }
        finally
        {
            reader.Dispose();
        }
    }
}
