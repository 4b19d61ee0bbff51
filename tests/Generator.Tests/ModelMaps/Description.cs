using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.ModelMaps;

namespace Bindery.Tests.ModelMaps;

/// <summary>Says in lines what a map says, and, apart from it, what the generator's model says: the two must be the same lines.</summary>
internal static class Description
{
    public static IEnumerable<string> Of(ModelMap map)
    {
        foreach (var model in map.Enums)
            yield return $"enum {model.Name}: {string.Join(" ", model.Members.Select(member => member.Name + "=" + member.Word))}";
        foreach (var model in map.Classes)
        {
            yield return $"class {model.Name} {{{model.NamespaceUri}}}{model.LocalName} root={model.IsRoot} ctor={model.HasOwnConstructor} of {string.Join(",", model.Elements)}";
            foreach (var member in model.Members)
                yield return $"  {member.Role} {member.Name} {{{member.NamespaceUri}}}{member.LocalName} item {{{member.ItemNamespaceUri}}}{member.ItemLocalName} class={member.Class?.Name} value={Of(member.Value)} "
                    + $"cases={string.Join(" ", member.Cases.Select(one => $"{{{one.NamespaceUri}}}{one.LocalName}/{one.Class.Name}/{one.View}"))} text={member.TextItem} any={member.AnyItem} "
                    + $"list={member.IsList} required={member.IsRequired} nil={member.IsNillable} output={member.IsOutputOnly} user={member.IsUserDeclared} default={member.Default ?? "(none)"}";
            foreach (var factory in model.Factories)
                yield return $"  {factory.Name}: {factory.Discriminator.Name}={factory.Word} ({string.Join(",", factory.Parameters.Select(parameter => parameter.Name))})";
        }
    }

    public static IEnumerable<string> Of(SchemaModel schema)
    {
        foreach (var model in schema.Enums)
            yield return $"enum {model.Name}: {string.Join(" ", model.Members.Select(member => member.Name + "=" + member.Word))}";
        foreach (var model in schema.Classes)
        {
            // The content of a new object is also unknown if it can be written as its base class.
            var isUnknown = model.Declared.Contains(".ctor")
                || (model.IsRoot && schema.Classes.Any(other => other.Name == model.Type?.BaseClass && other.IsRoot));
            yield return $"class {model.Name} {Of(model.Xml)} root={model.IsRoot} ctor={isUnknown} of {string.Join(",", model.Elements)}";
            foreach (var attribute in model.Attributes)
                yield return Line(model, "Attribute", attribute.Member, attribute.Xml, value: Of(attribute.Value), isRequired: attribute.IsRequired);
            if (model.AnyAttributes is { } any)
                yield return Line(model, "AnyAttributes", any, isList: true);
            if (model.Text is { } text)
                yield return Line(model, "Text", text.Member, value: Of(text.Value), isRequired: text.IsRequired);
            foreach (var slot in model.Slots)
                yield return Of(model, slot);
            foreach (var factory in model.Factories)
                yield return $"  {factory.Name}: {factory.Discriminator}={Word(schema, factory)} ({string.Join(",", factory.Members)})";
        }
    }

    private static string Of(ClassModel model, SlotModel slot) => slot switch
    {
        ClassSlot child => Line(model, "Child", child.Member, child.Xml, type: child.ClassName, isList: child.IsList, isRequired: child.IsRequired),
        ValueSlot child =>
            Line(
                model,
                "ValueChild",
                child.Member,
                child.Xml,
                value: Of(child.Value, isChild: true),
                isList: child.IsList,
                isRequired: child.IsRequired,
                isNillable: child.IsNillable),
        PresenceSlot presence => Line(model, "Presence", presence.Member, presence.Xml),
        WrapperSlot { Item: ClassSlot item } wrapper => Line(model, "Wrapper", wrapper.Member, wrapper.Xml, item.Xml, item.ClassName, isList: true),
        WrapperSlot { Item: ValueSlot item } wrapper =>
            Line(model, "Wrapper", wrapper.Member, wrapper.Xml, item.Xml, value: Of(item.Value, isChild: true), isList: true),
        AnySlot any => Line(model, "AnyElements", any.Member, isList: any.IsList),
        SubstitutionSlot group => Line(
            model,
            "Substitution",
            group.Member,
            cases: string.Join(" ", group.Cases.Select(one => $"{Of(one.Xml)}/{one.ClassName}/")),
            isList: group.IsList,
            isRequired: group.IsRequired),
        ItemsSlot items => Line(
            model,
            "Items",
            items.Member,
            cases: string.Join(" ", items.Cases.Select(one => $"{Of(one.Xml)}/{one.ClassName}/{one.View}")),
            text: items.TextName,
            any: items.AnyName,
            isList: true),
        _ => throw new System.InvalidOperationException(slot.GetType().Name),
    };

    private static string Line(
        ClassModel model,
        string role,
        MemberModel member,
        XmlName? xml = null,
        XmlName? item = null,
        string? type = null,
        string? value = null,
        string? cases = null,
        string? text = null,
        string? any = null, bool isList = false, bool isRequired = false, bool isNillable = false) =>
        $"  {role} {member.Name} {Of(xml)} item {Of(item)} class={type} value={value} cases={cases} text={text} any={any} list={isList} required={isRequired} nil={isNillable} output={member.IsOutputOnly} "
        + $"user={model.Declared.Contains(member.Name)} default={member.Default ?? "(none)"}";

    private static string Of(XmlName? name) => name is null ? "{}" : $"{{{name.NamespaceUri}}}{name.LocalName}";

    private static string? Of(MappedValue? value) => value is null ? null : $"{value.Kind} {value.Enum?.Name} {value.Yes}/{value.No} {value.Fixed ?? "(any)"}";

    private static string Of(ValueModel value, bool isChild = false) =>
        $"{KindOf(value)} {value.EnumName} {value.Yes}/{value.No} {(isChild ? null : value.Fixed) ?? "(any)"}";

    // The map tells apart the kinds that analyzers know.
    private static MappedValueKind KindOf(ValueModel value) =>
        value.Kind == ValueKind.PrefixedText ? MappedValueKind.Name
        : System.Enum.Parse<MappedValueKind>(value.Kind.ToString());

    private static string Word(SchemaModel schema, FactoryModel factory) =>
        schema.Enums.Single(model => model.Name == factory.EnumName).Members.Single(member => member.Name == factory.EnumMember).Word;
}
