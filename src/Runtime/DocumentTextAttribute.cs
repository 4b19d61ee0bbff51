using System;

namespace Bindery;

/// <summary>
/// States that a string is XML with a certain root element: the argument of a parameter, the value of a field or a property, the return value of a method. The
/// compiler checks the strings in code against the schema that has the element, and reports strings that begin with another element.
/// </summary>
/// <param name="element">The local name of the element: "domainbackup" for whole documents, "disk" for a part of them.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class DocumentTextAttribute(string element) : Attribute
{
    /// <summary>The local name of the element.</summary>
    public string Element { get; } = element;
}
