using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Extension of "all" by "all" (XML Schema 1.1 Part 1, 3.4.2.3.3): the items of both can be in any order. The framework only allows an extension of sequences,
/// so it gets sequences; <see cref="XsdTranslator"/> recognizes them by their elements in the file.
/// </summary>
internal static class XsdExtendedAll
{
    /// <summary>Replaces the particles, before they are compiled.</summary>
    public static void Replace(XsdFiles files, XmlSchema[] schemas)
    {
        var types = new Dictionary<XmlQualifiedName, XmlSchemaComplexType>();
        for (var i = 0; i < schemas.Length; i++)
            foreach (var type in schemas[i].Items.OfType<XmlSchemaComplexType>())
                types[new XmlQualifiedName(type.Name, files.All[i].TargetNamespace)] = type;
        var derived = schemas.SelectMany(schema => TypesIn(schema)).ToList();
        var replaced = new HashSet<XmlSchemaComplexType>();
        foreach (var type in derived)
            if (type.ContentModel?.Content is XmlSchemaComplexContentExtension { Particle: XmlSchemaAll } && AllAbove(type) is { Count: > 0 } above)
                replaced.UnionWith([type, .. above]);
        // A restriction must have the same kind of content as its base.
        for (var count = -1; replaced.Count > 0 && count != replaced.Count;)
        {
            count = replaced.Count;
            foreach (var type in derived)
                if (type.ContentModel?.Content is XmlSchemaComplexContentRestriction { Particle: XmlSchemaAll }
                    && BaseOf(type) is { } from && replaced.Contains(from))
                    replaced.Add(type);
        }

        foreach (var type in replaced)
            switch (type.ContentModel?.Content)
            {
                case XmlSchemaComplexContentExtension { Particle: XmlSchemaAll all } extension:
                    extension.Particle = SequenceOf(all);
                    break;
                case XmlSchemaComplexContentRestriction { Particle: XmlSchemaAll all } restriction:
                    restriction.Particle = SequenceOf(all);
                    break;
                case null when type.Particle is XmlSchemaAll all:
                    type.Particle = SequenceOf(all);
                    break;
            }

        // The base types that have "all" as their content, up to the first that is not an extension; null if there is other content.
        List<XmlSchemaComplexType>? AllAbove(XmlSchemaComplexType type)
        {
            var found = new List<XmlSchemaComplexType>();
            for (var here = BaseOf(type); here is not null && !found.Contains(here); here = BaseOf(here))
            {
                var particle = here.ContentModel?.Content switch
                {
                    XmlSchemaComplexContentExtension extension => extension.Particle,
                    XmlSchemaComplexContentRestriction restriction => restriction.Particle,
                    _ => here.Particle,
                };
                if (particle is not (null or XmlSchemaAll))
                    return null;
                found.Add(here);
                if (here.ContentModel?.Content is not XmlSchemaComplexContentExtension)
                    break;
            }
            return found;
        }

        XmlSchemaComplexType? BaseOf(XmlSchemaComplexType type) =>
            (type.ContentModel?.Content switch
            {
                XmlSchemaComplexContentExtension extension => extension.BaseTypeName,
                XmlSchemaComplexContentRestriction restriction => restriction.BaseTypeName,
                _ => null,
            }) is { } name && types.TryGetValue(name, out var found) ? found : null;
    }

    private static IEnumerable<XmlSchemaComplexType> TypesIn(XmlSchema schema) =>
        schema.Items.OfType<XmlSchemaComplexType>()
            .Concat(schema.Items.OfType<XmlSchemaElement>().Select(element => element.SchemaType).OfType<XmlSchemaComplexType>());

    private static XmlSchemaSequence SequenceOf(XmlSchemaAll all)
    {
        var sequence = new XmlSchemaSequence
        {
            SourceUri = all.SourceUri,
            LineNumber = all.LineNumber,
            LinePosition = all.LinePosition,
            MinOccurs = all.MinOccurs,
            MaxOccurs = all.MaxOccurs,
        };
        foreach (var item in all.Items)
            sequence.Items.Add(item);
        return sequence;
    }
}
