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

    /// <summary>A collection of the framework; the type of its items may not exist yet.</summary>
    Collection,
}

/// <summary>A property or field that the user's part of a class declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in C# syntax.</param>
/// <param name="FullType">
/// Its type with the namespace, without the question mark; only the name for a missing type. For a collection the type of its items, in the same form.
/// </param>
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
            NameOf(kind == OwnTypeKind.Collection ? ((INamedTypeSymbol)inner).TypeArguments[0] : inner),
            isNullable,
            kind,
            Place.Of(member.Locations[0]));
    }

    private static string NameOf(ITypeSymbol type) => KindOf(type) == OwnTypeKind.Missing ? type.Name : type.ToDisplayString(Full);

    private static OwnTypeKind KindOf(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol { Arity: 0 } => OwnTypeKind.Missing,
        { SpecialType: not SpecialType.None } => OwnTypeKind.Plain,
        IArrayTypeSymbol array => KindOf(array.ElementType) == OwnTypeKind.Plain ? OwnTypeKind.Plain : OwnTypeKind.Open,
        INamedTypeSymbol { Arity: 1, ContainingNamespace: { } space } generic when IsCollections(space) =>
            KindOf(generic.TypeArguments[0]) is OwnTypeKind.Plain or OwnTypeKind.Missing ? OwnTypeKind.Collection : OwnTypeKind.Open,
        INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Dynamic or TypeKind.Error } or INamedTypeSymbol { Arity: > 0 } => OwnTypeKind.Open,
        // A user-defined collection may be valid where a list is expected.
        INamedTypeSymbol { AllInterfaces: var all } when all.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable) => OwnTypeKind.Open,
        // Generated code does not use the conversions of the framework's types and of those of the run time.
        INamedTypeSymbol named => IsFramework(named) || !HasConversions(named) ? OwnTypeKind.Plain : OwnTypeKind.Open,
        _ => OwnTypeKind.Open,
    };

    private static bool IsCollections(INamespaceSymbol space) =>
        space.ToDisplayString(Full) is "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections.Immutable";

    private static bool IsFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { Name: "System" or "Bindery" };
    }

    private static bool HasConversions(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
            if (one.GetMembers(WellKnownMemberNames.ImplicitConversionName).Length > 0)
                return true;
        return false;
    }
}
