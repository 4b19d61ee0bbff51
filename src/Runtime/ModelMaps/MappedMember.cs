using System.Collections.Generic;

namespace Bindery.ModelMaps;

/// <summary>A generated property.</summary>
/// <param name="name">The C# name.</param>
/// <param name="role">Its role in the document.</param>
internal sealed class MappedMember(string name, MemberRole role)
{
    public string Name { get; } = name;

    public MemberRole Role { get; } = role;

    /// <summary>The name of the attribute, child or wrapper; empty for other roles.</summary>
    public string NamespaceUri { get; set; } = "";

    public string LocalName { get; set; } = "";

    /// <summary>The name of the items in a wrapper.</summary>
    public string ItemNamespaceUri { get; set; } = "";

    public string ItemLocalName { get; set; } = "";

    /// <summary>The class of the child or of the wrapper's items.</summary>
    public MappedClass? Class { get; set; }

    /// <summary>The value of an attribute, of the element's text, of the child, or of the wrapper's items.</summary>
    public MappedValue? Value { get; set; }

    /// <summary>The items' elements, for <see cref="MemberRole.Items"/> and <see cref="MemberRole.Substitution"/>.</summary>
    public List<MappedCase> Cases { get; } = [];

    /// <summary>The class of text items; null if there are none.</summary>
    public string? TextItem { get; set; }

    /// <summary>The class of items that the schema does not define; null if there are none.</summary>
    public string? AnyItem { get; set; }

    /// <summary>Whether the property is a list.</summary>
    public bool IsList { get; set; }

    /// <summary>Whether every alternative of the content requires it: the property is then never null if C# has <c>required</c> members.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether it is left out on writing by default.</summary>
    public bool IsOutputOnly { get; set; }

    /// <summary>Whether null means xsi:nil, so that it is not absence.</summary>
    public bool IsNillable { get; set; }

    /// <summary>Whether the user declared the property: its value is then unknown.</summary>
    public bool IsUserDeclared { get; set; }

    /// <summary>The value that absence means, if the schema has a default (a:defaultValue).</summary>
    public string? Default { get; set; }
}

/// <summary>One element of an ordered list or a substitution group.</summary>
/// <param name="NamespaceUri">The element's namespace.</param>
/// <param name="LocalName">The element's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="View">The property that returns only these items; null for a substitution group.</param>
internal sealed record MappedCase(string NamespaceUri, string LocalName, MappedClass Class, string? View);
