using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// An OASIS catalog (XML Catalogs 1.1), which maps locations and namespaces to files. The entries for URIs and system identifiers are used; delegates are
/// read as further catalogs.
/// </summary>
internal sealed class XsdCatalog : SchemaSyntax
{
    /// <summary>The name of a catalog in the folder of schemas.</summary>
    public const string FileName = "catalog.xml";

    private const string Namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

    private readonly List<Entry> _entries;

    private XsdCatalog(string path, List<Entry> entries, List<SchemaReference> references, IReadOnlyList<SchemaDiagnostic> diagnostics)
        : base(path, null, references, diagnostics) => _entries = entries;

    private enum EntryKind
    {
        Exact,
        Start,
        End,
        Next,
    }

    public override bool IsForeign => true;

    /// <summary>The references to further catalogs.</summary>
    public IEnumerable<string> Next => _entries.Where(entry => entry.Kind == EntryKind.Next).Select(entry => entry.Target);

    /// <summary>Whether a file is a catalog.</summary>
    public static bool IsCatalog(string path, string text) =>
        path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && text.IndexOf(Namespace, StringComparison.Ordinal) >= 0;

    /// <summary>Reads a catalog.</summary>
    public static XsdCatalog Parse(SourceText source, CancellationToken cancellationToken)
    {
        if (XsdProlog.WithoutDocumentType(source.Text) is var text && !ReferenceEquals(text, source.Text))
            source = new SourceText(source.Path, text);
        var diagnostics = new DiagnosticBag();
        var document = MarkupReader.Read(source, diagnostics, static _ => true, cancellationToken);
        var entries = new List<Entry>();
        if (document is not null)
            Collect(document, "", entries);
        var references = entries.Where(entry => entry.Kind is EntryKind.Exact or EntryKind.Next)
            .Select(entry => new SchemaReference(entry.Target, true, entry.Span))
            .ToList();
        return new XsdCatalog(source.Path, entries, references, diagnostics.ToList([source.Path]));
    }

    /// <summary>Returns the reference for a location or a namespace, relative to the catalog; null if the catalog has no entry.</summary>
    public string? Find(string name)
    {
        Entry? best = null;
        foreach (var entry in _entries)
            if (Matches(entry, name) && (best is null || entry.Kind < best.Kind || (entry.Kind == best.Kind && entry.Name.Length > best.Name.Length)))
                best = entry;
        return best is null ? null : best.Kind == EntryKind.Start ? best.Target + name.Substring(best.Name.Length) : best.Target;
    }

    private static bool Matches(Entry entry, string name) => entry.Kind switch
    {
        EntryKind.Exact => name == entry.Name,
        EntryKind.Start => name.StartsWith(entry.Name, StringComparison.Ordinal),
        EntryKind.End => name.EndsWith(entry.Name, StringComparison.Ordinal),
        _ => false,
    };

    // The recursion is as deep as the nesting of the file, which its reader limits.
    private static void Collect(MarkupElement element, string folder, List<Entry> entries)
    {
        if (element.NamespaceUri != Namespace)
            return;
        if (element.Attributes.FirstOrDefault(attribute => attribute is { LocalName: "base", NamespaceUri: XsdVocabulary.XmlNamespace }) is { } given)
            folder = Join(folder, given.Value.EndsWith("/", StringComparison.Ordinal) ? given.Value : given.Value.Substring(0, given.Value.LastIndexOf('/') + 1));
        var (kind, name, target) = element.LocalName switch
        {
            "uri" => (EntryKind.Exact, "name", "uri"),
            "system" => (EntryKind.Exact, "systemId", "uri"),
            "rewriteURI" => (EntryKind.Start, "uriStartString", "rewritePrefix"),
            "rewriteSystem" => (EntryKind.Start, "systemIdStartString", "rewritePrefix"),
            "uriSuffix" => (EntryKind.End, "uriSuffix", "uri"),
            "systemSuffix" => (EntryKind.End, "systemIdSuffix", "uri"),
            "nextCatalog" or "delegateURI" or "delegateSystem" => (EntryKind.Next, "catalog", "catalog"),
            _ => default,
        };
        if (name is not null && element.Attribute(name) is { } from && element.Attribute(target) is { Value.Length: > 0 } to)
            entries.Add(new Entry(kind, from.Value, Join(folder, Uri.UnescapeDataString(to.Value)), to.ValueSpan));
        foreach (var child in element.Children)
            if (child is MarkupElement inner)
                Collect(inner, folder, entries);
    }

    private static string Join(string folder, string reference) =>
        reference.StartsWith("/", StringComparison.Ordinal) || reference.IndexOf(':') > 0 ? reference : folder + reference;

    private sealed record Entry(EntryKind Kind, string Name, string Target, SourceSpan Span);
}
