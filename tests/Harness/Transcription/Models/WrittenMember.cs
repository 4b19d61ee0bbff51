using System.Reflection;
using System.Xml.Linq;

namespace Bindery.Tests.Transcription.Models;

/// <summary>What a property of a generated class becomes in the document.</summary>
internal enum WrittenAs
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The text of the element.</summary>
    Text,

    /// <summary>A child with a class of its own: one, or a list of them.</summary>
    Child,

    /// <summary>A child that is nothing but text: one, or a list of them.</summary>
    ValueChild,

    /// <summary>A child that is there or not.</summary>
    Presence,

    /// <summary>A child that holds a list and nothing else.</summary>
    Wrapper,

    /// <summary>An ordered list of children of several names, and of text.</summary>
    Items,

    /// <summary>Something that no constant can be given to: content of any name.</summary>
    Wildcard,

    /// <summary>Nothing, unless output-only content is asked for.</summary>
    OutputOnly,
}

/// <summary>A settable property of a generated class and its place in the document, as its writer shows it.</summary>
/// <param name="Property">The property.</param>
/// <param name="As">What it becomes.</param>
/// <param name="Name">The name of the attribute, child or wrapper; null for text and items.</param>
/// <param name="Item">The name of the children of a wrapper.</param>
internal sealed record WrittenMember(PropertyInfo Property, WrittenAs As, XName? Name = null, XName? Item = null)
{
    public bool IsRequired { get; } = Property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    public bool IsList { get; } = ModelTypes.Item(Property.PropertyType) is not null;

    /// <summary>The type of the value, or of the values in the list; without the question mark of a nullable one.</summary>
    public System.Type ValueType { get; } = ModelTypes.Value(ModelTypes.Item(Property.PropertyType) ?? Property.PropertyType);

    /// <summary>Whether it has a value that is written even where nobody set it.</summary>
    public bool IsNeverAbsent =>
        As is WrittenAs.Attribute or WrittenAs.ValueChild or WrittenAs.Text && Property.PropertyType == ValueType && ValueType.IsValueType;
}
