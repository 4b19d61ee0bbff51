using System;

namespace Bindery;

/// <summary>
/// Put on a partial class, makes it the model of a root element of a schema: it names the root, the namespace and the accessibility.
/// Members that the class declares itself are not generated; the reader and the writer use them.
/// </summary>
/// <param name="schema">The schema's file name, as far as it is needed to tell it from others: "domainbackup.rng".</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class XmlBindingAttribute(string schema) : Attribute
{
    /// <summary>The schema's file name.</summary>
    public string Schema { get; } = schema;

    /// <summary>The root element's local name, where the schema admits several.</summary>
    public string? Root { get; set; }
}
