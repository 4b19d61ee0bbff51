using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>
/// A complex type of XML Schema; models follow the types. The grammar itself has no types: the content of elements is in definitions.
/// </summary>
/// <param name="span">The place of the type.</param>
/// <param name="namespaceUri">The namespace of its name.</param>
/// <param name="localName">Its name; empty for a type without one.</param>
internal sealed class ComplexTypeSyntax(SourceSpan span, string namespaceUri, string localName)
{
    /// <summary>The place of the type.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>The namespace of its name.</summary>
    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>Its name; empty for a type without one.</summary>
    public string LocalName { get; } = localName;

    /// <summary>The complex type from which it is derived; null if the base type is anyType or a simple type.</summary>
    public ComplexTypeSyntax? Base { get; init; }

    /// <summary>Whether the type is abstract.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>The name of the simple type of its content; null if it has none.</summary>
    public string? ValueTypeName { get; init; }

    /// <summary>The documentation of that simple type.</summary>
    public string? ValueTypeDocumentation { get; init; }

    /// <summary>The documentation of the type.</summary>
    public string? Documentation { get; init; }

    /// <summary>What the type says about the elements that it refers to, by their names; null if it says nothing.</summary>
    public IReadOnlyDictionary<(string NamespaceUri, string LocalName), string>? ReferenceDocumentation { get; init; }

    /// <summary>The types that are derived from it directly, in the order of the files: the named ones, then those inside alternatives.</summary>
    public List<ComplexTypeSyntax> Derived { get; } = [];

    /// <summary>The name of the definition with its attributes and content.</summary>
    public string Definition { get; set; } = "";

    /// <summary>Whether an element of the type, or of one of its base types, is nillable.</summary>
    public bool IsNillable { get; set; }
}
