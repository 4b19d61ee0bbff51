using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Reads one file of XML Schema: checks its root, finds its includes and imports (XML Schema Part 1, 4.2), and reports constructs that are not translated.
/// </summary>
internal sealed class XsdParser(DiagnosticBag diagnostics, CancellationToken cancellationToken)
{
    private readonly List<XsdReference> _references = [];
    private readonly DiagnosticBag _unchecked = new();
    private readonly HashSet<string> _elementNames = new(StringComparer.Ordinal);
    private string _targetNamespace = "";

    /// <summary>Reads one file.</summary>
    public static XsdSyntax Parse(SourceText source, CancellationToken cancellationToken)
    {
        if (XsdProlog.WithoutDocumentType(source.Text) is var text && !ReferenceEquals(text, source.Text))
            source = new SourceText(source.Path, text);
        var diagnostics = new DiagnosticBag();
        var document = MarkupReader.Read(source, diagnostics, static _ => false, cancellationToken, XsdVocabulary.IsNote);
        if (document is null || !WsdlSchemas.IsDescription(document))
            return Read(source, document, diagnostics, cancellationToken);
        var schemas = WsdlSchemas.In(document);
        if (schemas.Count == 0)
            diagnostics.Add(SchemaRules.Missing, $"'{document.QualifiedName}' has no schema: schemas stand in 'types'", document.Span);
        var read = new List<XsdSyntax>();
        foreach (var schema in schemas)
            read.Add(Read(source, schema, new DiagnosticBag(), cancellationToken));
        return read.Count == 0
            ? new XsdSyntax(source, null, [], diagnostics.ToList([]))
            : new XsdSyntax(source, schemas[0], read[0].Inclusions, read[0].Diagnostics)
            {
                Unchecked = read[0].Unchecked,
                ElementNames = read[0].ElementNames,
                Together = read,
            };
    }

    private static XsdSyntax Read(SourceText source, MarkupElement? document, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var parser = new XsdParser(diagnostics, cancellationToken);
        if (document is not null && !parser.ReadRoot(document))
            document = null;
        return new XsdSyntax(source, document, parser._references, diagnostics.ToList([]))
        {
            Unchecked = parser._unchecked.ToList([]),
            ElementNames = parser._elementNames,
        };
    }

    private bool ReadRoot(MarkupElement root)
    {
        if (root.NamespaceUri != XsdVocabulary.Namespace || root.LocalName != "schema")
        {
            var near = root.NamespaceUri.StartsWith("http://www.w3.org/", StringComparison.Ordinal) && root.LocalName == "schema"
                ? $"'{root.NamespaceUri}' is not the namespace of XML Schema 1.0, which is {XsdVocabulary.Namespace}"
                : root.NamespaceUri == RngVocabulary.Namespace
                ? $"'{root.QualifiedName}' is not an XML Schema; this seems to be a schema in RELAX NG, whose files are named .rng"
                : $"'{root.QualifiedName}' is not an XML Schema: the root of an .xsd file is 'schema' in the namespace {XsdVocabulary.Namespace}";
            diagnostics.Add(SchemaRules.NotAllowedHere, near, root.Span);
            return false;
        }

        foreach (var child in root.Children)
            if (child is MarkupElement { NamespaceUri: XsdVocabulary.Namespace, LocalName: "include" or "import" or "redefine" or "override" } reference
                && !XsdVersions.Excludes(reference))
                ReadReference(reference);
        _targetNamespace = root.Attribute("targetNamespace")?.Value ?? "";
        Check(root, null);
        return true;
    }

    private void ReadReference(MarkupElement element)
    {
        var isImport = element.LocalName == "import";
        var ns = isImport ? element.Attribute("namespace")?.Value ?? "" : "";
        if (element.Attribute("schemaLocation") is not { } attribute)
        {
            if (!isImport)
                diagnostics.Add(SchemaRules.Missing, $"'{element.QualifiedName}' lacks the attribute 'schemaLocation', which names the file", element.Span);
            else
                _references.Add(new XsdReference(element, true, ns, null, ""));
            return;
        }

        var value = SchemaNames.Trim(attribute.Value);
        if (!AnyUri.IsReference(value) || value.IndexOf('#') >= 0)
        {
            diagnostics.Add(SchemaRules.InvalidValue, $"'{value}' is not a valid URI reference to a file", attribute.ValueSpan);
            return;
        }

        var href = Uri.UnescapeDataString(value);
        _references.Add(new XsdReference(element, isImport, ns, new SchemaReference(href, true, attribute.ValueSpan), attribute.Value));
    }

    /// <summary>
    /// Reports constructs that are not translated. The content of documentation and appinfo is ignored. The recursion is as deep as the nesting of the file,
    /// which its reader limits.
    /// </summary>
    private void Check(MarkupElement element, MarkupElement? parent)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (element.NamespaceUri != XsdVocabulary.Namespace || element.LocalName == "annotation")
            return;
        _elementNames.Add(element.LocalName);
        if (ProblemOf(element) is var (problem, place))
            diagnostics.Add(SchemaRules.NotTranslated, problem, place);
        else if (XsdNewConstructs.FaultOf(element, parent, _targetNamespace) is var (fault, at))
            diagnostics.Add(SchemaRules.NotAllowedHere, fault, at);
        if (XsdVocabulary.IsAssertion(element.LocalName))
        {
            _unchecked.Add(
                SchemaRules.NotTranslated,
                $"'{element.QualifiedName}' belongs to XML Schema 1.1 and is not supported: its constraint would not be checked",
                element.Span);
            return;
        }

        if (element.LocalName == "element" && XsdAlternative.Read(element) is null)
            foreach (var alternative in XsdAlternative.In(element))
                _unchecked.Add(
                    SchemaRules.NotTranslated,
                    $"'{alternative.QualifiedName}' is not supported here: only tests that compare attributes with texts, as in \"@kind = 'x'\", are; "
                        + "it would not be checked",
                    alternative.Span);
        foreach (var child in element.Children)
            if (child is MarkupElement inner && !XsdVersions.Excludes(inner))
                Check(inner, element);
    }

    /// <summary>Returns what is not supported of the attributes of an element: it would change the meaning of the schema.</summary>
    private (string Problem, SourceSpan Place)? ProblemOf(MarkupElement element)
    {
        if (element.LocalName is "element" or "attribute" && element.Attribute("targetNamespace") is { } target
            && target.Value.Length > 0 && target.Value != _targetNamespace)
            return ($"The namespace '{target.Value}' of a local {element.LocalName} is not that of the schema: this is not supported", target.ValueSpan);
        return null;
    }
}
