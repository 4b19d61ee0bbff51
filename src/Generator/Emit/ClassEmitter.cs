using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes a class: first the properties, in a readable order, then factories, the methods of documents, the reader and the writer.</summary>
internal static class ClassEmitter
{
    public static string Emit(EmitContext context, ClassModel model) => context.File(writer =>
    {
        context.Members = new HashSet<string>(model.MemberNames.Concat(model.Declared), System.StringComparer.Ordinal);
        var type = model.Type;
        writer.Summary(
            model.Documentation,
            type is not { Name: { } typeName } ? $"The element '{model.Xml.LocalName}'."
            : model.IsRoot ? $"The type '{typeName.LocalName}', that of the root element '{model.Xml.LocalName}'."
            : $"The type '{typeName.LocalName}'.");
        JsonEmitter.DerivedTypes(context, writer, model.Name);
        writer.Line(EmitContext.GeneratedCode);
        var kind = type is { IsAbstract: true } ? "abstract " : type is { IsSealed: false } ? "" : "sealed ";
        writer.Open(
            $"{context.Accessibility} {kind}partial class {model.Name} : {type?.BaseClass ?? model.BaseName ?? EmitContext.Type("XmlModel")}");
        if (!model.Declared.Contains(ClassModel.DeclaredConstructor))
        {
            writer.Line(type?.BaseClass is null ? "/// <summary>Initializes a new instance without values.</summary>" : "/// <inheritdoc/>");
            writer.Line($"{(type is { IsAbstract: true } ? "protected" : "public")} {model.Name}() {{ }}");
        }
        foreach (var attribute in model.Attributes)
        {
            if (IsInherited(model, attribute.Member.Name))
                continue;
            Property(context, writer, model, attribute.Member, attribute.Value, attribute.IsRequired, $"The attribute '{attribute.Xml.LocalName}'.");
            EffectiveEmitter.Emit(context, writer, model, attribute.Member, attribute.Xml, attribute.Value, attribute.IsRequired);
        }
        if (model.AnyAttributes is { } any)
            ListProperty(writer, model, any, EmitContext.Type("AnyAttribute"), "");
        if (model.Text is { } text)
            Property(context, writer, model, text.Member, text.Value, text.IsRequired, "The text of the element.");
        foreach (var slot in model.Slots)
            Slot(context, writer, model, slot);
        foreach (var factory in model.Factories)
            FactoryEmitter.Emit(context, writer, model, factory);
        if (model.IsRoot)
        {
            DocumentEmitter.Emit(context, writer, model);
            ItemsEmitter.Emit(context, writer, model);
        }
        if (type is null or { BaseClass: null, IsSealed: true })
            Clone(context, writer, model);
        else
            TypeEmitter.Emit(context, writer, model, type);
        AlternativesEmitter.Emit(context, writer, model);
        if (type is { AddsNothing: true })
        {
            TypeEmitter.EmitAsBase(context, writer, model, type);
            writer.Close();
            return;
        }
        ReaderEmitter.Emit(context, writer, model);
        WriterEmitter.Emit(context, writer, model);
        writer.Close();
    });

    private static void Clone(EmitContext context, SourceWriter writer, ClassModel model)
    {
        if (model.Declared.Contains("Clone()"))
            return;
        writer.Line().Line("/// <summary>Creates a deep copy of this object.</summary>");
        writer.Line($"public {model.Name} Clone() => Copy(this, static (ref {EmitContext.Type("BindingReader")} reader) => new {model.Name}(ref reader));");
    }

    private static void Slot(EmitContext context, SourceWriter writer, ClassModel model, SlotModel slot)
    {
        switch (slot)
        {
            case ClassSlot { IsList: true } list:
                ListProperty(writer, model, list.Member, list.ClassName, $"The elements '{list.Xml.LocalName}'.");
                break;
            case ClassSlot child:
                Property(
                    context, writer, model, child.Member, child.ClassName, isValueType: false, child.IsRequired, null, $"The element '{child.Xml.LocalName}'.");
                break;
            case ValueSlot { IsList: true } list:
                ListProperty(
                    writer,
                    model,
                    list.Member,
                    ItemType(list),
                    $"The elements '{list.Xml.LocalName}'.{(list.IsNillable ? " Null means an element without a value (xsi:nil)." : "")}",
                    JsonEmitter.Member(context, list.Value));
                break;
            case ValueSlot child:
                Property(
                    context,
                    writer,
                    model,
                    child.Member,
                    child.Value with { Fixed = null },
                    child.IsRequired,
                    $"The text of the element '{child.Xml.LocalName}'.",
                    child.IsNillable);
                if (child.NilMember is { } nil)
                    Start(
                        writer,
                        model,
                        new MemberModel(nil, null),
                        $"Whether the element '{child.Xml.LocalName}' is present without a value (xsi:nil) if '{child.Member.Name}' is null.",
                        $"public bool {nil} {{ get; set; }}");
                if (!IsInherited(model, child.Member.Name))
                    EffectiveEmitter.Emit(context, writer, model, child.Member, child.Xml, child.Value, child.IsRequired);
                break;
            case PresenceSlot presence:
                Start(
                    writer,
                    model,
                    presence.Member,
                    $"Whether the element '{presence.Xml.LocalName}' is present.",
                    $"public bool {presence.Member.Name} {{ get; set; }}");
                break;
            case WrapperSlot wrapper:
                var item = wrapper.Item is ClassSlot itemClass ? itemClass.ClassName : ItemType((ValueSlot)wrapper.Item);
                ListProperty(
                    writer,
                    model,
                    wrapper.Member,
                    item,
                    $"The items of the element '{wrapper.Xml.LocalName}', which is present if the list has items.",
                    wrapper.Item is ValueSlot values ? JsonEmitter.Member(context, values.Value) : null);
                break;
            case AnySlot { IsList: true } any:
                ListProperty(writer, model, any.Member, EmitContext.Type("AnyElement"), "");
                break;
            case AnySlot any:
                Property(context, writer, model, any.Member, EmitContext.Type("AnyElement"), isValueType: false, isRequired: false, null, "");
                break;
            case SubstitutionSlot { IsList: true } group:
                ListProperty(writer, model, group.Member, group.BaseName, $"The elements '{group.Xml.LocalName}', and elements that can be substituted for it.");
                break;
            case SubstitutionSlot group:
                Property(
                    context,
                    writer,
                    model,
                    group.Member,
                    group.BaseName,
                    isValueType: false,
                    group.IsRequired,
                    null,
                    $"The element '{group.Xml.LocalName}', or one that can be substituted for it.");
                break;
            case ItemsSlot items:
                ListProperty(writer, model, items.Member, items.BaseName, "");
                foreach (var itemCase in items.Cases)
                    Start(
                        writer,
                        model,
                        new MemberModel(itemCase.View, null),
                        $"The items that are '{itemCase.Xml.LocalName}' elements.",
                        $"public {EmitContext.Type("IEnumerable")}<{itemCase.ClassName}> {itemCase.View} => "
                            + $"ItemsOf<{itemCase.ClassName}>({items.Member.Name});",
                        JsonEmitter.View(context));
                break;
        }
    }

    private static void Property(
        EmitContext context,
        SourceWriter writer,
        ClassModel model,
        MemberModel member,
        ValueModel value,
        bool isRequired,
        string fallback,
        bool isNillable = false) =>
        Property(
            context,
            writer,
            model,
            member,
            EmitContext.TypeOf(value) + (isRequired && isNillable ? "?" : ""),
            value.IsValueType || isNillable,
            isRequired,
            isRequired ? value.Fixed : null,
            isRequired && isNillable ? fallback + " Null stands for an element without a value (xsi:nil)." : fallback,
            JsonEmitter.Member(context, value));

    private static void Property(
        EmitContext context,
        SourceWriter writer,
        ClassModel model,
        MemberModel member,
        string type,
        bool isValueType,
        bool isRequired,
        string? initial,
        string fallback,
        string? attribute = null)
    {
        var demanded = isRequired && initial is null;
        var required = demanded && context.Options.RequiredMembers ? "required " : "";
        var end = initial is not null ? $" = {EmitContext.Literal(initial)};"
            : demanded && !context.Options.RequiredMembers && !isValueType ? " = null!;"
            : "";
        Start(writer, model, member, fallback, $"public {required}{type}{(isRequired ? "" : "?")} {member.Name} {{ get; set; }}{end}", attribute);
    }

    private static void ListProperty(SourceWriter writer, ClassModel model, MemberModel member, string type, string fallback, string? attribute = null) =>
        Start(writer, model, member, fallback, $"public {EmitContext.ListOf(type)} {member.Name} {{ get; set; }} = new();", attribute);

    private static string ItemType(ValueSlot list) => EmitContext.TypeOf(list.Value) + (list.IsNillable ? "?" : "");

    /// <summary>Whether the base has a member.</summary>
    private static bool IsInherited(ClassModel model, string member) => model.Type is { } type && type.Inherited.Contains(member);

    private static void Start(SourceWriter writer, ClassModel model, MemberModel member, string fallback, string declaration, string? attribute = null)
    {
        if (model.Declared.Contains(member.Name) || IsInherited(model, member.Name))
            return;
        writer.Line();
        writer.Summary(member, fallback);
        if (attribute is not null)
            writer.Line(attribute);
        writer.Line(declaration);
    }
}
