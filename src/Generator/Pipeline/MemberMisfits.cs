using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>A member that a user declared with a type that generated code cannot read or write. It has no place, because code depends on it.</summary>
/// <param name="Class">The full name of the class.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Expected">The type that it must have, as C# writes it.</param>
internal sealed record MemberMisfit(string Class, string Member, string Expected);

/// <summary>
/// Checks the types of the members that users declare. A wrong type is reported as one error at the member; the generated code leaves the member out, so that
/// it has no errors itself.
/// </summary>
internal static class MemberMisfits
{
    public static EquatableArray<MemberMisfit> Find(SchemaModel? model, ImmutableArray<BindingClass> classes) =>
        model is null ? EquatableArray<MemberMisfit>.Empty
        : classes.SelectMany(own => model.Classes.Where(candidate => candidate.Name == own.Name && model.Namespace == own.Namespace)
            .SelectMany(candidate => Find(candidate, own)))
            .ToEquatableArray();

    /// <summary>The problems to report.</summary>
    public static IEnumerable<Problem> Problems(EquatableArray<MemberMisfit> misfits, ImmutableArray<BindingClass> classes) =>
        from misfit in misfits
        from own in classes
        where own.FullName == misfit.Class
        from member in own.Members
        where member.Name == misfit.Member
        select new Problem(
            GeneratorRules.UnusableClass,
            $"'{member.Name}' has the type '{member.Type}', but the schema needs '{misfit.Expected}' here; change the type, or remove the member, so that it is generated",
            member.Place);

    /// <summary>The model without the members that have a wrong type.</summary>
    public static SchemaModel Without(SchemaModel model, EquatableArray<MemberMisfit> misfits) =>
        misfits.Count == 0
            ? model
            : model with { Classes = model.Classes.Select(candidate =>
                Without(candidate, misfits.Where(misfit => misfit.Class == $"{model.Namespace}.{candidate.Name}").Select(misfit => misfit.Member).ToList()))
                .ToEquatableArray() };

    private static ClassModel Without(ClassModel model, List<string> names) =>
        names.Count == 0 ? model : model with
        {
            Attributes = model.Attributes.Where(attribute => !names.Contains(attribute.Member.Name)).ToEquatableArray(),
            Text = model.Text is { } text && names.Contains(text.Member.Name) ? null : model.Text,
            Slots = model.Slots.Where(slot => !names.Contains(slot.Member.Name)).ToEquatableArray(),
            Factories = model.Factories.Where(factory => !factory.Members.Append(factory.Discriminator).Any(names.Contains)).ToEquatableArray(),
        };

    private static IEnumerable<MemberMisfit> Find(ClassModel model, BindingClass own) =>
        from expected in Expected(model)
        from member in own.Members
        where member.Name == expected.Name && member.Family != TypeFamily.Unknown && expected.Family != TypeFamily.Unknown && member.Family != expected.Family
        select new MemberMisfit(own.FullName, member.Name, expected.Type);

    private static IEnumerable<(string Name, string Type, TypeFamily Family)> Expected(ClassModel model)
    {
        foreach (var attribute in model.Attributes)
            yield return Value(attribute.Member, attribute.Value, attribute.IsRequired);
        if (model.Text is { } text)
            yield return Value(text.Member, text.Value, text.IsRequired);
        foreach (var slot in model.Slots)
            switch (slot)
            {
                case ClassSlot { IsList: true } list:
                    yield return (list.Member.Name, $"List<{list.ClassName}>", TypeFamily.List);
                    break;
                case ClassSlot child:
                    yield return (child.Member.Name, child.ClassName + (child.IsRequired ? "" : "?"), TypeFamily.Class);
                    break;
                case ValueSlot { IsList: true } list:
                    yield return (list.Member.Name, $"List<{TypeOf(list.Value)}>", TypeFamily.List);
                    break;
                case ValueSlot child:
                    yield return Value(child.Member, child.Value, child.IsRequired);
                    break;
                case PresenceSlot presence:
                    yield return (presence.Member.Name, "bool", TypeFamily.Boolean);
                    break;
                case WrapperSlot wrapper:
                    yield return (wrapper.Member.Name,
                        $"List<{(wrapper.Item is ClassSlot item ? item.ClassName : TypeOf(((ValueSlot)wrapper.Item).Value))}>",
                        TypeFamily.List);
                    break;
                case AnySlot any:
                    yield return (any.Member.Name, any.IsList ? "List<AnyElement>" : "AnyElement?", any.IsList ? TypeFamily.List : TypeFamily.Class);
                    break;
                case SubstitutionSlot { IsList: true } group:
                    yield return (group.Member.Name, $"List<{group.BaseName}>", TypeFamily.List);
                    break;
                case SubstitutionSlot group:
                    yield return (group.Member.Name, group.BaseName + (group.IsRequired ? "" : "?"), TypeFamily.Class);
                    break;
                case ItemsSlot items:
                    yield return (items.Member.Name, $"List<{items.BaseName}>", TypeFamily.List);
                    break;
            }
    }

    private static (string Name, string Type, TypeFamily Family) Value(MemberModel member, ValueModel value, bool isRequired) =>
        (member.Name, TypeOf(value) + (isRequired ? "" : "?"), FamilyOf(value));

    private static string TypeOf(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.XsdBoolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Decimal => "decimal",
        ValueKind.BigInteger => "BigInteger",
        ValueKind.Double => "double",
        ValueKind.Enum => value.EnumName!,
        ValueKind.Name => "QName",
        ValueKind.PrefixedText => "PrefixedText",
        ValueKind.UnixTime => "DateTimeOffset",
        ValueKind.Guid => "Guid",
        ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.PartialDate or ValueKind.Duration => "Xml" + value.Kind,
        ValueKind.Base64 or ValueKind.Hex => "byte[]",
        ValueKind.List => $"List<{TypeOf(value.Item!)}>",
        _ => "string",
    };

    private static TypeFamily FamilyOf(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.XsdBoolean => TypeFamily.Boolean,
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.BigInteger or ValueKind.Double => TypeFamily.Number,
        ValueKind.Enum => TypeFamily.Enumeration,
        ValueKind.String => TypeFamily.Text,
        _ => TypeFamily.Unknown,
    };
}
