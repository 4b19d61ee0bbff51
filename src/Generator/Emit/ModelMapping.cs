using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.ModelMaps;

namespace Bindery.Generator.Emit;

/// <summary>Creates the model map of a schema for the analyzers, which maps the members of generated classes to nodes of documents.</summary>
internal sealed class ModelMapping
{
    private readonly Dictionary<string, MappedEnum> _enums = [];
    private readonly Dictionary<string, MappedClass> _classes = [];

    private ModelMapping(SchemaModel schema)
    {
        foreach (var model in schema.Enums)
            _enums.Add(model.Name, new MappedEnum(model.Name, [.. model.Members.Select(member => new MappedEnumMember(member.Name, member.Word))]));
        foreach (var model in schema.Classes)
            _classes.Add(model.Name, Declare(model));
        // The class of a base comes before those that are derived from it.
        foreach (var model in schema.Classes)
            if (model.Type is { BaseClass: { } from })
                Derive(_classes[model.Name], _classes[from]);
    }

    /// <summary>Creates the map of a schema's models.</summary>
    public static ModelMap Of(SchemaModel schema)
    {
        var mapping = new ModelMapping(schema);
        foreach (var model in schema.Classes)
            mapping.Fill(model);
        return new ModelMap([.. schema.Classes.Select(model => mapping._classes[model.Name])], [.. schema.Enums.Select(model => mapping._enums[model.Name])]);
    }

    private static MappedClass Declare(ClassModel model) => new(model.Name)
    {
        NamespaceUri = model.Xml.NamespaceUri,
        LocalName = model.Xml.LocalName,
        IsRoot = model.IsRoot,
        HasOwnConstructor = model.Declared.Contains(ClassModel.DeclaredConstructor),
        IsAbstract = model.Type is { IsAbstract: true },
        Type = model.Type?.Name is { } type ? (type.NamespaceUri, type.LocalName) : null,
        Elements = [.. model.Elements],
    };

    /// <summary>
    /// Relates a class to its base class. If no element has its type, its objects occur as elements of the base class. If both classes can be the root of a
    /// document, the static type of an object determines which of them is written: then the content of a new object is unknown.
    /// </summary>
    private static void Derive(MappedClass mapped, MappedClass from)
    {
        mapped.Base = from;
        if (mapped.Elements.Count == 0)
            (mapped.Elements, mapped.NamespaceUri, mapped.LocalName) = (from.Elements, from.NamespaceUri, from.LocalName);
        mapped.HasOwnConstructor |= mapped.IsRoot && from.Document.IsRoot;
    }

    private void Fill(ClassModel model)
    {
        var mapped = _classes[model.Name];
        foreach (var attribute in model.Attributes)
            mapped.Members.Add(Named(
                model, attribute.Member, MemberRole.Attribute, attribute.Xml, value: Value(attribute.Value), isRequired: attribute.IsRequired));
        if (model.AnyAttributes is { } any)
            mapped.Members.Add(Member(model, any, MemberRole.AnyAttributes));
        if (model.Text is { } text)
            mapped.Members.Add(Member(model, text.Member, MemberRole.Text, value: Value(text.Value), isRequired: text.IsRequired));
        foreach (var slot in model.Slots)
            mapped.Members.Add(Slot(model, slot));
        foreach (var factory in model.Factories)
            mapped.Factories.Add(new MappedFactory(
                factory.Name,
                mapped.FindMember(factory.Discriminator)!,
                _enums[factory.EnumName].Members.Single(member => member.Name == factory.EnumMember).Word,
                [.. factory.Members.Select(member => mapped.FindMember(member)!)]));
    }

    private MappedMember Slot(ClassModel model, SlotModel slot) => slot switch
    {
        ClassSlot child =>
            Named(model, child.Member, MemberRole.Child, child.Xml, _classes[child.ClassName], isList: child.IsList, isRequired: child.IsRequired),
        ValueSlot child =>
            Nillable(
                child,
                Named(model, child.Member, MemberRole.ValueChild, child.Xml, value: ChildValue(child), isList: child.IsList, isRequired: child.IsRequired)),
        PresenceSlot presence => Named(model, presence.Member, MemberRole.Presence, presence.Xml),
        WrapperSlot { Item: ClassSlot item } wrapper =>
            WithItems(Named(model, wrapper.Member, MemberRole.Wrapper, wrapper.Xml, _classes[item.ClassName]), item.Xml),
        WrapperSlot { Item: ValueSlot item } wrapper =>
            WithItems(Named(model, wrapper.Member, MemberRole.Wrapper, wrapper.Xml, value: ChildValue(item)), item.Xml),
        SubstitutionSlot group =>
            Substitution(Member(model, group.Member, MemberRole.Substitution, isList: group.IsList, isRequired: group.IsRequired), group),
        AnySlot any => Member(model, any.Member, MemberRole.AnyElements, isList: any.IsList),
        ItemsSlot items => Items(Member(model, items.Member, MemberRole.Items), items),
        _ => throw new InvalidOperationException(slot.GetType().Name),
    };

    private static MappedMember Nillable(ValueSlot child, MappedMember member)
    {
        member.IsNillable = child.IsNillable;
        return member;
    }

    private MappedMember Substitution(MappedMember member, SubstitutionSlot group)
    {
        foreach (var item in group.Cases)
            member.Cases.Add(new MappedCase(item.Xml.NamespaceUri, item.Xml.LocalName, _classes[item.ClassName], View: null));
        return member;
    }

    private static MappedMember WithItems(MappedMember member, XmlName item)
    {
        member.ItemNamespaceUri = item.NamespaceUri;
        member.ItemLocalName = item.LocalName;
        return member;
    }

    private MappedMember Items(MappedMember member, ItemsSlot items)
    {
        foreach (var item in items.Cases)
            member.Cases.Add(new MappedCase(item.Xml.NamespaceUri, item.Xml.LocalName, _classes[item.ClassName], item.View));
        member.TextItem = items.TextName;
        member.AnyItem = items.AnyName;
        return member;
    }

    private static MappedMember Named(
        ClassModel model, MemberModel member, MemberRole role, XmlName xml, MappedClass? type = null, MappedValue? value = null,
        bool isList = false, bool isRequired = false)
    {
        var mapped = Member(model, member, role, type, value, isList, isRequired);
        mapped.NamespaceUri = xml.NamespaceUri;
        mapped.LocalName = xml.LocalName;
        return mapped;
    }

    private static MappedMember Member(
        ClassModel model, MemberModel member, MemberRole role, MappedClass? type = null, MappedValue? value = null,
        bool isList = false, bool isRequired = false) =>
        new(member.Name, role)
        {
            Class = type,
            Value = value,
            IsList = isList || ModelMapFormat.IsAlwaysList(role),
            IsRequired = isRequired,
            IsOutputOnly = member.IsOutputOnly,
            IsUserDeclared = model.Declared.Contains(member.Name),
            Default = member.Default,
        };

    /// <summary>Only attributes and the text have their fixed value from the start; a child has it when it is set.</summary>
    private MappedValue ChildValue(ValueSlot child) => Value(child.Value with { Fixed = null });

    private MappedValue Value(ValueModel value) => value.Kind switch
    {
        ValueKind.String => new MappedValue(MappedValueKind.String, Fixed: value.Fixed),
        ValueKind.Boolean => new MappedValue(MappedValueKind.Boolean, Yes: value.Yes, No: value.No),
        ValueKind.Enum => new MappedValue(MappedValueKind.Enum, _enums[value.EnumName!]),
        ValueKind.XsdBoolean => new MappedValue(MappedValueKind.XsdBoolean),
        ValueKind.Int32 => new MappedValue(MappedValueKind.Int32),
        ValueKind.Int64 => new MappedValue(MappedValueKind.Int64),
        ValueKind.Decimal => new MappedValue(MappedValueKind.Decimal),
        ValueKind.BigInteger => new MappedValue(MappedValueKind.BigInteger),
        ValueKind.Double => new MappedValue(MappedValueKind.Double),
        ValueKind.UnixTime => new MappedValue(MappedValueKind.UnixTime),
        ValueKind.Guid => new MappedValue(MappedValueKind.Guid),
        ValueKind.Name or ValueKind.PrefixedText => new MappedValue(MappedValueKind.Name),
        ValueKind.DateTime => new MappedValue(MappedValueKind.DateTime),
        ValueKind.Date => new MappedValue(MappedValueKind.Date),
        ValueKind.Time => new MappedValue(MappedValueKind.Time),
        ValueKind.PartialDate => new MappedValue(MappedValueKind.PartialDate),
        ValueKind.Duration => new MappedValue(MappedValueKind.Duration),
        ValueKind.Base64 => new MappedValue(MappedValueKind.Base64),
        ValueKind.Hex => new MappedValue(MappedValueKind.Hex),
        ValueKind.List => new MappedValue(MappedValueKind.List, Item: Value(value.Item!)),
        _ => throw new InvalidOperationException(value.Kind.ToString()),
    };
}
