using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Texts as XML writers write them, with the places of their origins.</summary>
internal static class XmlText
{
    /// <summary>Escapes a text. Unknown parts are assumed to contain no markup.</summary>
    public static ComposedText Escape(ComposedText text) => text.Replace(part => part switch
    {
        KnownPart { Template: { Holes.Count: 0 } template } when template.Text.IndexOfAny(['<', '>', '&', '"', '\'', '\r']) < 0 => [part],
        KnownPart known => [new KnownPart(Escape(known.Template))],
        HolePart hole => [hole with { Kind = HoleKind.Text }],
        _ => new[] { part },
    });

    /// <summary>Returns an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">The content of its start tag after the name.</param>
    /// <param name="content">The content between its tags.</param>
    /// <param name="isOpen">Whether content may still be added.</param>
    public static ComposedText Element(NameValue name, ComposedText attributes, ComposedText content, bool isOpen = false)
    {
        var place = name.LocalName.Text.Length > 0 ? name.LocalName.SpanOf(0, name.LocalName.Text.Length) : default;
        var text = Start(name, place).Append(attributes);
        if (isOpen)
            text = text.Append(new HolePart(place, HoleKind.Attributes));
        text = text.Append(Synthetic(">", place)).Append(content);
        if (isOpen)
            text = text.Append(new HolePart(place, HoleKind.Content));
        return text.Append(End(name.LocalName, place));
    }

    /// <summary>Returns the beginning of a start tag.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">The place in the code.</param>
    /// <param name="isInherited">Whether a name without a namespace is in that of the enclosing element.</param>
    public static ComposedText Start(NameValue name, TextSpan place, bool isInherited = false)
    {
        var start = ComposedText.Of(Synthetic("<", place)).Append(new KnownPart(name.LocalName));
        return isInherited && name.Namespace.Length == 0 ? start : start.Append(Synthetic($" xmlns=\"{name.Namespace}\"", place));
    }

    /// <summary>Returns an end tag.</summary>
    public static TextPart End(Template name, TextSpan place) => Synthetic($"</{name.Text}>", place);

    /// <summary>Returns characters that the XML writer adds.</summary>
    public static TextPart Synthetic(string text, TextSpan place)
    {
        var builder = new TemplateBuilder();
        builder.Together(text, place);
        return new KnownPart(builder.Build());
    }

    private static Template Escape(Template template)
    {
        var builder = new TemplateBuilder();
        for (var i = 0; i < template.Text.Length; i++)
            switch (template.Text[i])
            {
                case Template.Hole:
                    builder.Hole(template.SpanOf(i, 1), HoleKind.Text);
                    break;
                case '<' or '>' or '&' or '"' or '\'' or '\r':
                    builder.Together(Reference(template.Text[i]), template.SpanOf(i, 1));
                    break;
                default:
                    builder.Append(template, i, 1);
                    break;
            }
        return builder.Build();
    }

    private static string Reference(char character) => character switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&apos;",
        _ => "&#xD;",
    };
}
