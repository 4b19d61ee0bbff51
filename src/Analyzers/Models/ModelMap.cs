using System.Collections.Generic;

namespace Bindery.Analyzers.Models;

/// <summary>How the generated classes of one schema are bound to its grammar: what <c>GrammarAttribute.Models</c> says. Immutable.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Enums">The enumerations.</param>
internal sealed record ModelMap(IReadOnlyList<ModelClass> Classes, IReadOnlyList<ModelEnum> Enums);

/// <summary>A generated class.</summary>
/// <param name="name">The C# name, without namespace.</param>
internal sealed class ModelClass(string name)
{
    public string Name { get; } = name;

    public string NamespaceUri { get; set; } = "";

    public string LocalName { get; set; } = "";

    /// <summary>Whether it can be a document, and so has the methods that read and write one.</summary>
    public bool IsRoot { get; set; }

    /// <summary>Whether the constructor without parameters is the user's own: then nothing is known of a new object.</summary>
    public bool HasOwnConstructor { get; set; }

    /// <summary>The numbers of the element patterns that it stands for, as the compiled grammar has them (<c>ElementPattern.Number</c>).</summary>
    public IReadOnlyList<int> Elements { get; set; } = [];

    /// <summary>The members in the order in which the writer writes them: attributes, then text or children.</summary>
    public List<ModelMember> Members { get; } = [];

    /// <summary>The factories.</summary>
    public List<ModelFactory> Factories { get; } = [];

    /// <summary>The member of a name; null where there is none.</summary>
    public ModelMember? FindMember(string name) => Members.Find(member => member.Name == name);
}

/// <summary>What a member is in the document.</summary>
internal enum MemberRole
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The text of an element without children.</summary>
    Text,

    /// <summary>A child with a class: single, or a list.</summary>
    Child,

    /// <summary>A child that is nothing but text: single, or a list.</summary>
    ValueChild,

    /// <summary>A child that is there or not: a bool.</summary>
    Presence,

    /// <summary>
    /// A child that only wraps a list, written exactly when the list is not empty. The items are classes (<see cref="ModelMember.Class"/>) or values.
    /// </summary>
    Wrapper,

    /// <summary>An ordered list of different items: their classes are <see cref="ModelMember.Cases"/>, other items are text or unknown to the schema.</summary>
    Items,

    /// <summary>Attributes that the schema admits without naming them.</summary>
    AnyAttributes,

    /// <summary>Children that the schema admits without naming them: single, or a list.</summary>
    AnyElements,
}

/// <summary>A generated property.</summary>
/// <param name="name">The C# name.</param>
/// <param name="role">What it is in the document.</param>
internal sealed class ModelMember(string name, MemberRole role)
{
    public string Name { get; } = name;

    public MemberRole Role { get; } = role;

    /// <summary>The name of the attribute, child or wrapper; empty for others.</summary>
    public string NamespaceUri { get; set; } = "";

    public string LocalName { get; set; } = "";

    /// <summary>The name of the items in a wrapper.</summary>
    public string ItemNamespaceUri { get; set; } = "";

    public string ItemLocalName { get; set; } = "";

    /// <summary>The class of the child or of the wrapper's items.</summary>
    public ModelClass? Class { get; set; }

    /// <summary>What the text of an attribute, of the element, of the child, or of the wrapper's items becomes.</summary>
    public ModelValue? Value { get; set; }

    /// <summary>The items' elements, for <see cref="MemberRole.Items"/>.</summary>
    public List<ModelCase> Cases { get; } = [];

    /// <summary>The class of text items; null where there are none.</summary>
    public string? TextItem { get; set; }

    /// <summary>The class of items that the schema does not name; null where there are none.</summary>
    public string? AnyItem { get; set; }

    /// <summary>Whether the property is a list.</summary>
    public bool IsList { get; set; }

    /// <summary>Whether every branch requires it: the property is never null where C# demands <c>required</c> members.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether it is left out on writing.</summary>
    public bool IsOutputOnly { get; set; }

    /// <summary>Whether the user declared the property: nothing is known of what it does.</summary>
    public bool IsUserDeclared { get; set; }

    /// <summary>The word that absence means, where the schema says so (a:defaultValue).</summary>
    public string? Default { get; set; }
}

/// <summary>One element of an ordered list.</summary>
/// <param name="NamespaceUri">The element's namespace.</param>
/// <param name="LocalName">The element's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="View">The property that shows only these.</param>
internal sealed record ModelCase(string NamespaceUri, string LocalName, ModelClass Class, string View);

/// <summary>The kinds of C# types that a text becomes.</summary>
internal enum ModelValueKind
{
    String,
    Boolean,
    XsdBoolean,
    Int32,
    Int64,
    Decimal,
    BigInteger,
    Double,
    Enum,
    Name,
}

/// <summary>What a text becomes in C#.</summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="Enum">The enumeration.</param>
/// <param name="Yes">The word of true.</param>
/// <param name="No">The word of false.</param>
/// <param name="Fixed">
/// For the string of an attribute or of the element's text the only value that the schema admits; a required member has it from the start. Null for children.
/// </param>
internal sealed record ModelValue(ModelValueKind Kind, ModelEnum? Enum = null, string? Yes = null, string? No = null, string? Fixed = null);

/// <summary>A generated enumeration.</summary>
/// <param name="Name">The C# name, without namespace.</param>
/// <param name="Members">The members, in the order of their numbers from 0 on.</param>
internal sealed record ModelEnum(string Name, IReadOnlyList<ModelEnumMember> Members);

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Word">The word in documents.</param>
internal sealed record ModelEnumMember(string Name, string Word);

/// <summary>A static method that makes an object with a discriminator set.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Discriminator">The member that it sets.</param>
/// <param name="Word">The word that it sets it to.</param>
/// <param name="Parameters">The members that its parameters set, in order.</param>
internal sealed record ModelFactory(string Name, ModelMember Discriminator, string Word, IReadOnlyList<ModelMember> Parameters);
