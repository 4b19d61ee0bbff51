using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes a class's writer: one line for each member, with unknown content in its place.</summary>
internal static class WriterEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model)
    {
        writer.Line().Line("/// <inheritdoc/>").Open($"protected override void Write({EmitContext.Type("BindingWriter")} writer)");
        var names = model.Attributes.Where(attribute => attribute.Value.HasNames).Select(attribute => attribute.Member.Name);
        writer.Line(Start(context, model.Xml, model.Text is { Value.HasNames: true } named ? names.Append(named.Member.Name) : names));
        if (model.Type is { Name: { } type } && (model.Type.BaseClass is not null || !model.Type.IsSealed))
            writer.Line($"writer.Type({EmitContext.Literal(type.LocalName)}, {EmitContext.Literal(type.NamespaceUri)});");
        if (model.Attributes.Any(attribute => attribute.Value.HasForms
            || (attribute.IsRequired && attribute.Value.Kind is ValueKind.Boolean or ValueKind.Enum)))
            writer.Line("writer.UseForms(_unknown);");
        foreach (var attribute in model.Attributes)
        {
            if (attribute.Member.IsOutputOnly)
                writer.Line("if (writer.IncludesOutputOnly)").Indent();
            writer.Line(Attribute(context, attribute));
            if (attribute.Member.IsOutputOnly)
                writer.Unindent();
        }
        if (model.AnyAttributes is { } any)
            writer.Line($"writer.Attributes({any.Name}, nameof({any.Name}));");
        if (model.Text is null && model.Slots.Count == 0)
        {
            writer.Line("writer.Kept(_unknown).WriteRest();").Line("writer.EndElement();").Close();
            return;
        }
        writer.Line(model.Text switch
        {
            { Value.TakesAnyText: false, IsRequired: false } own => $"var kept = writer.Kept(_unknown, {own.Member.Name} is not null);",
            { Value.Kind: ValueKind.Enum } own => $"var kept = writer.Kept(_unknown, {IsKnown(context, own.Member.Name)});",
            _ => "var kept = writer.Kept(_unknown);",
        });
        if (model.Text is { } text)
            writer.Line($"writer.Text({Text(context, text.Value, text.Member.Name, text.IsRequired)}, kept, 0, 0);");
        for (var i = 0; i < model.Slots.Count; i++)
        {
            var slot = model.Slots[i];
            var number = i;
            var nameAt = ReaderEmitter.Children(model).ToList().FindIndex(child => child.Slot == number);
            Guarded(writer, slot.Member, () => Slot(context, writer, slot, number, nameAt));
        }
        writer.Line("kept.WriteRest();").Line("writer.EndElement();");
        writer.Close();
    }

    private static string Start(EmitContext context, XmlName xml, IEnumerable<string> names)
    {
        // Names without a namespace conflict with a default namespace only if the element or its parent is in a namespace.
        var plain = string.Join(" || ", names.Select(name => $"{EmitContext.Type("BindingWriter")}.IsPlain({name})"));
        return $"writer.StartElement({context.ElementArguments(xml)}{(plain.Length == 0 || xml.NamespaceUri.Length == 0 ? "" : ", " + plain)});";
    }

    private static string Number(EmitContext context, string member, bool isRequired) =>
        isRequired ? $"{EmitContext.Type("XmlWords")}.Known((int){member})" : $"(int?){member}";

    private static string IsKnown(EmitContext context, string member) => $"(int){member} != {EmitContext.Type("XmlWords")}.Unknown";

    private static void Guarded(SourceWriter writer, MemberModel member, System.Action write)
    {
        if (!member.IsOutputOnly)
        {
            write();
            return;
        }
        writer.Open("if (writer.IncludesOutputOnly)");
        write();
        writer.Close();
    }

    private static string Attribute(EmitContext context, AttributeModel attribute)
    {
        var value = attribute.Value;
        var member = attribute.Member.Name;
        if (attribute.Xml.NamespaceUri.Length > 0)
            return $"writer.Attribute({EmitContext.Literal(attribute.Xml.LocalName)}, {EmitContext.Literal(attribute.Xml.NamespaceUri)}, {Text(context, value, member, attribute.IsRequired)});";
        var name = context.Name(attribute.Xml.LocalName);
        return value.Kind switch
        {
            ValueKind.Int32 or ValueKind.Int64 => $"writer.Attribute({name}, {member});",
            ValueKind.Enum => $"writer.Attribute({name}, {EnumEmitter.Table(context, value.EnumName!)}, {Number(context, member, attribute.IsRequired)});",
            _ => $"writer.Attribute({name}, {Text(context, value, member)});",
        };
    }

    /// <summary>Returns the expression for the text of a value.</summary>
    public static string Text(EmitContext context, ValueModel value, string member, bool isRequired = false) => value.Kind switch
    {
        ValueKind.String => member,
        ValueKind.Name or ValueKind.PrefixedText => $"writer.Name({member})",
        ValueKind.Boolean => $"{EmitContext.Type("BindingWriter")}.Word({member}, {EmitContext.Literal(value.Yes!)}, {EmitContext.Literal(value.No!)})",
        ValueKind.XsdBoolean => $"{EmitContext.Type("BindingWriter")}.Word({member}, \"true\", \"false\")",
        ValueKind.Enum => $"{EmitContext.Type("BindingWriter")}.Word({EnumEmitter.Table(context, value.EnumName!)}, {Number(context, member, isRequired)})",
        ValueKind.Base64 or ValueKind.Hex => $"{EmitContext.Type("BindingWriter")}.{value.Kind}({member})",
        ValueKind.List when value.Item is { IsTemporal: true } => $"{EmitContext.Type("BindingWriter")}.Join({member}, static item => item.ToString())",
        ValueKind.List when value.Item is { IsValueType: true } item =>
            $"{EmitContext.Type("BindingWriter")}.Join({member}, static item => {Text(context, item, "item")})",
        ValueKind.List => $"{EmitContext.Type("BindingWriter")}.Join({member})",
        _ when value.IsTemporal => $"writer.Value({member})",
        _ => $"{EmitContext.Type("BindingWriter")}.Format({member})",
    };

    private static void Slot(EmitContext context, SourceWriter writer, SlotModel slot, int number, int named)
    {
        var member = slot.Member.Name;
        switch (slot)
        {
            case ClassSlot { IsList: true } list:
                writer.Line($"writer.Children({member}, ref kept, {number}, nameof({member}){Place(context, list, "ChildNames", named)});");
                break;
            case ClassSlot child:
                writer.Line($"writer.Child({member}, ref kept, {number}{Place(context, child, "ChildNames", named)});");
                break;
            case ValueSlot { IsList: true } list:
                List(writer, member, Item(context, list, member, $"kept, {number}, i"), "kept", number);
                break;
            case ValueSlot child:
                var isThere = child.NilMember is { } nil ? $"{member} is not null || {nil}"
                    : child is { IsNillable: true } ? null
                    : child is { IsRequired: true, Value.Kind: ValueKind.Enum } ? IsKnown(context, member)
                    : child.IsRequired && child.Value.IsValueType ? null
                    : $"{member} is not null";
                if (isThere is not null)
                    writer.Open($"if ({isThere})");
                writer.Line(child.IsNillable
                    ? Element(context, child.Xml, child.Value.HasNames ? [member] : [], Text(context, child.Value, member), $"kept, {number}, 0", $"{member} is null")
                    : Element(context, child.Xml, child.Value, member, $"kept, {number}, 0"));
                if (isThere is not null)
                    writer.Close();
                writer.Line($"kept.WriteThrough({number}, {isThere ?? "true"});");
                break;
            case PresenceSlot presence:
                writer.Open($"if ({member})").Line(Element(context, presence.Xml, [], "null", $"kept, {number}, 0")).Close();
                writer.Line($"kept.WriteThrough({number}, {member});");
                break;
            case WrapperSlot wrapper:
                Wrapper(context, writer, wrapper, number);
                break;
            case AnySlot { IsList: true }:
                writer.Line($"writer.Elements({member}, ref kept, {number}, nameof({member}));");
                break;
            case AnySlot:
                writer.Line($"if ({member} is not null)").Indent().Line($"writer.Element({member});").Unindent();
                writer.Line($"kept.WriteThrough({number}, {member} is not null);");
                break;
            case SubstitutionSlot { IsList: false }:
                writer.Line($"writer.Child({member}, ref kept, {number});");
                break;
            case ItemsSlot or SubstitutionSlot:
                writer.Line($"writer.Children({member}, ref kept, {number}, nameof({member}));");
                break;
        }
    }

    /// <summary>Returns the arguments for the name of an element whose class does not determine it, and for its alternatives.</summary>
    private static string Place(EmitContext context, ClassSlot slot, string names, int name) =>
        context.IsNamedByPlace(slot.ClassName) ? $", {names}, {name}{(slot.Alternatives is { } alternatives ? ", " + alternatives.Field : "")}" : "";

    private static string Item(EmitContext context, ValueSlot list, string member, string kept)
    {
        var item = member + "[i]";
        var isReference = !list.Value.IsValueType && !list.IsNillable;
        return Element(
            context,
            list.Xml,
            list.Value.HasNames ? [item] : [],
            Text(context, list.Value, isReference ? $"writer.Item({item}, i, nameof({member}))" : item),
            kept,
            list.IsNillable ? $"{item} is null" : null);
    }

    private static void List(SourceWriter writer, string member, string write, string kept, int number) =>
        writer.Open($"for (var i = 0; i < writer.CountOf({member}, nameof({member})); i++)").Line(write).Line($"{kept}.WriteThrough({number}, i);").Close();

    private static string Element(EmitContext context, XmlName xml, ValueModel value, string member, string kept) =>
        Element(context, xml, value.HasNames ? [member] : [], Text(context, value, member), kept);

    private static string Element(EmitContext context, XmlName xml, IEnumerable<string> names, string text, string kept, string? isNil = null) =>
        $"{Start(context, xml, names)}\n{(isNil is null ? "" : $"writer.Nil({isNil});\n")}writer.Text({text}, {kept});\nwriter.EndElement();";

    private static void Wrapper(EmitContext context, SourceWriter writer, WrapperSlot wrapper, int number)
    {
        var member = wrapper.Member.Name;
        var unknown = ReaderEmitter.UnknownIn(wrapper);
        var kept = "keptIn" + member;
        var isThere = $"writer.CountOf({member}, nameof({member})) > 0 || writer.Keeps({unknown})";
        writer.Open($"if ({isThere})");
        writer.Line($"writer.StartElement({context.ElementArguments(wrapper.Xml)});");
        writer.Line($"var {kept} = writer.Kept({unknown});");
        if (wrapper.Item is ValueSlot value)
            List(writer, member, Item(context, value, member, $"{kept}, 0, i"), kept, 0);
        else
            writer.Line(
                $"writer.Children({member}, ref {kept}, 0, nameof({member}){Place(context, (ClassSlot)wrapper.Item, "NamesIn" + member, 0)});");
        writer.Line($"{kept}.WriteRest();").Line("writer.EndElement();").Close();
        writer.Line($"kept.WriteThrough({number}, {isThere});");
    }
}
