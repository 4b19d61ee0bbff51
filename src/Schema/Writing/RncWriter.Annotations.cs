using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>Annotations.</summary>
internal sealed partial class RncWriter
{
    /// <summary>The annotations before a pattern, a name class or a component: documentation as comments, all others in brackets.</summary>
    /// <param name="element">The annotated element.</param>
    /// <param name="nodes">The annotation elements, with comments between them.</param>
    /// <param name="isBlock">Whether the annotated element begins on a new line.</param>
    /// <param name="ns">The namespace of names without a prefix in the annotations; null if it is inherited.</param>
    private Layout Lead(MarkupElement element, List<MarkupNode> nodes, bool isBlock, string? ns = null)
    {
        var attributes = ForeignAttributes(element);
        if (attributes.Count == 0 && nodes.Count == 0)
            return Layout.Empty;
        var index = nodes.TakeWhile(node => node is MarkupComment || IsDocumentation(node)).ToList().FindLastIndex(IsDocumentation) + 1;
        if (attributes.Count == 0 && nodes.TrueForAll(node => node is MarkupComment))
            index = nodes.Count;
        var parts = new List<Layout> { Remarks(nodes.GetRange(0, index)) };
        if (attributes.Count == 0 && index == nodes.Count)
            return Layout.Join(parts);
        var items = new List<Layout>();
        foreach (var attribute in attributes)
            items.Add(Layout.Text(AttributeText(attribute, attribute.Value)));
        for (; index < nodes.Count; index++)
            items.Add(nodes[index] is MarkupComment comment
                ? Layout.Join(CommentLayout([comment]), Layout.HardLine)
                : Annotation((MarkupElement)nodes[index], isStatement: false, ns));
        parts.Add(Bracketed("[ ", "[", items, " ]"));
        parts.Add(isBlock ? Layout.HardLine : Layout.Text(" "));
        return Layout.Join(parts);
    }

    /// <summary>Comments and documentation, each line on its own, and a line break after them.</summary>
    private static Layout Remarks(List<MarkupNode> nodes)
    {
        var parts = new List<Layout>();
        MarkupNode? last = null;
        foreach (var node in nodes)
        {
            // Adjacent lines of one kind become one comment.
            if (last is not null && last is MarkupComment == node is MarkupComment)
                parts.Add(Layout.HardLine);
            if (node is MarkupComment comment)
                AddLines(parts, "#", comment.Value);
            else
                AddLines(parts, "##", TextOf((MarkupElement)node));
            parts.Add(Layout.HardLine);
            last = node;
        }

        return Layout.Join(parts);
    }

    /// <summary>The annotations after a pattern.</summary>
    private Layout Following(IReadOnlyList<MarkupNode> nodes)
    {
        var parts = new List<Layout>();
        foreach (var node in nodes)
            parts.Add(node is MarkupComment comment
                ? Layout.Nest(2, Layout.HardLine, CommentLayout([comment]), Layout.HardLine)
                : Layout.Group(Layout.Nest(2, Layout.Line, Layout.Text(">> "), Annotation((MarkupElement)node, isStatement: false))));
        return Layout.Join(parts);
    }

    /// <summary>An annotation element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="isStatement">Whether it is between components, where keywords are not names.</param>
    /// <param name="ns">The namespace of names without a prefix in its paths.</param>
    private Layout Annotation(MarkupElement element, bool isStatement, string? ns = null)
    {
        var name = element.NamespaceUri.Length > 0 ? PrefixFor(element.Prefix, element.NamespaceUri) + ":" + element.LocalName
            : isStatement ? RncText.Identifier(element.LocalName)
            : element.LocalName;
        var isRule = RngIdentityRules.Is(element) && ns is { Length: > 0 } && ns != _prefixes.DefaultNamespace;
        var items = element.Attributes.Select(attribute =>
            Layout.Text(AttributeText(
                attribute,
                isRule && attribute.LocalName is "select" or "field" or "refer" or "refer-field" or "document"
                    ? Qualify(attribute.Value, ns!)
                    : attribute.Value)))
            .ToList();
        // Whitespace between elements is layout, which is computed again.
        var isLaidOut = element.Children.Any(child => child is MarkupElement) && !element.Children.Any(child => child is MarkupText { IsWhiteSpace: false });
        foreach (var child in element.Children)
        {
            if (child is MarkupElement inner)
                items.Add(Annotation(inner, isStatement: false));
            else if (child is MarkupComment comment)
                items.Add(Layout.Join(CommentLayout([comment]), Layout.HardLine));
            else if (child is MarkupText text && !isLaidOut)
                items.Add(Layout.Text(RncText.Literal(text.Value)));
        }

        return items.Count == 0 ? Layout.Text(name + " []") : Bracketed(name + " [ ", name + " [", items, " ]");
    }

    /// <summary>Items in brackets: all on one line, or each on its own line.</summary>
    private static Layout Bracketed(string flat, string broken, List<Layout> items, string end)
    {
        if (items.Count == 1 && items[0] is LayoutText { Width: < Layout.Unlimited } only)
            return Layout.Text(flat + only.Value + end);
        var parts = new List<Layout>();
        foreach (var item in items)
            parts.AddRange([Layout.Line, item]);
        return Layout.Group(Layout.Text(broken), Layout.Nest(2, parts.ToArray()), Layout.Line, Layout.Text("]"));
    }

    /// <summary>Adds a prefix to the element names in a path of b:unique or b:keyref, which would otherwise have the default namespace.</summary>
    private string Qualify(string path, string ns) =>
        Regex.Replace(
            path,
            @"'[^']*'|""[^""]*""|(?<![@:\w.-])[\w-[\d]][\w.-]*(?![\w.-]*[:(])",
            match => match.Value[0] is '\'' or '"' ? match.Value : _prefixes.For(ns) + ":" + match.Value);

    private string AttributeText(MarkupAttribute attribute, string value)
    {
        var name = attribute.NamespaceUri.Length == 0 ? attribute.LocalName : PrefixFor(attribute.Prefix, attribute.NamespaceUri) + ":" + attribute.LocalName;
        return name + " = " + RncText.Literal(value);
    }

    private string PrefixFor(string prefix, string ns)
    {
        if (prefix.Length == 0 || !_prefixes.Keeps(prefix, ns))
            return _prefixes.For(ns, prefix.Length == 0 ? null : prefix);
        _prefixes.Use(prefix);
        return prefix;
    }

    /// <summary>Whether an annotation is only documentation, and can be written as comment lines.</summary>
    public static bool IsDocumentation(MarkupNode node) =>
        node is MarkupElement { NamespaceUri: RngVocabulary.CompatibilityNamespace, LocalName: "documentation", Attributes.Count: 0 } element
            && element.Children.All(child => child is MarkupText text && text.Value.IndexOf('\r') < 0);
}
