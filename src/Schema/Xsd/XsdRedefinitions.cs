using System.Collections.Generic;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The components that xs:redefine redefines (XML Schema Part 1, 4.2.2). The framework redefines types; for groups and attribute groups, it does not tell that
/// a reference inside the new component means the old one.
/// </summary>
internal sealed class XsdRedefinitions
{
    private readonly Dictionary<XmlSchemaObject, XmlSchemaObject> _redefined = [];

    /// <summary>Reads the redefinitions of schemas that are compiled.</summary>
    public void Read(IEnumerable<XmlSchema> schemas)
    {
        foreach (var schema in schemas)
            foreach (XmlSchemaExternal external in schema.Includes)
                if (external is XmlSchemaRedefine { Schema: { } target } redefine)
                    foreach (var item in redefine.Items)
                        if (NameOf(item) is { } name && Find(target, item, name, []) is { } old)
                            _redefined[item] = old;
    }

    /// <summary>
    /// Sets for local elements and attributes in redefinitions whether they are in the target namespace: the framework may take this from the redefined file.
    /// </summary>
    public static void Qualify(XmlSchemaRedefine redefine, XmlSchema schema)
    {
        var pending = new Stack<XmlSchemaObject>();
        PushAll(redefine.Items);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case XmlSchemaElement element:
                    if (element is { Form: XmlSchemaForm.None, RefName.IsEmpty: true })
                        element.Form = schema.ElementFormDefault;
                    Push(element.SchemaType);
                    break;
                case XmlSchemaAttribute { Form: XmlSchemaForm.None, RefName.IsEmpty: true } attribute:
                    attribute.Form = schema.AttributeFormDefault;
                    break;
                case XmlSchemaGroup group:
                    Push(group.Particle);
                    break;
                case XmlSchemaGroupBase particles:
                    PushAll(particles.Items);
                    break;
                case XmlSchemaAttributeGroup group:
                    PushAll(group.Attributes);
                    break;
                case XmlSchemaComplexType type:
                    Push(type.Particle);
                    Push(type.ContentModel?.Content);
                    PushAll(type.Attributes);
                    break;
                case XmlSchemaComplexContentExtension extension:
                    Push(extension.Particle);
                    PushAll(extension.Attributes);
                    break;
                case XmlSchemaComplexContentRestriction restriction:
                    Push(restriction.Particle);
                    PushAll(restriction.Attributes);
                    break;
                case XmlSchemaSimpleContentExtension extension:
                    PushAll(extension.Attributes);
                    break;
                case XmlSchemaSimpleContentRestriction restriction:
                    PushAll(restriction.Attributes);
                    break;
            }

        void Push(XmlSchemaObject? item)
        {
            if (item is not null)
                pending.Push(item);
        }

        void PushAll(XmlSchemaObjectCollection items)
        {
            foreach (var item in items)
                pending.Push(item);
        }
    }

    /// <summary>
    /// Returns the namespace of a local element in a redefinition, which the framework may take from the redefined file; null for other elements.
    /// </summary>
    public static string? NamespaceOf(XmlSchemaElement element)
    {
        var isRedefined = false;
        for (var here = element.Parent; here is not null; here = here.Parent)
        {
            isRedefined |= here is XmlSchemaRedefine;
            if (here is XmlSchema schema)
                return !isRedefined ? null : element.Form == XmlSchemaForm.Qualified ? schema.TargetNamespace ?? "" : "";
        }

        return null;
    }

    /// <summary>Returns the target of a reference to a group: inside a group that redefines another one of the same name, the redefined group.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="found">The group with that name.</param>
    public T Resolve<T>(XmlSchemaObject reference, T found)
        where T : XmlSchemaObject
    {
        if (_redefined.Count == 0)
            return found;
        for (var here = reference.Parent; here is not null; here = here.Parent)
            if (here is T group && NameOf(group) == NameOf(found))
                return _redefined.TryGetValue(group, out var old) ? (T)old : found;
        return found;
    }

    private static string? NameOf(XmlSchemaObject item) => item switch
    {
        XmlSchemaGroup group => group.Name,
        XmlSchemaAttributeGroup group => group.Name,
        _ => null,
    };

    private static XmlSchemaObject? Find(XmlSchema schema, XmlSchemaObject item, string name, HashSet<XmlSchema> seen)
    {
        if (!seen.Add(schema))
            return null;
        // The redefinitions of the file itself take precedence over those of included files.
        foreach (XmlSchemaExternal external in schema.Includes)
            if (external is XmlSchemaRedefine redefine)
                foreach (var inner in redefine.Items)
                    if (inner.GetType() == item.GetType() && NameOf(inner) == name)
                        return inner;
        foreach (var own in schema.Items)
            if (own.GetType() == item.GetType() && NameOf(own) == name)
                return own;
        foreach (XmlSchemaExternal external in schema.Includes)
            if (external is not XmlSchemaImport && external.Schema is { } included && Find(included, item, name, seen) is { } found)
                return found;
        return null;
    }
}
