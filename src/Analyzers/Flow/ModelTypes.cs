using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The types that matter when objects are followed: generated classes, lists, and options for writing.</summary>
/// <param name="catalog">The generated types.</param>
internal sealed class ModelTypes(GrammarCatalog catalog)
{
    /// <summary>The name of the type of options for writing.</summary>
    public const string WriteOptions = "XmlWriteOptions";

    /// <summary>The generated class; null for any other type.</summary>
    public BoundType? Find(ITypeSymbol? type) => type is INamedTypeSymbol named ? catalog.FindClass(named) : null;

    /// <summary>Whether a type is that of options for writing.</summary>
    public static bool IsWriteOptions(ITypeSymbol? type) =>
        type is { Name: WriteOptions, ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a type is the framework's list.</summary>
    public static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };
}
