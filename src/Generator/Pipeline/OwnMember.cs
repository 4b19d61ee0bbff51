using System.Linq;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Pipeline;

/// <summary>The kind of a type, as far as it is known before code is generated.</summary>
internal enum OwnTypeKind
{
    /// <summary>A type that only has the conversions of the language.</summary>
    Plain,

    /// <summary>A type that may have user-defined conversions, or that represents other types: it is not checked.</summary>
    Open,

    /// <summary>A type that does not exist yet: it may be generated.</summary>
    Missing,
}

/// <summary>A property or field that the user's part of a class declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in C# syntax.</param>
/// <param name="FullType">Its type with the namespace, without the question mark; only the name for a missing type.</param>
/// <param name="IsNullable">Whether it is a value type with a question mark.</param>
/// <param name="Kind">The kind of its type.</param>
/// <param name="Place">The place of its name.</param>
internal sealed record OwnMember(string Name, string Type, string FullType, bool IsNullable, OwnTypeKind Kind, Place Place)
{
    private static readonly SymbolDisplayFormat Full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static EquatableArray<OwnMember> Of(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !member.IsStatic && member is IPropertySymbol or IFieldSymbol)
            .Select(member => Of(member, member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type))
            .ToEquatableArray();

    private static OwnMember Of(ISymbol member, ITypeSymbol type)
    {
        var isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var inner = isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        var kind = KindOf(inner);
        return new OwnMember(
            member.Name,
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            kind == OwnTypeKind.Missing ? inner.Name : inner.ToDisplayString(Full),
            isNullable,
            kind,
            Place.Of(member.Locations[0]));
    }

    private static OwnTypeKind KindOf(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol { Arity: 0 } => OwnTypeKind.Missing,
        { SpecialType: not SpecialType.None } => OwnTypeKind.Plain,
        IArrayTypeSymbol array => KindOf(array.ElementType) == OwnTypeKind.Plain ? OwnTypeKind.Plain : OwnTypeKind.Open,
        INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Dynamic or TypeKind.Error } => OwnTypeKind.Open,
        INamedTypeSymbol { Arity: > 0 } generic =>
            generic.OriginalDefinition.ToDisplayString(Full) == "System.Collections.Generic.List<T>" && KindOf(generic.TypeArguments[0]) == OwnTypeKind.Plain
                ? OwnTypeKind.Plain
                : OwnTypeKind.Open,
        // A user-defined collection may be valid where a list is expected.
        INamedTypeSymbol { AllInterfaces: var all } when all.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable) => OwnTypeKind.Open,
        // The conversions of the framework's types are not used by generated code.
        INamedTypeSymbol named => IsFramework(named) || !HasConversions(named) ? OwnTypeKind.Plain : OwnTypeKind.Open,
        _ => OwnTypeKind.Open,
    };

    private static bool IsFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { Name: "System" };
    }

    private static bool HasConversions(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
            if (one.GetMembers(WellKnownMemberNames.ImplicitConversionName).Length > 0)
                return true;
        return false;
    }
}
