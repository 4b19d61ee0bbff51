using System;
using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// A file of XML Schema, read independently of other files. It has no pattern of its own: the meaning of its components depends on all files, so
/// <see cref="XsdSchema"/> translates them together.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="document">The root element; null if the file is not well-formed, or not a schema.</param>
/// <param name="references">Its includes and imports.</param>
/// <param name="diagnostics">The diagnostics of the file itself.</param>
internal sealed class XsdSyntax(SourceText source, MarkupElement? document, IReadOnlyList<XsdReference> references, IReadOnlyList<SchemaDiagnostic> diagnostics)
    : SchemaSyntax(source.Path, null, Locations(references), diagnostics)
{
    private (int Line, int Column, int Length)? _inserted;

    public override bool IsForeign => true;

    public SourceText Source { get; } = source;

    public MarkupElement? Document { get; } = document;

    /// <summary>The includes and imports.</summary>
    public IReadOnlyList<XsdReference> Inclusions { get; } = references;

    /// <summary>All schemas in the same file, if it is a description of a web service; otherwise empty.</summary>
    public IReadOnlyList<XsdSyntax> Together { get; init; } = [];

    /// <summary>Constructs that are not translated but can be left unchecked: documents that only violate these are then accepted.</summary>
    public IReadOnlyList<SchemaDiagnostic> Unchecked { get; init; } = [];

    /// <summary>The local names of the elements of XML Schema in the file, so that it need not be searched for constructs that it does not have.</summary>
    public ICollection<string> ElementNames { get; init; } = [];

    /// <summary>Whether such constructs are left unchecked in the whole schema, if this is its root.</summary>
    public bool PassesOver { get; private init; }

    /// <summary>Returns the file as the root of a schema that leaves such constructs unchecked (<see cref="Unchecked"/>).</summary>
    public XsdSyntax PassingOver() => With(passesOver: true, IsForModels, HasAllTypes);

    /// <summary>Whether models are made of the schema, if this is its root; otherwise only what decides documents is translated.</summary>
    public bool IsForModels { get; private init; } = true;

    /// <summary>Returns the file as the root of a schema of which only the grammar is needed (<see cref="IsForModels"/>).</summary>
    public XsdSyntax ForDocuments() => With(PassesOver, isForModels: false, HasAllTypes);

    /// <summary>Whether models have all types of the schema, if this is its root; otherwise only those that its elements reach.</summary>
    public bool HasAllTypes { get; private init; }

    /// <summary>Returns the file as the root of a schema of which models have all types (<see cref="HasAllTypes"/>).</summary>
    public XsdSyntax WithAllTypes() => With(PassesOver, IsForModels, hasAllTypes: true);

    private XsdSyntax With(bool passesOver, bool isForModels, bool hasAllTypes) => new(Source, Document, Inclusions, Diagnostics)
    {
        Unchecked = Unchecked,
        ElementNames = ElementNames,
        Together = Together,
        PassesOver = passesOver,
        IsForModels = isForModels,
        HasAllTypes = hasAllTypes,
    };

    /// <summary>Whether it overrides another one.</summary>
    public bool HasOverrides { get; } = Overrides(references);

    /// <summary>The target namespace; empty for none.</summary>
    public string TargetNamespace { get; } = document?.Attribute("targetNamespace")?.Value ?? "";

    /// <summary>The open content of types that have none themselves; null if there is none.</summary>
    public MarkupElement? DefaultOpenContent { get; } = DefaultOpenContentOf(document);

    /// <summary>
    /// Returns the element whose name begins at a line and a column, counted from 1 as by the XML readers of the framework; null if there is none.
    /// </summary>
    public MarkupElement? ElementAt(int line, int column)
    {
        var offset = OffsetAt(line, column) - 1;
        return Around(offset) is { } element && element.Span.Start == offset ? element : null;
    }

    /// <summary>Returns the element in whose start tag a place of the framework is, such as that of an attribute.</summary>
    public MarkupElement? ElementAround(int line, int column) => Around(OffsetAt(line, column));

    /// <summary>
    /// Returns the innermost element of which the start tag begins before an offset, or at it. It may have ended before the offset. Null if there is none.
    /// </summary>
    private MarkupElement? Around(int offset)
    {
        var found = Document is { } document && document.Span.Start <= offset ? document : null;
        for (var next = found; next is not null; found = next ?? found)
            next = next.Span.Start == offset ? null : LastBefore(next.Children, offset);
        return found;
    }

    private static MarkupElement? LastBefore(MarkupItems<MarkupNode> nodes, int offset)
    {
        var (from, to) = (0, nodes.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (nodes[middle].Span.Start <= offset)
                from = middle + 1;
            else
                to = middle;
        }

        for (var i = from - 1; i >= 0; i--)
            if (nodes[i] is MarkupElement element)
                return element;
        return null;
    }

    /// <summary>The character at a place as XML readers of the framework count, which get the text without a byte order mark.</summary>
    public SourceSpan PlaceAt(int line, int column) => Source.GetSpan(OffsetAt(line, column), 1);

    private int OffsetAt(int line, int column)
    {
        if (_inserted is var (at, from, length) && line == at && column > from)
            column = Math.Max(from, column - length);
        return Source.GetOffset(Math.Max(line, 1), Math.Max(column, 1) + (line <= 1 && HasMark ? 1 : 0));
    }

    /// <summary>Records that the text for the framework has characters inserted, so that places after them are corrected.</summary>
    public void NoteInserted(int offset, int length)
    {
        var place = Source.GetSpan(offset, 1);
        _inserted = (place.Line, place.Column, length);
    }

    /// <summary>Whether the text begins with a byte order mark.</summary>
    public bool HasMark => Source.Text.Length > 0 && Source.Text[0] == '\uFEFF';

    /// <summary>Returns the attribute whose name begins at an offset; null if there is none.</summary>
    public MarkupAttribute? AttributeAt(int offset)
    {
        foreach (var attribute in Around(offset)?.Attributes ?? default)
            if (attribute.NameSpan.Start == offset)
                return attribute;
        return null;
    }

    private static MarkupElement? DefaultOpenContentOf(MarkupElement? document)
    {
        foreach (var child in document?.Children ?? default)
            if (child is MarkupElement { NamespaceUri: XsdVocabulary.Namespace, LocalName: "defaultOpenContent" } found)
                return found;
        return null;
    }

    private static bool Overrides(IReadOnlyList<XsdReference> references)
    {
        foreach (var reference in references)
            if (reference.IsOverride)
                return true;
        return false;
    }

    private static List<SchemaReference> Locations(IReadOnlyList<XsdReference> references)
    {
        var locations = new List<SchemaReference>();
        foreach (var reference in references)
            if (reference.Location is not null)
                locations.Add(reference.Location);
        return locations;
    }
}

/// <summary>An include or import.</summary>
/// <param name="Element">The element.</param>
/// <param name="IsImport">Whether it is an import.</param>
/// <param name="Namespace">The namespace of an import; empty for none.</param>
/// <param name="Location">Where the file is said to be; null where an import does not say.</param>
/// <param name="Written">The schemaLocation as it stands.</param>
internal sealed record XsdReference(MarkupElement Element, bool IsImport, string Namespace, SchemaReference? Location, string Written)
{
    /// <summary>Whether it is an override.</summary>
    public bool IsOverride => Element.LocalName == "override";
}
