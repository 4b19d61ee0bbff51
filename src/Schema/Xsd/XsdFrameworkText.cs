using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The text of a file for the framework. Constructs that the framework does not know, or interprets differently, are replaced by spaces, so that all places
/// stay the same: patterns, because its regular expressions are not those of XML Schema; constructs of XML Schema 1.1; parts for other versions; the content of
/// documentation, of which it would make trees (<see cref="XsdDocumentation"/>).
/// </summary>
internal sealed class XsdFrameworkText
{
    private readonly string _text;
    private readonly ICollection<(string Kind, string Name)> _overridden;
    private char[]? _result;
    private string _declarations = "";
    private int _declared;

    private XsdFrameworkText(string text, ICollection<(string Kind, string Name)> overridden) => (_text, _overridden) = (text, overridden);

    /// <summary>The text of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="overridden">The components of the file that others override: element names and the values of their attribute "name".</param>
    public static TextReader Of(XsdSyntax file, ICollection<(string Kind, string Name)> overridden)
    {
        var text = new XsdFrameworkText(file.Source.Text, overridden);
        text.BlankIn(file);
        return text.Finished(file);
    }

    /// <summary>The text of a file of which only some types are left, as children of the root.</summary>
    /// <param name="file">The file.</param>
    /// <param name="types">The types, in the order of the file, none inside another one.</param>
    public static TextReader Of(XsdSyntax file, IReadOnlyList<MarkupElement> types)
    {
        var text = new XsdFrameworkText(file.Source.Text, []);
        var root = file.Document!;
        var end = root.End;
        if (text._text.IndexOf("</", end, StringComparison.Ordinal) >= 0)
            text.BlankAround(file, root, end);
        text.BlankAttributes(root, null);
        text.BlankIn(new Stack<(MarkupElement, MarkupElement)>(types.Select(type => (type, root))));
        var from = root.Span.Start + root.Span.Length;
        foreach (var type in types)
        {
            text.Blank(from, type.Span.Start);
            from = type.End;
        }

        text.Blank(from, root.EndTagStart);
        return text.Finished(file);
    }

    private TextReader Finished(XsdSyntax file)
    {
        var start = file.HasMark ? 1 : 0;
        if (_result is not null && _declarations.Length == 0)
            return new PooledText(_result, start, _text.Length);
        var result = _result is null ? _text : new string(_result, 0, _text.Length);
        return new StringReader(result.Insert(_declared, _declarations).Substring(start));
    }

    private void BlankIn(XsdSyntax file)
    {
        var root = file.Document!;
        var end = root.End;
        if (_text.IndexOf("</", end, StringComparison.Ordinal) >= 0)
            BlankAround(file, root, end);
        BlankAttributes(root, null);
        var pending = new Stack<(MarkupElement Element, MarkupElement Parent)>();
        foreach (var node in root.Children)
            if (node is not MarkupElement child)
                continue;
            else if (_overridden.Contains((child.LocalName, NameOf(child))))
                Blank(child.Span.Start, child.End);
            else if (file.HasOverrides && child.LocalName is "include" or "import")
                // They would follow the overriding components, which the framework does not allow: XsdOverrides adds them.
                Blank(child.Span.Start, child.End);
            else
                pending.Push((child, root));
        BlankIn(pending);
    }

    private void BlankIn(Stack<(MarkupElement Element, MarkupElement Parent)> pending)
    {
        while (pending.Count > 0)
        {
            var (element, parent) = pending.Pop();
            if (IsBlanked(element, parent))
            {
                Blank(element.Span.Start, element.End);
                continue;
            }

            BlankAttributes(element, parent);
            if (element.LocalName == "annotation" && element.NamespaceUri == XsdVocabulary.Namespace)
            {
                BlankNotes(element);
                continue;
            }

            if (element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "override" })
                BlankTags(element);
            foreach (var child in element.Children)
                if (child is MarkupElement inner)
                    pending.Push((inner, element));
        }
    }

    /// <summary>A schema inside another document gets the namespace declarations of the elements around it.</summary>
    private void BlankAround(XsdSyntax file, MarkupElement root, int end)
    {
        Blank(0, root.Span.Start);
        Blank(end, _text.Length);
        var tag = _text.Substring(root.Span.Start, root.Span.Length);
        _declarations = WsdlSchemas.DeclarationsAround(root, tag);
        _declared = root.Span.Start + tag.Length - (tag.EndsWith("/>", StringComparison.Ordinal) ? 2 : 1);
        if (_declarations.Length > 0)
            file.NoteInserted(_declared, _declarations.Length);
    }

    private static string NameOf(MarkupElement element) => element.Attribute("name")?.Value.Trim() ?? "";

    private static bool IsBlanked(MarkupElement element, MarkupElement parent)
    {
        if (XsdVersions.Excludes(element))
            return true;
        if (element.NamespaceUri != XsdVocabulary.Namespace)
            return false;
        return element.LocalName switch
        {
            "pattern" or "explicitTimezone" or "assertion" => parent.LocalName == "restriction",
            "openContent" or "defaultOpenContent" or "assert" or "alternative" => true,
            "any" or "group" => parent is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "all" },
            _ => false,
        };
    }

    private void BlankAttributes(MarkupElement element, MarkupElement? parent)
    {
        if (element.NamespaceUri != XsdVocabulary.Namespace)
            return;
        var isCounted = parent is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "all" } && element.LocalName == "element" && IsMoreThanOnce(element);
        foreach (var attribute in element.Attributes)
            if (attribute.NamespaceUri.Length == 0
                && (XsdVocabulary.IsUnknownToFramework(element.LocalName, attribute.LocalName)
                    || (isCounted && attribute.LocalName is "minOccurs" or "maxOccurs")))
            {
                var quote = _text.IndexOfAny(['"', '\''], attribute.NameSpan.Start + attribute.NameSpan.Length);
                Blank(attribute.NameSpan.Start, _text.IndexOf(_text[quote], quote + 1) + 1);
                if (attribute.LocalName == "targetNamespace")
                    Write(attribute.NameSpan.Start, attribute.Value.Length == 0 ? "form='unqualified'" : "form='qualified'");
            }
    }

    /// <summary>Whether an element in "all" may be there more than once, which XML Schema 1.0 does not have.</summary>
    private static bool IsMoreThanOnce(MarkupElement element) =>
        element.Attribute("maxOccurs")?.Value.Trim() is { } most && most is not ("0" or "1")
        && XsdBounds.Of(element) is not null;

    private void BlankTags(MarkupElement element)
    {
        Blank(element.Span.Start, element.Span.Start + element.Span.Length);
        Blank(element.EndTagStart, element.End);
    }

    private void BlankNotes(MarkupElement annotation)
    {
        foreach (var child in annotation.Children)
            if (child is MarkupElement note && XsdVocabulary.IsNote(note))
                Blank(note.Span.Start + note.Span.Length, note.EndTagStart);
    }

    private void Blank(int start, int end)
    {
        if (start >= end)
            return;
        if (_result is null)
        {
            _result = ArrayPool<char>.Shared.Rent(_text.Length);
            _text.CopyTo(0, _result, 0, _text.Length);
        }

        for (var i = start; i < end; i++)
            if (_result[i] is not ('\r' or '\n'))
                _result[i] = ' ';
    }

    private void Write(int start, string text)
    {
        for (var i = 0; i < text.Length; i++)
            _result![start + i] = text[i];
    }
}
