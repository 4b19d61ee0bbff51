using Bindery.Schema.Markup;
using Bindery.Schema.Rnc;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>What an element of the XML syntax inherits, which in the compact syntax stands at each name and type.</summary>
/// <param name="Ns">The nearest ns attribute; null: none in this file.</param>
/// <param name="Library">The nearest datatypeLibrary attribute.</param>
internal readonly record struct WritingContext(string? Ns, string Library)
{
    /// <summary>Whether names are those of an attribute, which without a prefix are in no namespace.</summary>
    public bool IsInAttribute { get; init; }

    /// <summary>What holds inside an element of RELAX NG, and for it.</summary>
    public WritingContext Enter(MarkupElement element) => this with
    {
        Ns = element.Attribute("ns")?.Value ?? Ns,
        Library = element.Attribute("datatypeLibrary")?.Value ?? Library,
        IsInAttribute = element.LocalName == "attribute" || (IsInAttribute && RngVocabulary.IsNameClass(element.LocalName) | element.LocalName == "except"),
    };

    /// <summary>Whether a value is a name, whose meaning depends on namespaces.</summary>
    public bool IsQName(MarkupElement value) =>
        Library == RncDeclarations.XsdLibrary && value.Attribute("type") is { } type && SchemaNames.Trim(type.Value) is "QName" or "NOTATION";
}
