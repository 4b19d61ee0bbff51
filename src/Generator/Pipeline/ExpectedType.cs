using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Pipeline;

/// <summary>The type that generated code reads into a member and writes from it.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Type">The type, in C# syntax.</param>
/// <param name="FullType">The type with its namespace, without the question mark.</param>
/// <param name="Schema">The schema, which contains the types that are generated.</param>
internal sealed record ExpectedType(string Name, string Type, string FullType, SchemaModel Schema)
{
    private const string ListOf = "System.Collections.Generic.List<";

    // A list in one value is assigned and read by index; children are added, counted and read by index.
    private static readonly string[] ListsOfValues = ["List", "IReadOnlyList"];
    private static readonly string[] ListsOfChildren = ["List", "IList", "Collection", "ObservableCollection"];

    private bool _holdsValues;

    /// <summary>Whether the member must be nullable.</summary>
    public bool NeedsNullable { get; private init; }

    /// <summary>Whether the member may be nullable.</summary>
    public bool TakesNullable { get; private init; }

    /// <summary>The wider type that a member may have as well; null if there is none.</summary>
    public string? Wider { get; private init; }

    /// <summary>Returns the type of a value.</summary>
    public static ExpectedType Of(SchemaModel schema, MemberModel member, ValueModel value, bool isRequired) =>
        new(member.Name, TypeOf(value) + (isRequired ? "" : "?"), FullTypeOf(schema, value), schema)
        {
            NeedsNullable = !isRequired && value.IsValueType,
            TakesNullable = value.IsValueType,
            _holdsValues = value.Kind == ValueKind.List,
            Wider = value.Kind == ValueKind.Int32 ? "long" : value.Kind == ValueKind.Enum && !isRequired ? "object" : null,
        };

    /// <summary>Returns the type of children.</summary>
    public static ExpectedType Of(SchemaModel schema, SlotModel slot) => slot switch
    {
        ClassSlot { IsList: false } child => new(child.Member.Name, child.ClassName + (child.IsRequired ? "" : "?"), InSchema(schema, child.ClassName), schema),
        ValueSlot { IsList: false } child => Of(schema, child.Member, child.Value, child.IsRequired && !child.IsNillable),
        PresenceSlot presence => new(presence.Member.Name, "bool", "bool", schema),
        SubstitutionSlot { IsList: false } group =>
            new(group.Member.Name, group.BaseName + (group.IsRequired ? "" : "?"), InSchema(schema, group.BaseName), schema),
        AnySlot { IsList: false } any => new(any.Member.Name, "AnyElement?", "Bindery.AnyElement", schema),
        WrapperSlot wrapper => List(schema, wrapper.Member, wrapper.Item),
        _ => List(schema, slot.Member, slot),
    };

    /// <summary>Whether generated code compiles with a member; true if that is uncertain.</summary>
    public bool Admits(OwnMember member)
    {
        if (member.Kind == OwnTypeKind.Open)
            return true;
        if (member.Kind == OwnTypeKind.Collection)
            return (_holdsValues ? ListsOfValues : ListsOfChildren).Contains(member.Type.Split('<')[0])
                && (FullType == ListOf + member.FullType + ">" || FullType == ListOf + InSchema(Schema, member.FullType) + ">");
        if (member.Kind == OwnTypeKind.Missing)
            // The compiler reports types that do not exist.
            return InSchema(Schema, member.FullType) == FullType || !Schema.TypeNames.Contains(member.FullType);
        return (member.FullType == FullType || member.FullType == Wider)
            && (member.FullType == "object" || (member.IsNullable ? TakesNullable : !NeedsNullable));
    }

    private static ExpectedType List(SchemaModel schema, MemberModel member, SlotModel items)
    {
        var (type, full) = items switch
        {
            ClassSlot child => (child.ClassName, InSchema(schema, child.ClassName)),
            ValueSlot child when child.IsNillable && child.Value.IsValueType => (TypeOf(child.Value) + "?", FullTypeOf(schema, child.Value) + "?"),
            ValueSlot child => (TypeOf(child.Value), FullTypeOf(schema, child.Value)),
            ItemsSlot several => (several.BaseName, InSchema(schema, several.BaseName)),
            SubstitutionSlot group => (group.BaseName, InSchema(schema, group.BaseName)),
            _ => ("AnyElement", "Bindery.AnyElement"),
        };
        return new ExpectedType(member.Name, $"List<{type}>", ListOf + full + ">", schema);
    }

    private static string InSchema(SchemaModel schema, string name) => schema.Namespace.Replace("@", "") + "." + name.TrimStart('@');

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

    private static string FullTypeOf(SchemaModel schema, ValueModel value) => value.Kind switch
    {
        ValueKind.BigInteger => "System.Numerics.BigInteger",
        ValueKind.Enum => InSchema(schema, value.EnumName!),
        ValueKind.Name => "Bindery.QName",
        ValueKind.PrefixedText => "Bindery.PrefixedText",
        ValueKind.UnixTime => "System.DateTimeOffset",
        ValueKind.Guid => "System.Guid",
        ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.PartialDate or ValueKind.Duration => "Bindery.Xml" + value.Kind,
        ValueKind.List => ListOf + FullTypeOf(schema, value.Item!) + ">",
        _ => TypeOf(value),
    };
}
