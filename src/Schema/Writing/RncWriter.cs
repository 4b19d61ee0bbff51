using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>
/// Writes a schema in the compact syntax, with its comments and annotations. It accepts the trees that the parser of the XML syntax accepts. Constructs without
/// a compact form are replaced by equivalent ones: operators with a single child by the child, datatypeLibrary and ns by prefixes, xml:base by longer
/// references. The recursion is as deep as the tree, which the readers limit.
/// </summary>
internal sealed partial class RncWriter
{
    private readonly Func<SourceSpan, string> _href;
    private readonly RncPrefixes _prefixes;

    private RncWriter(MarkupElement root, Func<SourceSpan, string> href)
    {
        _href = href;
        _prefixes = new RncPrefixes(root);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="href">Returns the new reference to another file, by the place of the original one.</param>
    public static string Write(MarkupDocument document, Func<SourceSpan, string> href)
    {
        var writer = new RncWriter(document.Root, href);
        var body = LayoutPrinter.Print(writer.Root(document.Root));
        var text = new StringBuilder();
        Append(Comments(document.Before));
        Append(string.Join("\n", writer._prefixes.Declarations()));
        Append(body);
        Append(Comments(document.After));
        return text.ToString();

        static string Comments(IReadOnlyList<MarkupComment> comments) => LayoutPrinter.Print(CommentLayout(comments));

        void Append(string part)
        {
            part = part.Trim('\n');
            if (part.Length == 0)
                return;
            if (text.Length > 0)
                text.Append('\n');
            text.Append(part).Append('\n');
        }
    }

    /// <summary>Returns the text of an element that contains only text and comments.</summary>
    public static string TextOf(MarkupElement element) => string.Concat(element.Children.OfType<MarkupText>().Select(text => text.Value));

    private Layout Root(MarkupElement root)
    {
        var context = new WritingContext(null, "");
        // A grammar with attributes needs a place for them, and an empty file would not be a grammar.
        if (root.LocalName != "grammar" || ForeignAttributes(root).Count > 0 || !root.Children.Any(child => child is MarkupElement))
            return Operand(new RncOperand(root, [], []), RncStrength.Composite, context);
        return Layout.Join(Components(root, root.Children, context.Enter(root)), Layout.HardLine);
    }

    /// <summary>Comments, each line on its own, with a blank line between two that would otherwise become one. There is no line break at the end.</summary>
    private static Layout CommentLayout(IEnumerable<MarkupNode> comments)
    {
        var parts = new List<Layout>();
        foreach (var comment in comments.OfType<MarkupComment>())
        {
            if (parts.Count > 0)
                parts.AddRange([Layout.HardLine, Layout.HardLine]);
            AddLines(parts, "#", comment.Value);
        }

        return Layout.Join(parts);
    }

    private static void AddLines(List<Layout> parts, string mark, string text)
    {
        var lines = CommentLines.Split(text);
        if (lines.Count == 0)
            lines = [""];
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                parts.Add(Layout.HardLine);
            parts.Add(Layout.Text(lines[i].Length == 0 ? mark : mark + " " + RncText.Comment(lines[i])));
        }
    }

    private static List<MarkupAttribute> ForeignAttributes(MarkupElement element) =>
        element.Attributes.Where(attribute => attribute.NamespaceUri.Length > 0
            && (attribute.NamespaceUri != RngVocabulary.XmlNamespace || attribute.LocalName != "base"))
            .ToList();
}
