using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>Patterns.</summary>
internal sealed partial class RncWriter
{
    /// <summary>The content of braces or the right side of '='; several patterns are a group.</summary>
    /// <param name="content">The patterns.</param>
    /// <param name="context">The context of the patterns.</param>
    /// <param name="isHugging">Whether it can begin on the line of its parent, regardless of its length.</param>
    private Layout Body(RncContent content, WritingContext context, out bool isHugging)
    {
        Layout body;
        if (content.Operands.Count == 1)
        {
            var only = content.Operands[0];
            var piece = Pattern(only.Element, context);
            isHugging = IsPlain(only, piece) && (piece.IsHugging || piece.IsAtom);
            body = Operand(only, piece, RncStrength.Composite);
        }
        else
        {
            isHugging = false;
            body = Operands(content.Operands, "group", context, out var comments);
            if (comments.Count > 0)
                body = Layout.Join(CommentLayout(comments), Layout.HardLine, body);
        }

        if (content.Trailing.Count == 0)
            return body;
        isHugging = false;
        return Layout.Join(body, Layout.HardLine, CommentLayout(content.Trailing));
    }

    /// <summary>Patterns with operators between them.</summary>
    /// <param name="operands">The patterns.</param>
    /// <param name="kind">The element of the XML syntax that contains them.</param>
    /// <param name="context">The context of the patterns.</param>
    /// <param name="comments">The comments before the first pattern, which stay outside the parentheses around all.</param>
    private Layout Operands(IReadOnlyList<RncOperand> operands, string kind, WritingContext context, out IReadOnlyList<MarkupComment> comments)
    {
        var pieces = operands.Select(operand => (Operand: operand, Piece: Pattern(operand.Element, context))).ToList();
        comments = [.. pieces[0].Operand.Comments, .. pieces[0].Piece.Comments];
        pieces[0] = (pieces[0].Operand with { Comments = [] }, pieces[0].Piece with { Comments = [] });
        var isFilled = kind != "group" && pieces.TrueForAll(item => item.Piece.IsAtom && IsPlain(item.Operand, item.Piece));
        var layouts = pieces.ConvertAll(item => Operand(item.Operand, item.Piece, RncStrength.Repeated));
        return Separate(layouts, kind == "group" ? null : kind == "choice" ? "| " : "& ", isFilled);
    }

    /// <summary>Whether there are no comments and annotations around a pattern or a name class.</summary>
    private static bool IsPlain(RncOperand operand, RncPiece piece) =>
        piece.Lead.IsEmpty && piece.Comments.Count == 0 && piece.Trailing.Count == 0 && operand.IsAlone;

    /// <param name="items">The items between separators.</param>
    /// <param name="separator">The separator at the beginning of each line but the first; null for commas at the ends of lines.</param>
    /// <param name="isFilled">Whether as many items as possible are on a line.</param>
    private static Layout Separate(List<Layout> items, string? separator, bool isFilled)
    {
        var parts = new List<Layout>();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && separator is null)
                parts.AddRange([Layout.Text(","), Layout.Line, items[i]]);
            else if (i > 0)
                parts.AddRange([isFilled ? Layout.Fill(Layout.Join(Layout.Text(separator!), items[i])) : Layout.Line, Layout.Text(separator!),
                    Layout.Nest(2, items[i])]);
            else
                parts.Add(items[i]);
        }

        return separator is null ? Layout.Join(parts) : Layout.Group(Layout.Join(parts));
    }

    private Layout Operand(RncOperand operand, RncStrength least, WritingContext context) => Operand(operand, Pattern(operand.Element, context), least);

    /// <summary>A pattern or a name class with its surroundings, in parentheses if its binding strength is too low.</summary>
    private Layout Operand(RncOperand operand, RncPiece piece, RncStrength least)
    {
        var needsParentheses = piece.Strength < least
            || (!piece.Lead.IsEmpty && piece.Strength is RncStrength.Composite or RncStrength.Repeated)
            || (operand.Following.Count > 0 && piece.Strength == RncStrength.Composite)
            || (piece.Trailing.Count > 0 && least > RncStrength.Composite);
        var body = piece.Trailing.Count == 0
            ? piece.Body
            : Layout.Join(piece.Body, Layout.HardLine, CommentLayout(piece.Trailing), needsParentheses ? Layout.HardLine : Layout.Empty);
        var parts = new List<Layout>();
        if (operand.Comments.Count + piece.Comments.Count > 0)
            parts.AddRange([CommentLayout(operand.Comments.Concat(piece.Comments)), Layout.HardLine]);
        parts.Add(Remarks(operand.Documentation));
        parts.Add(piece.Lead);
        parts.Add(needsParentheses ? Layout.Group(Layout.Text("("), Layout.Nest(1, body), Layout.Text(")")) : body);
        parts.Add(Following(operand.Following));
        return Layout.Join(parts);
    }

    private RncPiece Pattern(MarkupElement element, WritingContext context)
    {
        context = context.Enter(element);
        var content = RncContent.Of(element);
        switch (element.LocalName)
        {
            case "element" or "attribute":
                return Primary(element, content, Named(element, content, context), context.Ns);
            case "list" or "mixed":
                return Primary(element, content, Braces(element.LocalName + " {", Body(content, context, out _)));
            case "grammar":
                return Primary(element, content, Layout.Join(Layout.Text("grammar {"), Block(element, content, context)));
            case "externalRef":
                return Atom(element, content, $"external {RncText.Literal(Href(element))}{Inherit(context)}");
            case "ref":
                return Atom(element, content, RncText.Identifier(SchemaNames.Trim(element.Attribute("name")!.Value)));
            case "parentRef":
                return Atom(element, content, "parent " + RncText.Identifier(SchemaNames.Trim(element.Attribute("name")!.Value)));
            case "value":
                return Atom(element, content, Value(element, context));
            case "data":
                return Data(element, content, context);
            case "optional" or "zeroOrMore" or "oneOrMore":
                return Repeated(element, content, context);
            case "group" or "choice" or "interleave":
                return Composite(element, content, context);
            default:
                return Atom(element, content, element.LocalName);
        }
    }

    private RncPiece Primary(MarkupElement element, RncContent content, Layout body, string? ns = null) =>
        new(body, RncStrength.Primary, Lead(element, content.Lead, isBlock: true, ns)) { IsHugging = true };

    /// <summary>A pattern without nested patterns; the comments in it are moved before it.</summary>
    private RncPiece Atom(MarkupElement element, RncContent content, string text)
    {
        var lead = content.Lead.Concat(content.Trailing).ToList();
        return new RncPiece(Layout.Text(text), RncStrength.Primary, Lead(element, lead, isBlock: false)) { IsAtom = true };
    }

    private static Layout Braces(string head, Layout body) => Layout.Group(Layout.Text(head), Layout.Nest(2, Layout.Line, body), Layout.Line, Layout.Text("}"));

    private Layout Named(MarkupElement element, RncContent content, WritingContext context)
    {
        Layout name;
        if (element.Attribute("name") is { } attribute)
        {
            var ns = element.LocalName == "attribute" && element.Attribute("ns") is null ? "" : context.Ns;
            name = Layout.Text(Name(attribute.Value, ns, element, element.LocalName == "attribute"));
        }
        else
        {
            var first = content.Operands[0];
            name = Operand(first, NameClass(first.Element, context), RncStrength.Composite);
            content.Operands.RemoveAt(0);
        }

        var body = content.Operands.Count > 0 ? Body(content, context, out _)
            : content.Trailing.Count == 0 ? Layout.Text("text")
            : Layout.Join(CommentLayout(content.Trailing), Layout.HardLine, Layout.Text("text"));
        return Layout.Group(Layout.Text(element.LocalName + " "), name, Layout.Text(" {"), Layout.Nest(2, Layout.Line, body), Layout.Line, Layout.Text("}"));
    }

    private RncPiece Repeated(MarkupElement element, RncContent content, WritingContext context)
    {
        var sign = Layout.Text(element.LocalName == "optional" ? "?" : element.LocalName == "zeroOrMore" ? "*" : "+");
        Layout body;
        var (isAtom, isHugging) = (false, false);
        IReadOnlyList<MarkupComment> comments = [];
        if (content.Operands.Count == 1)
        {
            var piece = Pattern(content.Operands[0].Element, context);
            if (IsPlain(content.Operands[0], piece) && content.Trailing.Count == 0)
                (isAtom, isHugging) = (piece.IsAtom, piece.IsHugging);
            body = Operand(content.Operands[0], piece, RncStrength.Primary);
        }
        else
        {
            body = Layout.Group(Layout.Text("("), Layout.Nest(1, Operands(content.Operands, "group", context, out comments)), Layout.Text(")"));
        }

        if (content.Trailing.Count > 0)
            body = Layout.Join(body, Layout.HardLine, CommentLayout(content.Trailing), Layout.HardLine);
        return new RncPiece(
            Layout.Join(body, sign),
            RncStrength.Repeated,
            Lead(element, content.Lead, isBlock: true)) { IsAtom = isAtom, IsHugging = isHugging, Comments = comments };
    }

    private RncPiece Composite(MarkupElement element, RncContent content, WritingContext context)
    {
        var lead = Lead(element, content.Lead, isBlock: true);
        if (content.Operands.Count > 1)
            return new RncPiece(
                Operands(content.Operands, element.LocalName, context, out var comments),
                RncStrength.Composite,
                lead) { Comments = comments, Trailing = content.Trailing };
        // The compact syntax has no operators with one operand: the operand is written, in parentheses if annotations must stay separate.
        var only = content.Operands[0];
        var piece = Pattern(only.Element, context);
        if (lead.IsEmpty && content.Trailing.Count == 0 && only.Following.Count == 0 && only.Documentation.Count == 0)
            return piece with { Comments = [.. only.Comments, .. piece.Comments] };
        return new RncPiece(Operand(only, piece, RncStrength.Composite), RncStrength.Composite, lead) { Trailing = content.Trailing };
    }
}
