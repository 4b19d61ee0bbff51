using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;
using Bindery.Schema;

namespace Bindery.Tests.Documents.Support;

/// <summary>Whole documents as partial ones of which everything is known.</summary>
internal static class WholeDocument
{
    /// <summary>The document of some XML.</summary>
    public static PartialElement Parse(string xml) => From(XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!);

    /// <summary>The document of an element.</summary>
    public static PartialElement From(XElement xml)
    {
        var element = new PartialElement(xml.Name.NamespaceName, xml.Name.LocalName) { Origin = xml };
        foreach (var attribute in xml.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            element.Attributes.Add(new PartialAttribute(
                attribute.Name.NamespaceName, attribute.Name.LocalName, Presence.Certain, [attribute.Value]) { Origin = attribute });
        var text = string.Concat(xml.Nodes().OfType<XText>().Select(node => node.Value));
        element.Text = text.Length == 0 ? null : new PartialText(Presence.Certain, [text]);
        foreach (var child in xml.Elements())
            element.Children.Add(new PartialChild(child.Name.NamespaceName, child.Name.LocalName, Presence.Certain, From(child)) { Origin = child });
        return element;
    }
}

/// <summary>The grammars that documents are checked against, each compiled once.</summary>
internal static class Grammars
{
    private static readonly Dictionary<string, DocumentChecker> Checkers = [];

    /// <summary>Our own backup schema.</summary>
    public static DocumentChecker Backup => Of(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));

    /// <summary>The sample with mixed content, wildcards, lists and a namespace.</summary>
    public static DocumentChecker FieldBook => Of(Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook.rng"));

    /// <summary>A schema of libvirt's.</summary>
    public static DocumentChecker Libvirt(string file) => Of(Corpus.Path("libvirt-9.0", "schemas", file));

    /// <summary>A grammar from a pattern in the XML syntax.</summary>
    public static DocumentChecker FromText(string pattern)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, pattern);
            return new DocumentChecker(SchemaReader.Load(path).Compiled);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The patterns that an element may match as a root.</summary>
    public static IReadOnlyList<ElementPattern> Roots(this DocumentChecker checker, PartialElement element) =>
        checker.Roots(element.NamespaceUri, element.LocalName);

    /// <summary>Whether an element can become a document.</summary>
    public static bool Admits(this DocumentChecker checker, PartialElement element) =>
        checker.Roots(element) is { Count: > 0 } roots && checker.IsSatisfiable(element, roots);

    private static DocumentChecker Of(string path)
    {
        lock (Checkers)
        {
            if (!Checkers.TryGetValue(path, out var checker))
                Checkers.Add(path, checker = new DocumentChecker(SchemaReader.Load(path).Compiled));
            return checker;
        }
    }
}
