using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>The patterns of text.</summary>
internal sealed partial class RncWriter
{
    private string Value(MarkupElement element, WritingContext context)
    {
        var text = TextOf(element);
        if (context.IsQName(element))
            text = QName(text, element, context);
        // The type 'token' of the built-in library is the default.
        var type = element.Attribute("type") is null ? "token" : TypeName(element, context);
        return type == "token" ? RncText.Literal(text) : type + " " + RncText.Literal(text);
    }

    /// <summary>Returns a value that is a qualified name, with a prefix that has the same namespace in the compact syntax.</summary>
    private string QName(string text, MarkupElement element, WritingContext context)
    {
        var name = SchemaNames.Trim(text);
        var colon = name.IndexOf(':');
        var ns = colon < 0 ? context.Ns : element.Namespaces.Find(name.Substring(0, colon));
        if (ns is null or "" || (colon < 0 ? ns == _prefixes.DefaultNamespace : _prefixes.Keeps(name.Substring(0, colon), ns)))
            return text;
        return _prefixes.For(ns) + ":" + name.Substring(colon + 1);
    }

    private string TypeName(MarkupElement element, WritingContext context)
    {
        var type = SchemaNames.Trim(element.Attribute("type")!.Value);
        return context.Library.Length == 0 && type is "string" or "token" ? type : _prefixes.ForLibrary(context.Library) + ":" + type;
    }

    private RncPiece Data(MarkupElement element, RncContent content, WritingContext context)
    {
        var name = TypeName(element, context);
        var parts = new List<Layout> { Layout.Text(name) };
        var parameters = content.Operands.Where(operand => operand.Element.LocalName == "param").ToList();
        if (parameters.Count > 0)
            parts.Add(Layout.Group(Layout.Text(" {"), Layout.Nest(2, parameters.Select(Parameter).ToArray()), Layout.Line, Layout.Text("}")));
        var lead = content.Lead.Concat(content.Trailing).ToList();
        var except = content.Operands.Find(operand => operand.Element.LocalName == "except");
        if (except is not null)
        {
            parts.Add(Layout.Text(" - "));
            parts.Add(Except(except.Element, context));
            lead.AddRange(except.Comments);
            lead.AddRange(except.Following);
        }

        return new RncPiece(
            Layout.Join(parts),
            except is null ? RncStrength.Primary : RncStrength.Except,
            Lead(element, lead, isBlock: false)) { IsAtom = parameters.Count == 0 && except is null };
    }

    private Layout Parameter(RncOperand parameter)
    {
        var content = RncContent.Of(parameter.Element);
        var lead = parameter.Comments.Concat<MarkupNode>(parameter.Following).Concat(content.Lead).Concat(content.Trailing).ToList();
        var text = Layout.Text($"{SchemaNames.Trim(parameter.Element.Attribute("name")!.Value)} = {RncText.Literal(TextOf(parameter.Element))}");
        return Layout.Join(Layout.Line, Lead(parameter.Element, lead, isBlock: false), text);
    }

    /// <summary>The exception of a datatype; several patterns are a choice.</summary>
    private Layout Except(MarkupElement element, WritingContext context)
    {
        context = context.Enter(element);
        var content = RncContent.Of(element);
        var lead = Lead(element, content.Lead.Concat(content.Trailing).ToList(), isBlock: false);
        if (content.Operands.Count == 1 && content.Operands[0].IsAlone && lead.IsEmpty)
            return Operand(content.Operands[0], RncStrength.Primary, context);
        var operands = Operands(content.Operands, "choice", context, out var comments);
        if (comments.Count > 0)
            operands = Layout.Join(CommentLayout(comments), Layout.HardLine, operands);
        return Layout.Join(lead, Layout.Group(Layout.Text("("), Layout.Nest(1, operands), Layout.Text(")")));
    }
}
