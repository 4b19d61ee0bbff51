using System.Collections.Generic;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// What xs:redefine gives a new meaning (XML Schema Part 1, 4.2.2). The framework redefines types; of groups and attribute groups it says nowhere which of them a reference inside the new one means, which is the old one.
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

    /// <summary>The group that a reference means: inside a group that redefines another of its name, that one.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="found">The group of that name.</param>
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
        // What the file itself redefines hides what it includes.
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
