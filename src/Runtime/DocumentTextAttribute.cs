using System;

namespace Bindery;

/// <summary>
/// Says that a string is XML with a certain element: what a parameter takes, what a field or a property holds, what a method returns. The compiler holds what
/// code puts there to the schema that has the element, and reports texts that begin with another one.
/// </summary>
/// <param name="element">The local name of the element: "domainbackup" for whole documents, "disk" for a part of them.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class DocumentTextAttribute(string element) : Attribute
{
    /// <summary>The local name of the element.</summary>
    public string Element { get; } = element;
}
