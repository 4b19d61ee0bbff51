using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>Grammars and their components.</summary>
internal sealed partial class RncWriter
{
    /// <summary>A wider text probably takes several lines.</summary>
    private const int Wide = 80;

    /// <summary>Components, annotations between them and comments, each on a new line. Components of several lines are separated by blank lines.</summary>
    private Layout Components(MarkupElement parent, IEnumerable<MarkupNode> children, WritingContext context)
    {
        var parts = new List<Layout>();
        var wasLarge = false;
        var wasComment = false;
        foreach (var child in children)
        {
            if (child is MarkupText)
                continue;
            var layout = child is MarkupComment comment ? CommentLayout([comment])
                : child is MarkupElement { NamespaceUri: RngVocabulary.Namespace } component ? Component(component, context)
                : Annotation((MarkupElement)child, isStatement: true);
            var isComment = child is MarkupComment;
            var isLarge = isComment || layout.Width > Wide;
            if (parts.Count > 0)
                parts.Add(Layout.HardLine);
            // A comment belongs to the component that follows it.
            if (parts.Count > 0 && (isComment || (!wasComment && (isLarge || wasLarge))))
                parts.Add(Layout.HardLine);
            parts.Add(layout);
            (wasLarge, wasComment) = (isLarge, isComment);
        }

        return Layout.Join(parts);
    }

    private Layout Component(MarkupElement element, WritingContext context)
    {
        context = context.Enter(element);
        switch (element.LocalName)
        {
            case "div":
                var div = RncContent.Of(element);
                return Layout.Join(Lead(element, div.Lead, isBlock: true), Layout.Text("div {"), Block(element, div, context));
            case "include":
                var include = RncContent.Of(element);
                var head = Layout.Join(Lead(element, include.Lead, isBlock: true), Layout.Text($"include {RncText.Literal(Href(element))}{Inherit(context)}"));
                return include.Operands.Count == 0 && include.Trailing.Count == 0
                    ? head
                    : Layout.Join(head, Layout.Text(" {"), Block(element, include, context));
            default:
                return Definition(element, context);
        }
    }

    /// <summary>The components of an element, without the leading annotations, in braces. The opening brace is already written.</summary>
    private Layout Block(MarkupElement element, RncContent content, WritingContext context) =>
        Layout.Join(
            Layout.Nest(
                2, Layout.HardLine, Components(element, element.Children.SkipWhile(child => content.Lead.Contains(child) || child is MarkupText), context)),
            Layout.HardLine,
            Layout.Text("}"));

    private Layout Definition(MarkupElement element, WritingContext context)
    {
        var content = RncContent.Of(element);
        var combine = element.Attribute("combine") is { } attribute ? SchemaNames.Trim(attribute.Value) == "choice" ? "|=" : "&=" : "=";
        var name = element.LocalName == "start" ? "start" : RncText.Identifier(SchemaNames.Trim(element.Attribute("name")!.Value));
        var body = Body(content, context, out var isHugging);
        return Layout.Join(
            Lead(element, content.Lead, isBlock: true),
            Layout.Text($"{name} {combine}"),
            isHugging ? Layout.Join(Layout.Text(" "), body) : Layout.Group(Layout.Nest(2, Layout.Line, body)));
    }

    private string Href(MarkupElement element) => _href(element.Attribute("href")!.ValueSpan);

    /// <summary>The declaration of an inherited namespace that is not the default one.</summary>
    private string Inherit(WritingContext context) => context.Ns == _prefixes.DefaultNamespace ? "" : " inherit = " + _prefixes.For(context.Ns);
}
