using System;
using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Markup;

/// <summary>A node of a schema file in XML, with its place.</summary>
internal abstract class MarkupNode(SourceSpan span)
{
    /// <summary>For an element, the start tag.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>Character data between two tags.</summary>
internal sealed class MarkupText(SourceSpan span, string value, bool isWhiteSpace) : MarkupNode(span)
{
    public string Value { get; } = value;

    public bool IsWhiteSpace { get; } = isWhiteSpace;
}

/// <summary>A comment. Only trees of the compact syntax and trees that are made for writing contain comments.</summary>
internal sealed class MarkupComment(SourceSpan span, string value) : MarkupNode(span)
{
    public string Value { get; } = value;
}

/// <summary>A whole file: its root element, and the comments around it.</summary>
internal sealed record MarkupDocument(IReadOnlyList<MarkupComment> Before, MarkupElement Root, IReadOnlyList<MarkupComment> After);

/// <summary>An element.</summary>
internal sealed class MarkupElement(
    SourceSpan span, string prefix, string localName, string namespaceUri, List<MarkupAttribute>? attributes, NamespaceScope namespaces)
        : MarkupNode(span)
{
    private List<MarkupNode>? _children;

    public string Prefix { get; } = prefix;

    public string LocalName { get; } = localName;

    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The qualified name as written in the file.</summary>
    public string QualifiedName => Prefix.Length == 0 ? LocalName : Prefix + ":" + LocalName;

    public MarkupItems<MarkupAttribute> Attributes => new(attributes);

    /// <summary>The prefixes in scope inside the element.</summary>
    public NamespaceScope Namespaces { get; } = namespaces;

    public MarkupItems<MarkupNode> Children => new(_children);

    /// <summary>Returns the attribute with a name without a namespace, or null.</summary>
    public MarkupAttribute? Attribute(string localName) => Attribute("", localName);

    /// <summary>Returns the attribute with a name, or null.</summary>
    public MarkupAttribute? Attribute(string namespaceUri, string localName)
    {
        foreach (var attribute in Attributes)
            if (attribute.LocalName == localName && attribute.NamespaceUri == namespaceUri)
                return attribute;
        return null;
    }

    /// <summary>The offset of the end tag; that of the end of the tag for an empty-element tag. Set for files in XML.</summary>
    public int EndTagStart { get; private set; }

    /// <summary>The offset behind the end tag.</summary>
    public int End { get; private set; }

    /// <summary>Sets the place of the end tag, while the reader builds the tree.</summary>
    internal void Close(SourceSpan endTag) =>
        (EndTagStart, End) = (Math.Max(endTag.Start, Span.Start + Span.Length), endTag.Start + endTag.Length);

    /// <summary>Appends a child, while the reader builds the tree.</summary>
    internal void Append(MarkupNode child) => (_children ??= []).Add(child);

    /// <summary>Inserts children: the reader of the compact syntax knows only at the end of the file how a name must be written.</summary>
    internal void Insert(int index, IEnumerable<MarkupNode> children) => (_children ??= []).InsertRange(index, children);
}

/// <summary>An attribute other than a namespace declaration.</summary>
internal sealed class MarkupAttribute(string prefix, string localName, string namespaceUri, string value, SourceSpan nameSpan, SourceSpan valueSpan)
{
    public string Prefix { get; } = prefix;

    public string LocalName { get; } = localName;

    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The qualified name as written in the file.</summary>
    public string QualifiedName => Prefix.Length == 0 ? LocalName : Prefix + ":" + LocalName;

    public string Value { get; } = value;

    public SourceSpan NameSpan { get; } = nameSpan;

    /// <summary>The value between the quotes; for an empty value the quotes, so that the range is visible.</summary>
    public SourceSpan ValueSpan { get; } = valueSpan;
}
