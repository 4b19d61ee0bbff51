using System.Reflection;
using System.Xml.Linq;

namespace Bindery.Tests.Transcription.Models;

/// <summary>The representation of a property of a generated class in the document.</summary>
internal enum WrittenAs
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The text of the element.</summary>
    Text,

    /// <summary>A child with its own class: one, or a list of them.</summary>
    Child,

    /// <summary>A child that contains only text: one, or a list of them.</summary>
    ValueChild,

    /// <summary>A child that is either present or absent.</summary>
    Presence,

    /// <summary>A child that contains only a list.</summary>
    Wrapper,

    /// <summary>An ordered list of children of several names, and of text.</summary>
    Items,

    /// <summary>Content with any name, which cannot have a constant value.</summary>
    Wildcard,

    /// <summary>Nothing, unless output-only content is requested.</summary>
    OutputOnly,
}

/// <summary>A settable property of a generated class and its place in the document, as determined by its writer.</summary>
/// <param name="Property">The property.</param>
/// <param name="As">Its representation.</param>
/// <param name="Name">The name of the attribute, child or wrapper; null for text and items.</param>
/// <param name="Item">The name of the children of a wrapper.</param>
internal sealed record WrittenMember(PropertyInfo Property, WrittenAs As, XName? Name = null, XName? Item = null)
{
    public bool IsRequired { get; } = Property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    public bool IsList { get; } = ModelTypes.Item(Property.PropertyType) is not null;

    /// <summary>The type of the value, or of the values in the list, without the question mark of a nullable type.</summary>
    public System.Type ValueType { get; } = ModelTypes.Value(ModelTypes.Item(Property.PropertyType) ?? Property.PropertyType);

    /// <summary>Whether it has a value that is written even if it was not set.</summary>
    public bool IsNeverAbsent =>
        As is WrittenAs.Attribute or WrittenAs.ValueChild or WrittenAs.Text && Property.PropertyType == ValueType && ValueType.IsValueType;
}
