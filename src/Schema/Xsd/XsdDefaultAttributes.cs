using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Default attributes (XML Schema 1.1 Part 1, 3.4.2.4): every complex type of a file has the attribute group that the file names, unless the type excludes it.
/// </summary>
internal static class XsdDefaultAttributes
{
    /// <summary>Adds the groups to the types, before they are compiled. A derived type has them from its base.</summary>
    public static void Add(XsdFiles files, XmlSchema[] schemas)
    {
        var having = new HashSet<XmlQualifiedName>();
        for (var i = 0; i < schemas.Length; i++)
            if (GroupOf(files.All[i]) is not null)
                foreach (var type in schemas[i].Items.OfType<XmlSchemaComplexType>())
                    if (type.Name is { } name)
                        having.Add(new XmlQualifiedName(name, files.All[i].TargetNamespace));
        for (var i = 0; i < schemas.Length; i++)
            if (GroupOf(files.All[i]) is { } group)
                foreach (var type in TypesIn(schemas[i]))
                    if (files.All[i].ElementAt(type.LineNumber, type.LinePosition)?.Attribute("defaultAttributesApply")?.Value.Trim() is not ("false" or "0")
                        && AttributesOf(type, having) is { } attributes)
                        attributes.Add(new XmlSchemaAttributeGroupRef
                        {
                            RefName = group,
                            SourceUri = type.SourceUri,
                            LineNumber = type.LineNumber,
                            LinePosition = type.LinePosition,
                        });
    }

    private static XmlQualifiedName? GroupOf(XsdSyntax file) =>
        file.Document?.Attribute("defaultAttributes")?.Value.Trim() is { Length: > 0 } name ? XsdNames.At(file.Document, name) : null;

    /// <summary>The attributes to which the group is added; null where the base has them.</summary>
    private static XmlSchemaObjectCollection? AttributesOf(XmlSchemaComplexType type, HashSet<XmlQualifiedName> having) => type.ContentModel?.Content switch
    {
        XmlSchemaComplexContentExtension extension => having.Contains(extension.BaseTypeName) ? null : extension.Attributes,
        XmlSchemaComplexContentRestriction restriction => having.Contains(restriction.BaseTypeName) ? null : restriction.Attributes,
        XmlSchemaSimpleContentExtension extension => having.Contains(extension.BaseTypeName) ? null : extension.Attributes,
        XmlSchemaSimpleContentRestriction restriction => having.Contains(restriction.BaseTypeName) ? null : restriction.Attributes,
        _ => type.Attributes,
    };

    /// <summary>The complex types of a file, also those without a name.</summary>
    private static IEnumerable<XmlSchemaComplexType> TypesIn(XmlSchema schema)
    {
        var pending = new Stack<XmlSchemaObject?>();
        foreach (var item in schema.Items)
            pending.Push(item);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case XmlSchemaElement element:
                    pending.Push(element.SchemaType);
                    break;
                case XmlSchemaGroup group:
                    pending.Push(group.Particle);
                    break;
                case XmlSchemaGroupBase particles:
                    foreach (var item in particles.Items)
                        pending.Push(item);
                    break;
                case XmlSchemaComplexType type:
                    pending.Push(type.Particle);
                    pending.Push((type.ContentModel?.Content as XmlSchemaComplexContentExtension)?.Particle);
                    pending.Push((type.ContentModel?.Content as XmlSchemaComplexContentRestriction)?.Particle);
                    yield return type;
                    break;
            }
        }
    }
}
