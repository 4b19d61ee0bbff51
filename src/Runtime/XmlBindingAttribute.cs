using System;

namespace Bindery;

/// <summary>
/// Makes a partial class the model of a root element of a schema. The class determines the name of the model, the namespace and the accessibility. Members that
/// the class declares itself are not generated; the reader and the writer use them.
/// </summary>
/// <param name="schema">The schema's file name, with as much of the path as is needed to distinguish it from others: "domainbackup.rng".</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class XmlBindingAttribute(string schema) : Attribute
{
    /// <summary>The schema's file name.</summary>
    public string Schema { get; } = schema;

    /// <summary>The root element's local name. Required if the schema has several root elements.</summary>
    public string? Root { get; set; }
}
