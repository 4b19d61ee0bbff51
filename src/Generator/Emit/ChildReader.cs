using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the case of a reader's switch statement that reads one child.</summary>
internal static class ChildReader
{
    /// <summary>Writes the case.</summary>
    /// <param name="context">The schema's context.</param>
    /// <param name="writer">The writer of the file.</param>
    /// <param name="number">The index of the child's name.</param>
    /// <param name="xml">The child's name.</param>
    /// <param name="slot">The property.</param>
    /// <param name="locals">The locals of required members; null inside a wrapper.</param>
    /// <param name="unknown">The field for unknown content.</param>
    public static void Emit(
        EmitContext context, SourceWriter writer, int number, XmlName xml, SlotModel slot, RequiredLocals? locals, string unknown = "_unknown")
    {
        var target = locals?.TargetOf(slot.Member.Name) ?? slot.Member.Name;
        switch (slot)
        {
            case ClassSlot { IsList: true } list:
                WhereEmpty(Case(writer, number, xml), list.Member.WhereEmpty)
                    .Line($"{target}.Add({TypeEmitter.Read(context, list.ClassName, list.Alternatives?.Field)});");
                break;
            case ClassSlot child:
                WhereEmpty(Case(writer, number, xml, First), child.Member.WhereEmpty)
                    .Line($"{target} = {TypeEmitter.Read(context, child.ClassName, child.Alternatives?.Field)};");
                break;
            case ValueSlot { IsList: true } list:
                Case(writer, number, xml);
                if (list.IsNillable)
                    Nil(writer, unknown, $"{target}.Add(null);");
                Item(context, writer, number, xml, list, target, unknown);
                if (list.IsNillable)
                    writer.Close();
                break;
            case ValueSlot child:
                Case(writer, number, xml, First);
                if (child is { IsNillable: true, IsRequired: true })
                    writer.Line($"{locals!.FlagOf(slot.Member.Name)} = true;");
                if (child.IsNillable)
                    Nil(writer, unknown, child.NilMember is { } nil ? $"{nil} = true;" : $"{target} = null;");
                Value(context, writer, number, xml, child, target, unknown);
                if (child.IsNillable)
                    writer.Close();
                break;
            case PresenceSlot:
                Case(writer, number, xml, First).Line($"{target} = reader.ReadPresence(place, ref {unknown});");
                break;
            case WrapperSlot wrapper:
                Case(writer, number, xml, First).Line($"Read{wrapper.Member.Name}(ref reader);");
                writer.Line($"if ({target}.Count == 0)").Indent().Line($"place.KeepEmpty({Name(xml)}, ref {unknown});").Unindent();
                break;
            case SubstitutionSlot group:
                var member = group.Cases.First(one => one.Xml == xml);
                WhereEmpty(Case(writer, number, xml, group.IsList ? null : First), member.WhereEmpty)
                    .Line(group.IsList ? $"{target}.Add(new {member.ClassName}(ref reader));" : $"{target} = new {member.ClassName}(ref reader);");
                break;
            case ItemsSlot items:
                // A schema can declare elements with one name and different types. The first type is read; content that it does not have is kept.
                var item = items.Cases.First(one => one.Xml == xml);
                WhereEmpty(Case(writer, number, xml), item.WhereEmpty).Line($"{target}.Add(new {item.ClassName}(ref reader));");
                break;
        }
        writer.Line("break;").Unindent();
    }

    private const string First = "place.IsFirst";

    private static SourceWriter Case(SourceWriter writer, int number, XmlName xml, string? guard = null) =>
        writer.Line($"case {number}{(guard is null ? "" : " when " + guard)}: // {xml.LocalName}").Indent();

    private static SourceWriter WhereEmpty(SourceWriter writer, string? value) =>
        value is null ? writer : writer.Line($"reader.SetWhereEmpty({EmitContext.Literal(value)});");

    /// <summary>Opens the branch for a child that is not nil.</summary>
    private static void Nil(SourceWriter writer, string unknown, string isNil) =>
        writer.Line($"if (reader.ReadNil(place, ref {unknown}))").Line("{").Indent().Line(isNil).Unindent().Line("}").Open("else");

    private static void Value(EmitContext context, SourceWriter writer, int number, XmlName xml, ValueSlot slot, string target, string unknown)
    {
        if (slot.Value.TakesAnyText && slot.Member.WhereEmpty is null)
        {
            writer.Line($"{target} = {AnyText(context, slot, unknown)};");
            return;
        }
        var text = "text" + number;
        writer.Line($"var {text} = {Text(slot, unknown)};");
        if (slot.Value.TakesAnyText)
        {
            writer.Line($"{target} = {ValueReader.ConvertAndNote(context, slot.Value with { Fixed = null }, text, text + ", place", unknown, hasDefault: true)};");
            return;
        }
        if (slot is { IsRequired: true, Value.Kind: ValueKind.Enum })
        {
            writer.Line(
                $"{target} = {ValueReader.ConvertAndNote(context, slot.Value, text, text + ", place", unknown, isRequired: true)} ?? ({slot.Value.EnumName})reader.KeepWord({Name(xml)}, {text}, ref place, ref {unknown});");
            return;
        }
        if (slot.IsRequired)
        {
            writer.Line(
                $"{target} = {ValueReader.ConvertAndNote(context, slot.Value, text, text + ", place", unknown, isRequired: true)} ?? throw reader.InvalidText({text}, {ValueReader.Expectation(context, slot.Value)});");
            return;
        }
        writer.Line($"{target} = {ValueReader.ConvertAndNote(context, slot.Value, text, text + ", place", unknown)};");
        writer.Line($"if ({target} is null)").Indent().Line($"reader.KeepUnreadable({Name(xml)}, {text}, ref place, ref {unknown});").Unindent();
    }

    private static string AnyText(EmitContext context, ValueSlot slot, string unknown) =>
        ValueReader.Convert(context, slot.Value with { Fixed = null }, Text(slot, unknown));

    private static string Text(ValueSlot slot, string unknown) =>
        slot.Member.WhereEmpty is { } value
            ? $"reader.ReadChildText(place, {EmitContext.Literal(value)}, ref {unknown})"
            : $"reader.ReadChildText(place, ref {unknown})";

    private static void Item(EmitContext context, SourceWriter writer, int number, XmlName xml, ValueSlot slot, string target, string unknown)
    {
        if (slot.Value.TakesAnyText && slot.Member.WhereEmpty is null)
        {
            writer.Line($"{target}.Add({AnyText(context, slot, unknown)});");
            return;
        }
        var text = "text" + number;
        writer.Line($"var {text} = {Text(slot, unknown)};");
        if (slot.Value.TakesAnyText)
        {
            writer.Line($"{target}.Add({ValueReader.ConvertAndNote(context, slot.Value with { Fixed = null }, text, text + ", place", unknown, hasDefault: true)});");
            return;
        }
        writer.Line($"if ({ValueReader.ConvertAndNote(context, slot.Value, text, text + ", place", unknown)} is {{ }} item{number})")
            .Indent()
            .Line($"{target}.Add(item{number});")
            .Unindent();
        writer.Line("else").Indent().Line($"reader.KeepUnreadableItem({Name(xml)}, {text}, ref place, ref {unknown});").Unindent();
    }

    private static string Name(XmlName xml) => EmitContext.Literal(xml.LocalName) + ", " + EmitContext.Literal(xml.NamespaceUri);
}
