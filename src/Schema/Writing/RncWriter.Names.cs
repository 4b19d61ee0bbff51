using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>Names and name classes.</summary>
internal sealed partial class RncWriter
{
    /// <summary>A name in the compact syntax.</summary>
    /// <param name="text">The name in the XML syntax, possibly with a prefix.</param>
    /// <param name="ns">The namespace of a name without a prefix; null for the inherited namespace.</param>
    /// <param name="element">The element that contains it.</param>
    /// <param name="isAttribute">Whether it is the name of an attribute, which without a prefix has no namespace.</param>
    private string Name(string text, string? ns, MarkupElement element, bool isAttribute)
    {
        text = SchemaNames.Trim(text);
        var colon = text.IndexOf(':');
        var local = text.Substring(colon + 1);
        string? suggestion = null;
        if (colon >= 0)
        {
            suggestion = text.Substring(0, colon);
            ns = element.Namespaces.Find(suggestion);
            if (ns is not null && _prefixes.Keeps(suggestion, ns) && (isAttribute || ns != _prefixes.DefaultNamespace))
            {
                _prefixes.Use(suggestion);
                return text;
            }
        }

        return isAttribute ? ns is "" ? local : _prefixes.For(ns, suggestion) + ":" + local
            : ns == _prefixes.DefaultNamespace ? local
            : _prefixes.For(ns, suggestion) + ":" + local;
    }

    private RncPiece NameClass(MarkupElement element, WritingContext context)
    {
        context = context.Enter(element);
        var content = RncContent.Of(element);
        var lead = Lead(element, content.Lead.Concat(content.Trailing).ToList(), isBlock: false);
        switch (element.LocalName)
        {
            case "name":
                return new RncPiece(
                    Layout.Text(Name(TextOf(element), context.Ns, element, context.IsInAttribute)), RncStrength.Primary, lead) { IsAtom = true };
            case "anyName" or "nsName":
                var all = element.LocalName == "anyName" ? "*" : _prefixes.For(context.Ns) + ":*";
                if (content.Operands.Count == 0)
                    return new RncPiece(Layout.Text(all), RncStrength.Primary, lead) { IsAtom = true };
                return new RncPiece(Layout.Join(Layout.Text(all + " - "), ExceptNames(content.Operands[0].Element, context)), RncStrength.Except, lead);
            default:
                if (content.Operands.Count > 1)
                    return new RncPiece(NameOperands(content, context), RncStrength.Composite, lead);
                var only = content.Operands[0];
                var piece = NameClass(only.Element, context);
                return lead.IsEmpty && only.IsAlone ? piece : new RncPiece(Operand(only, piece, RncStrength.Composite), RncStrength.Composite, lead);
        }
    }

    private Layout ExceptNames(MarkupElement element, WritingContext context)
    {
        context = context.Enter(element);
        var content = RncContent.Of(element);
        var lead = Lead(element, content.Lead.Concat(content.Trailing).ToList(), isBlock: false);
        if (content.Operands.Count == 1 && content.Operands[0].IsAlone && lead.IsEmpty)
            return Operand(content.Operands[0], NameClass(content.Operands[0].Element, context), RncStrength.Primary);
        return Layout.Join(lead, Layout.Group(Layout.Text("("), Layout.Nest(1, NameOperands(content, context)), Layout.Text(")")));
    }

    private Layout NameOperands(RncContent content, WritingContext context)
    {
        var pieces = content.Operands.ConvertAll(operand => (Operand: operand, Piece: NameClass(operand.Element, context)));
        var isFilled = pieces.TrueForAll(item => item.Piece.IsAtom && IsPlain(item.Operand, item.Piece));
        return Separate(pieces.ConvertAll(item => Operand(item.Operand, item.Piece, RncStrength.Repeated)), "| ", isFilled);
    }
}
