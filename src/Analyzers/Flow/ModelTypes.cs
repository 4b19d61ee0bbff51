using System.Collections.Concurrent;
using System.Collections.Generic;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The types that are relevant when objects are followed: generated classes, lists, and options for writing.</summary>
/// <param name="catalog">The generated types.</param>
/// <param name="compilation">The compilation.</param>
internal sealed class ModelTypes(GrammarCatalog catalog, Compilation compilation)
{
    // Types with more parts than these are assumed to contain no generated classes.
    private const int MostSearched = 100;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    /// <summary>The code of the compilation, where calls are followed.</summary>
    public CalledCode Code { get; init; } = new(compilation);

    /// <summary>The name of the type of options for writing.</summary>
    public const string WriteOptions = "XmlWriteOptions";

    /// <summary>Returns the generated class; null for any other type.</summary>
    public BoundType? Find(ITypeSymbol? type) => type is INamedTypeSymbol named ? catalog.FindClass(named) : null;

    /// <summary>Returns the property of a member, which a base class may declare; null if there is none.</summary>
    public static IPropertySymbol? Property(INamedTypeSymbol type, MappedMember member)
    {
        for (var here = type; here is not null; here = here.BaseType)
            foreach (var found in here.GetMembers(member.Name))
                if (found is IPropertySymbol property)
                    return property;
        return null;
    }

    /// <summary>Whether a type is that of options for writing.</summary>
    public static bool IsWriteOptions(ITypeSymbol? type) =>
        type is { Name: WriteOptions, ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a type is the framework's list, queue or stack.</summary>
    public static bool IsList(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol { Name: "List" or "Queue" or "Stack", Arity: 1,
                ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };

    /// <summary>Whether a type is a generated class or contains one: a list, an array, a task, a tuple, a class of the user.</summary>
    public bool Holds(ITypeSymbol? type) =>
        type is INamedTypeSymbol or IArrayTypeSymbol && (_holders.TryGetValue(type, out var known) ? known : _holders.GetOrAdd(type, Search(type)));

    private bool Search(ITypeSymbol type)
    {
        var met = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<ITypeSymbol>([type]);
        while (open.Count > 0 && met.Count < MostSearched)
        {
            var part = open.Dequeue();
            if (!met.Add(part))
                continue;
            if (Find(part) is not null)
                return true;
            if (part is IArrayTypeSymbol array)
                open.Enqueue(array.ElementType);
            if (part is not INamedTypeSymbol named)
                continue;
            foreach (var argument in named.TypeArguments)
                open.Enqueue(argument);
            // Classes of the user.
            if (named is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.Length: > 0 })
                foreach (var member in named.GetMembers())
                    if (member is IFieldSymbol { IsStatic: false } field)
                        open.Enqueue(field.Type);
        }
        return false;
    }
}
