using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Writing;

/// <summary>
/// Writes a schema in the XML syntax (RELAX NG 3), with its comments and annotations. The recursion is as deep as the tree, which the readers limit.
/// </summary>
internal sealed class RngWriter
{
    /// <summary>The maximum width of start tags.</summary>
    private const int Width = 100;

    private readonly StringBuilder _output = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private readonly Func<SourceSpan, string> _href;

    private RngWriter(Func<SourceSpan, string> href) => _href = href;

    /// <summary>Writes a file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="href">Returns the reference to another file, by the place of the original one; xml:base is already applied.</param>
    public static string Write(MarkupDocument document, Func<SourceSpan, string> href)
    {
        var writer = new RngWriter(href);
        foreach (var comment in document.Before)
            writer.WriteComment(comment, 0);
        writer.WriteElement(document.Root, null, NamespaceScope.Root, 0);
        foreach (var comment in document.After)
            writer.WriteComment(comment, 0);
        return writer._output.ToString();
    }

    /// <param name="element">The element.</param>
    /// <param name="parent">Its parent.</param>
    /// <param name="scope">The prefixes that are declared around it in the output.</param>
    /// <param name="indent">The indentation; negative if whitespace would become part of its text.</param>
    private void WriteElement(MarkupElement element, MarkupElement? parent, NamespaceScope scope, int indent)
    {
        Indent(indent);
        var start = _output.Length;
        _output.Append('<').Append(element.QualifiedName);
        scope = WriteAttributes(element, parent, scope, indent < 0 ? -1 : indent + _output.Length - start + 1);
        var isInline = indent < 0 || HoldsText(element);
        var children = element.Children.Where(child => isInline || child is not MarkupText).ToList();
        if (children.Count == 0)
        {
            _output.Append("/>");
        }
        else
        {
            _output.Append('>');
            if (!isInline)
                _output.Append('\n');
            foreach (var child in children)
                WriteChild(child, element, scope, isInline ? -1 : indent + 2);
            if (!isInline)
                Indent(indent);
            _output.Append("</").Append(element.QualifiedName).Append('>');
        }

        if (indent >= 0)
            _output.Append('\n');
    }

    private void WriteChild(MarkupNode child, MarkupElement parent, NamespaceScope scope, int indent)
    {
        if (child is MarkupElement element)
            WriteElement(element, parent, scope, indent);
        else if (child is MarkupText text)
            XmlEscapes.AppendText(_output, text.Value);
        else if (child is MarkupComment comment)
            WriteComment(comment, indent);
    }

    /// <summary>Whether whitespace in an element is significant: if there is other text, or nothing else.</summary>
    private static bool HoldsText(MarkupElement element) =>
        element.Children.Any(child => child is MarkupText { IsWhiteSpace: false })
        || (element.Children.Any(child => child is MarkupText)
            && (element.LocalName is "value" or "param"
                || !element.Children.Any(child => child is not MarkupText) && element.NamespaceUri != RngVocabulary.Namespace));

    private NamespaceScope WriteAttributes(MarkupElement element, MarkupElement? parent, NamespaceScope scope, int column)
    {
        var inner = new NamespaceScope(scope);
        var written = new List<string>();
        foreach (var declaration in Declarations(element, parent))
            Declare(declaration.Key, declaration.Value);
        Declare(element.Prefix, element.NamespaceUri);
        foreach (var attribute in element.Attributes)
            if (attribute.Prefix.Length > 0)
                Declare(attribute.Prefix, attribute.NamespaceUri);
        foreach (var attribute in element.Attributes)
            if (!IsBase(element, attribute))
                written.Add(attribute.QualifiedName
                    + "=\""
                    + XmlEscapes.Attribute(IsReference(element, attribute) ? _href(attribute.ValueSpan) : attribute.Value)
                    + "\"");
        var isBroken = column >= 0 && written.Count > 1 && column + written.Sum(text => text.Length + 1) > Width;
        for (var i = 0; i < written.Count; i++)
            _output.Append(isBroken && i > 0 ? "\n" + new string(' ', column) : " ").Append(written[i]);
        return inner;

        void Declare(string prefix, string uri)
        {
            if (inner.Find(prefix) == uri)
                return;
            inner.Declare(prefix, uri);
            written.Add((prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix) + "=\"" + XmlEscapes.Attribute(uri) + "\"");
        }
    }

    /// <summary>Returns the namespace declarations of an element; for the root also those of the file. "" comes first.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Declarations(MarkupElement element, MarkupElement? parent)
    {
        var declarations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var scope = element.Namespaces; scope is not null && scope != parent?.Namespaces && scope.Parent is not null; scope = scope.Parent)
            foreach (var declaration in scope.Declarations)
                if (!declarations.ContainsKey(declaration.Key))
                    declarations.Add(declaration.Key, declaration.Value);
        return declarations.Where(declaration => declaration.Key != "xml"
            && (declaration.Key.Length > 0 || element.Prefix.Length > 0 || declaration.Value == element.NamespaceUri));
    }

    private static bool IsBase(MarkupElement element, MarkupAttribute attribute) =>
        element.NamespaceUri == RngVocabulary.Namespace && attribute.NamespaceUri == RngVocabulary.XmlNamespace && attribute.LocalName == "base";

    private static bool IsReference(MarkupElement element, MarkupAttribute attribute) =>
        element.NamespaceUri == RngVocabulary.Namespace
            && element.LocalName is "include" or "externalRef"
            && attribute.NamespaceUri.Length == 0
            && attribute.LocalName == "href";

    private void WriteComment(MarkupComment comment, int indent)
    {
        var lines = CommentLines.Split(comment.Value).Select(XmlEscapes.Comment).ToList();
        Indent(indent);
        if (lines.Count <= 1 || indent < 0)
        {
            _output.Append("<!-- ").Append(string.Join(" ", lines)).Append(" -->");
        }
        else
        {
            _output.Append("<!--\n");
            foreach (var line in lines)
            {
                if (line.Length > 0)
                    Indent(indent + 2);
                _output.Append(line).Append('\n');
            }

            Indent(indent);
            _output.Append("-->");
        }

        if (indent >= 0)
            _output.Append('\n');
    }

    private void Indent(int columns) => _output.Append(' ', Math.Max(columns, 0));
}
