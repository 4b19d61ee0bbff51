using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes a class's reader: a constructor that reads the current element of the document.</summary>
internal static class ReaderEmitter
{
    /// <summary>Writes the tables of names that the reader looks up, and the fields for unknown content.</summary>
    private static void EmitTables(EmitContext context, SourceWriter writer, ClassModel model)
    {
        var names = EmitContext.Type("XmlNames");
        if (model.IsRoot)
        {
            DocumentEmitter.EmitBinding(context, writer, model);
            writer.Line();
        }
        if (model.Attributes.Count > 0)
            writer.Line($"private static readonly {names} AttributeNames = new({Names(model.Attributes.Select(attribute => attribute.Xml))});");
        var children = Children(model);
        if (model.Slots.Count > 0)
        {
            var list = Names(children.Select(child => child.Xml));
            var isIdentity = children.Select(child => child.Slot).SequenceEqual(Enumerable.Range(0, children.Count));
            writer.Line(isIdentity
                ? $"private static readonly {names} ChildNames = new({list});"
                : $"private static readonly {names} ChildNames = new(new string[] {{ {list} }}, {Slots(children.Select(child => child.Slot).ToList())});");
        }
        foreach (var wrapper in model.Slots.OfType<WrapperSlot>())
            writer.Line($"private static readonly {names} NamesIn{wrapper.Member.Name} = new({EmitContext.Literal(ItemName(wrapper).Clark)});");
        foreach (var wrapper in model.Slots.OfType<WrapperSlot>())
            writer.Line($"private {EmitContext.Type("UnknownContentStore")}? {UnknownIn(wrapper)};");
    }

    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model)
    {
        var locals = new RequiredLocals(context, model);
        writer.Line();
        EmitTables(context, writer, model);
        writer.Line();
        if (locals.Any && context.Options.RequiredMembers)
            writer.Line($"[{EmitContext.Type("SetsRequiredMembers")}]");
        writer.Open($"internal {model.Name}(ref {EmitContext.Type("BindingReader")} reader)");
        locals.Declare(writer);
        Attributes(context, writer, model, locals);
        locals.AssignAttributes(writer);
        Content(context, writer, model, locals);
        locals.AssignChildren(writer);
        writer.Close();
        foreach (var wrapper in model.Slots.OfType<WrapperSlot>())
            Wrapper(context, writer, wrapper);
    }

    /// <summary>The field for unknown content inside a wrapper.</summary>
    public static string UnknownIn(WrapperSlot wrapper) => "_unknownIn" + wrapper.Member.Name;

    /// <summary>The children with names, in writing order, with their slots.</summary>
    public static IReadOnlyList<(XmlName Xml, int Slot, SlotModel Model)> Children(ClassModel model) =>
        model.Slots.SelectMany((slot, number) => NamesOf(slot).Select(name => (name, number, slot))).ToList();

    private static IEnumerable<XmlName> NamesOf(SlotModel slot) => slot switch
    {
        ClassSlot child => [child.Xml],
        ValueSlot child => [child.Xml],
        PresenceSlot child => [child.Xml],
        WrapperSlot child => [child.Xml],
        ItemsSlot items => items.Cases.Select(itemCase => itemCase.Xml),
        SubstitutionSlot group => group.Cases.Select(itemCase => itemCase.Xml),
        _ => [],
    };

    private static XmlName ItemName(WrapperSlot wrapper) => NamesOf(wrapper.Item).First();

    /// <summary>The arguments of a table of names. A namespace is only written where it changes.</summary>
    public static string Names(IEnumerable<XmlName> names)
    {
        var before = "";
        var literals = new List<string>();
        foreach (var name in names)
        {
            literals.Add(EmitContext.Literal(name.NamespaceUri == before ? name.LocalName : "{" + name.NamespaceUri + "}" + name.LocalName));
            before = name.NamespaceUri;
        }

        return string.Join(", ", literals);
    }

    private static string Slots(List<int> slots) =>
        slots.All(slot => slot == 0) ? $"new int[{slots.Count}]" : $"new int[] {{ {string.Join(", ", slots)} }}";

    private static void Attributes(EmitContext context, SourceWriter writer, ClassModel model, RequiredLocals locals)
    {
        var keep = model.AnyAttributes is not { } any ? "reader.KeepAttribute(i, ref _unknown);"
            : model.Type is null ? $"{any.Name}.Add(reader.GetAnyAttribute(i));"
            : $"reader.AddAnyAttribute(i, {any.Name}, ref _unknown);";
        if (model.Attributes.Count == 0 && model.AnyAttributes is null)
        {
            writer.Line("reader.KeepAttributes(ref _unknown);");
            return;
        }
        writer.Open("for (var i = 0; i < reader.AttributeCount; i++)");
        if (model.Attributes.Count == 0)
        {
            writer.Line(keep).Close();
            return;
        }
        writer.Open("switch (reader.FindAttribute(i, AttributeNames))");
        for (var i = 0; i < model.Attributes.Count; i++)
        {
            var attribute = model.Attributes[i];
            var target = locals.TargetOf(attribute.Member.Name);
            var value = ValueReader.ConvertAndNote(context, attribute.Value, "reader.GetAttribute(i)", "i", "_unknown", attribute.IsRequired);
            var unreadable = attribute.Member.IsOutputOnly ? "reader.KeepOutputOnly(i, ref _unknown);"
                : model.AnyAttributes is null ? "goto default;"
                : "reader.KeepAttribute(i, ref _unknown);";
            writer.Line($"case {i}: // {attribute.Xml.LocalName}").Indent();
            if (attribute.Value.TakesAnyText)
            {
                writer.Line($"{target} = {value};");
            }
            else if (attribute.IsRequired && attribute.Value.Kind == ValueKind.Enum)
            {
                writer.Line($"{target} = {value} ?? ({attribute.Value.EnumName})reader.KeepWord(i, ref _unknown);");
            }
            else if (attribute.IsRequired)
            {
                writer.Line($"{target} = {value} ?? throw reader.InvalidAttribute(i, {ValueReader.Expectation(context, attribute.Value)});");
            }
            else
            {
                writer.Line($"{target} = {value};").Line($"if ({target} is null)").Indent().Line(unreadable).Unindent();
            }
            writer.Line("break;").Unindent();
        }
        writer.Line("default:").Indent().Line(keep).Line("break;").Unindent();
        writer.Close().Close();
    }

    private static void Content(EmitContext context, SourceWriter writer, ClassModel model, RequiredLocals locals)
    {
        if (model.Text is { } text)
        {
            ValueReader.OwnText(context, writer, text, locals.TargetOf(text.Member.Name));
            return;
        }
        if (model.Slots.Count == 0)
        {
            writer.Line("reader.ReadEnd(ref _unknown);");
            return;
        }
        var items = model.Slots.OfType<ItemsSlot>().FirstOrDefault(slot => slot.TextName is not null);
        writer.Line($"var place = default({EmitContext.Type("ContentPlace")});");
        writer.Open(items is null
            ? "while (reader.ReadChild(ref place, ChildNames, ref _unknown))"
            : $"while (reader.ReadChildOrText(ref place, ChildNames, {model.Slots.ToList().IndexOf(items)}, ref _unknown))");
        writer.Open("switch (place.Child)");
        var children = Children(model);
        for (var i = 0; i < children.Count; i++)
            ChildReader.Emit(context, writer, i, children[i].Xml, children[i].Model, locals);
        if (items is not null)
            writer.Line($"case {EmitContext.Type("ContentPlace")}.Text:")
                .Indent()
                .Line($"{items.Member.Name}.Add(new {items.TextName}(reader.GetText().ToString()));")
                .Line("break;")
                .Unindent();
        writer.Line("default:").Indent().Line(KeepElement(model)).Line("break;").Unindent();
        writer.Close().Close();
    }

    private static string KeepElement(ClassModel model)
    {
        for (var i = 0; i < model.Slots.Count; i++)
        {
            var element = $"reader.ReadAnyElement(ref place, {i})";
            switch (model.Slots[i])
            {
                case AnySlot { IsList: true } any:
                    return $"{any.Member.Name}.Add({element});";
                case AnySlot any:
                    return $"if ({any.Member.Name} is null)\n    {any.Member.Name} = {element};\nelse\n    reader.KeepElement(ref place, ref _unknown);";
                case ItemsSlot { AnyName: { } anyName } items:
                    return $"{items.Member.Name}.Add(new {anyName}({element}));";
            }
        }
        return "reader.KeepElement(ref place, ref _unknown);";
    }

    private static void Wrapper(EmitContext context, SourceWriter writer, WrapperSlot wrapper)
    {
        var unknown = UnknownIn(wrapper);
        writer.Line().Open($"private void Read{wrapper.Member.Name}(ref {EmitContext.Type("BindingReader")} reader)");
        writer.Line($"reader.KeepAttributes(ref {unknown});");
        writer.Line($"var place = default({EmitContext.Type("ContentPlace")});");
        writer.Open($"while (reader.ReadChild(ref place, NamesIn{wrapper.Member.Name}, ref {unknown}))");
        writer.Open("switch (place.Child)");
        ChildReader.Emit(context, writer, 0, ItemName(wrapper), wrapper.Item, null, unknown);
        writer.Line("default:").Indent().Line($"reader.KeepElement(ref place, ref {unknown});").Line("break;").Unindent();
        writer.Close().Close().Close();
    }
}
