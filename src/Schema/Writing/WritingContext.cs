using Bindery.Schema.Markup;
using Bindery.Schema.Rnc;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>The inherited attributes of an element of the XML syntax. In the compact syntax each name and type has them itself.</summary>
/// <param name="Ns">The nearest ns attribute; null if the file has none.</param>
/// <param name="Library">The nearest datatypeLibrary attribute.</param>
internal readonly record struct WritingContext(string? Ns, string Library)
{
    /// <summary>Whether the names are those of an attribute, which have no namespace without a prefix.</summary>
    public bool IsInAttribute { get; init; }

    /// <summary>The context inside a RELAX NG element, including its own attributes.</summary>
    public WritingContext Enter(MarkupElement element) => this with
    {
        Ns = element.Attribute("ns")?.Value ?? Ns,
        Library = element.Attribute("datatypeLibrary")?.Value ?? Library,
        IsInAttribute = element.LocalName == "attribute" || (IsInAttribute && RngVocabulary.IsNameClass(element.LocalName) | element.LocalName == "except"),
    };

    /// <summary>Whether a value is a qualified name, whose meaning depends on namespaces.</summary>
    public bool IsQName(MarkupElement value) =>
        Library == RncDeclarations.XsdLibrary && value.Attribute("type") is { } type && SchemaNames.Trim(type.Value) is "QName" or "NOTATION";
}
