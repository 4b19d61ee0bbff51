using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>
/// Reads the XML syntax (RELAX NG 3) into the syntax tree and checks its grammar. After an error it continues with the next sibling. The recursion is as deep
/// as the nesting of the file, which the XML reader limits.
/// </summary>
internal sealed partial class RngParser
{
    private readonly DiagnosticBag _diagnostics;
    private readonly RngAnnotations _annotations;
    private readonly RngIdentityRules _identityRules;
    private readonly List<SchemaReference> _references = [];
    private readonly CancellationToken _cancellationToken;

    private RngParser(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _annotations = new RngAnnotations(diagnostics);
        _identityRules = new RngIdentityRules(diagnostics, _annotations);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads one file.</summary>
    public static SchemaSyntax Parse(SourceText source, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var root = MarkupReader.Read(source, diagnostics, RngVocabulary.KeepsBlanks, cancellationToken);
        return root is not null
            ? Parse(source.Path, root, diagnostics, cancellationToken)
            : ParseRemains(
                source.Path,
                MarkupReader.ReadRemains(source, RngVocabulary.KeepsBlanks, RngVocabulary.Components, RngVocabulary.Containers, cancellationToken),
                diagnostics,
                cancellationToken);
    }

    /// <summary>Reads a file whose tree of the XML syntax exists already, from either syntax.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="root">The tree; null if it could not be created.</param>
    /// <param name="diagnostics">The diagnostics so far.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SchemaSyntax Parse(string path, MarkupElement? root, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var parser = new RngParser(diagnostics, cancellationToken);
        var pattern = root is null ? null : parser.ReadRoot(root);
        return new SchemaSyntax(path, pattern, parser._references, diagnostics.ToList([]));
    }

    /// <summary>Reads the readable part of a file that is not well-formed. It is not checked: the file already has a diagnostic.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="remains">The tree of the readable part; null if there is none.</param>
    /// <param name="diagnostics">The diagnostics of the file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SchemaSyntax ParseRemains(string path, MarkupElement? remains, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var parser = new RngParser(new DiagnosticBag(), cancellationToken);
        var pattern = remains is null ? null : parser.ReadRoot(remains);
        return new SchemaSyntax(path, null, parser._references, diagnostics.ToList([])) { Remains = pattern };
    }

    private PatternSyntax ReadRoot(MarkupElement root)
    {
        if (root.NamespaceUri == RngVocabulary.Namespace)
            return ReadPattern(root, null, -1, new RngContext(null, "", null));
        _diagnostics.Add(
            SchemaRules.NotAllowedHere,
            root.NamespaceUri == RngVocabulary.XmlSchemaNamespace
                ? $"'{root.QualifiedName}' is not an element of RELAX NG; this seems to be an XML Schema, whose files are named .xsd"
                : $"'{root.QualifiedName}' is not an element of RELAX NG: the root of a schema is a pattern, usually 'grammar', in the namespace {RngVocabulary.Namespace}",
            root.Span);
        return new ErrorPatternSyntax(root.Span);
    }

    /// <summary>Checks the attributes of an element, and reads those that its descendants inherit (4.1, 4.3, 4.5, 4.9).</summary>
    private RngContext Enter(MarkupElement element, RngContext context)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        foreach (var attribute in element.Attributes)
        {
            if (attribute.NamespaceUri.Length == 0)
                context = Enter(element, attribute, context);
            else if (attribute.NamespaceUri == RngVocabulary.Namespace)
                Report(
                    SchemaRules.NotAllowedHere,
                    $"'{attribute.QualifiedName}' is in the namespace of RELAX NG, but its attributes have no namespace: write '{attribute.LocalName}'",
                    attribute.NameSpan);
            else if (attribute.NamespaceUri == RngVocabulary.XmlNamespace && attribute.LocalName == "base")
                context = context with { Base = BaseReference.Resolve(context.Base, SchemaNames.Trim(attribute.Value)) };
        }

        return context;
    }

    private RngContext Enter(MarkupElement element, MarkupAttribute attribute, RngContext context)
    {
        if (!RngVocabulary.Allows(element.LocalName, attribute.LocalName))
        {
            Report(
                SchemaRules.NotAllowedHere,
                $"The attribute '{attribute.LocalName}' is not allowed on '{element.QualifiedName}', which takes {RngVocabulary.DescribeAttributes(element.LocalName)}",
                attribute.NameSpan);
        }
        else if (attribute.LocalName == "ns")
        {
            return context with { Ns = attribute.Value };
        }
        else if (attribute.LocalName == "datatypeLibrary")
        {
            if (attribute.Value.Length > 0 && !AnyUri.IsAbsolute(attribute.Value))
                Report(
                    SchemaRules.InvalidValue,
                    $"'{attribute.Value}' is not a datatype library: it must be an absolute URI without a fragment, or empty for the built-in library",
                    attribute.ValueSpan);
            return context with { DatatypeLibrary = attribute.Value };
        }

        return context;
    }

    /// <summary>Returns the children that are RELAX NG elements, with their places; text between them and misplaced annotations are reported.</summary>
    private IEnumerable<(MarkupElement Element, int Index)> Children(MarkupElement parent)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            switch (parent.Children[i])
            {
                case MarkupElement child when child.NamespaceUri == RngVocabulary.Namespace:
                    yield return (child, i);
                    break;
                case MarkupElement foreign:
                    _annotations.CheckForeign(foreign, parent);
                    break;
                case MarkupText { IsWhiteSpace: false } text:
                    Report(
                        SchemaRules.NotAllowedHere,
                        $"Text is not allowed in '{parent.QualifiedName}': only 'value', 'param' and 'name' can contain text",
                        text.Span);
                    break;
            }
        }
    }

    /// <summary>Checks that an element has only annotations as children.</summary>
    private void ExpectNoChildren(MarkupElement element)
    {
        foreach (var (child, _) in Children(element))
            ReportMisplaced(child, element, "it takes no children");
    }

    /// <summary>Returns the text of an element that may contain nothing else, not even annotations, and the place of the text.</summary>
    private (string Text, SourceSpan Span) ReadText(MarkupElement element)
    {
        var text = "";
        var span = element.Span;
        foreach (var child in element.Children)
        {
            if (child is MarkupText piece)
                (text, span) = (text + piece.Value, text.Length == 0 ? piece.Span : span);
            else if (child is MarkupElement misplaced)
                ReportMisplaced(misplaced, element, "it takes only text");
        }

        return (text, span);
    }

    /// <summary>Returns a required name attribute that must be an NCName, trimmed; null if it is missing or not valid.</summary>
    private string? ReadNCName(MarkupElement element, string attributeName, out SourceSpan span)
    {
        span = element.Span;
        if (element.Attribute(attributeName) is not { } attribute)
        {
            Report(SchemaRules.Missing, $"'{element.QualifiedName}' lacks the attribute '{attributeName}'", element.Span);
            return null;
        }

        span = attribute.ValueSpan;
        var value = SchemaNames.Trim(attribute.Value);
        if (SchemaNames.IsNCName(value))
            return value;
        Report(
            SchemaRules.InvalidValue,
            $"'{value}' is not a valid name: the attribute '{attributeName}' of '{element.QualifiedName}' takes a letter or an underscore, followed by letters, digits, '.', '-' and '_'",
            span);
        return null;
    }

    private SchemaReference? ReadReference(MarkupElement element, RngContext context)
    {
        if (element.Attribute("href") is not { } attribute)
        {
            Report(SchemaRules.Missing, $"'{element.QualifiedName}' lacks the attribute 'href', which names the file", element.Span);
            return null;
        }

        var value = SchemaNames.Trim(attribute.Value);
        if (value.IndexOf('#') >= 0)
        {
            Report(
                SchemaRules.InvalidValue,
                $"'{value}' has a fragment identifier, but only a whole file can be referred to: remove everything from '#' on",
                attribute.ValueSpan);
            return null;
        }

        if (!AnyUri.IsReference(value))
        {
            Report(SchemaRules.InvalidValue, $"'{value}' is not a valid URI reference", attribute.ValueSpan);
            return null;
        }

        var href = System.Uri.UnescapeDataString(BaseReference.Resolve(context.Base, value));
        var reference = new SchemaReference(href, element.LocalName == "include", attribute.ValueSpan);
        _references.Add(reference);
        return reference;
    }

    private void ReportMisplaced(MarkupElement child, MarkupElement parent, string expectation)
    {
        if (_diagnostics.IsFull)
            return;
        var message = $"'{child.QualifiedName}' is not allowed in '{parent.QualifiedName}': {expectation}";
        if (child.NamespaceUri == RngVocabulary.Namespace && !RngVocabulary.Knows(child.LocalName))
            message = RngVocabulary.Nearest(child.LocalName) is { } near
                ? $"RELAX NG has no element '{child.LocalName}'; did you mean '{near}'?"
                : $"RELAX NG has no element '{child.LocalName}'; in '{parent.QualifiedName}', {expectation}";
        Report(SchemaRules.NotAllowedHere, message, child.Span);
    }

    private void Report(string id, string message, SourceSpan span) => _diagnostics.Add(id, message, span);
}
