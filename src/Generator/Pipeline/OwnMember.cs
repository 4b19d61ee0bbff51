using System.Linq;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Pipeline;

/// <summary>The kind of a type, as far as it is certain before anything is generated.</summary>
internal enum TypeFamily
{
    /// <summary>A type that may be generated, or may have conversions: nothing is reported.</summary>
    Unknown,

    Text,
    Number,
    Boolean,
    Enumeration,
    Class,
    List,
}

/// <summary>A property or field that the user's part of a class declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Family">The kind of its type.</param>
/// <param name="Place">The place of its name.</param>
internal sealed record OwnMember(string Name, string Type, TypeFamily Family, Place Place)
{
    public static EquatableArray<OwnMember> Of(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !member.IsStatic && member is IPropertySymbol or IFieldSymbol)
            .Select(member => (Symbol: member, Type: member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type))
            .Select(member =>
                new OwnMember(
                    member.Symbol.Name,
                    member.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    FamilyOf(member.Type),
                    Place.Of(member.Symbol.Locations[0])))
            .ToEquatableArray();

    private static TypeFamily FamilyOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type.SpecialType switch
        {
            SpecialType.System_String => TypeFamily.Text,
            SpecialType.System_Boolean => TypeFamily.Boolean,
            SpecialType.System_SByte
                or SpecialType.System_Byte
                or SpecialType.System_Int16
                or SpecialType.System_UInt16
                or SpecialType.System_Int32
                or SpecialType.System_UInt32
                or SpecialType.System_Int64
                or SpecialType.System_UInt64
                or SpecialType.System_Decimal
                or SpecialType.System_Double
                or SpecialType.System_Single =>
                    TypeFamily.Number,
            _ => TypeFamily.Unknown,
        };
    }
}
