using System;
using System.Collections.Generic;
using System.ComponentModel;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>The type alternatives of an element (XML Schema 1.1 Part 1, 3.12): its attributes select the class that it is read into.</summary>
/// <param name="attributes">The names of the attributes that are tested.</param>
/// <param name="select">
/// Returns the index of the selected class for the texts of these attributes, of which those of absent attributes are null; -1 for the class of the declared
/// type.
/// </param>
/// <param name="classes">The classes of the derived types.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class XmlAlternatives(XmlNames attributes, Func<string?[], int> select, params Type[] classes)
{
    /// <summary>Returns the index of the class that the attributes of the start tag select, or -1.</summary>
    internal int Select(scoped in Utf8XmlReader reader)
    {
        var texts = new string?[attributes.Count];
        for (var i = 0; i < reader.AttributeCount; i++)
            if (attributes.FindAttribute(reader, i) is >= 0 and var found)
                texts[found] = XmlText.Decode(reader.GetAttributeValue(i));
        return select(texts);
    }

    /// <summary>Returns the index of the class that the attributes of the open start tag, and those that are still to be written, select, or -1.</summary>
    internal int Select(Utf8XmlWriter writer, IEnumerable<AnyAttribute> others)
    {
        var texts = new string?[attributes.Count];
        foreach (var other in others)
            if (attributes.Find(other.LocalName, other.NamespaceUri) is >= 0 and var found)
                texts[found] = other.Value;
        for (var i = 0; i < texts.Length; i++)
            texts[i] = writer.FindAttribute(attributes.Local(i), attributes.Namespace(i)) ?? texts[i];
        return select(texts);
    }

    /// <summary>Returns the index of a class; -1 for that of the declared type.</summary>
    internal int IndexOf(Type model) => Array.IndexOf(classes, model);
}
