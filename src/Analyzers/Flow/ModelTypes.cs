using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The types that matter when objects are followed: generated classes, lists, and options for writing.</summary>
/// <param name="catalog">The generated types.</param>
/// <param name="compilation">The compilation.</param>
internal sealed class ModelTypes(GrammarCatalog catalog, Compilation compilation)
{
    /// <summary>The code of the compilation, where calls are followed.</summary>
    public CalledCode Code { get; } = new(compilation);

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

    /// <summary>Whether a type is a generated class, or holds such: a list, an array, a task, a tuple.</summary>
    public bool Holds(ITypeSymbol? type, int depth = 0) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType, depth),
        INamedTypeSymbol named => Find(named) is not null || (depth < 3 && named.TypeArguments.Any(argument => Holds(argument, depth + 1))),
        _ => false,
    };
}
