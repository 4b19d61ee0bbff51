using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Models;

/// <summary>The schemas whose models an assembly contains, and the models by name. Holds no objects of the compilation. Thread-safe.</summary>
internal sealed class AssemblyModels
{
    private readonly Lazy<Dictionary<string, List<BoundType>>> _classes;

    /// <summary>Creates the models of schemas.</summary>
    public AssemblyModels(IReadOnlyList<BoundSchema> schemas)
    {
        Schemas = schemas;
        _classes = new(() => schemas
            .SelectMany(schema => schema.Map?.Classes.Select(model => new BoundType(model, schema)) ?? [])
            .GroupBy(bound => bound.Class.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal));
    }

    /// <summary>The models of an assembly without schemas.</summary>
    public static AssemblyModels None { get; } = new([]);

    /// <summary>The schemas.</summary>
    public IReadOnlyList<BoundSchema> Schemas { get; }

    /// <summary>Reads the attributes of an assembly. Their contents are read on first use.</summary>
    public static AssemblyModels Of(IAssemblySymbol assembly)
    {
        var schemas = new List<BoundSchema>();
        foreach (var attribute in assembly.GetAttributes())
            if (attribute.AttributeClass is { Name: "GrammarAttribute", ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } }
                && attribute.ConstructorArguments.Length == 2
                && Text(attribute.ConstructorArguments[1]) is { } grammar)
                schemas.Add(new BoundSchema(
                    Text(attribute.ConstructorArguments[0]) ?? "",
                    Named(attribute, "Namespace") ?? "",
                    grammar,
                    Named(attribute, "Models"),
                    isEdited: assembly is ISourceAssemblySymbol));
        return schemas.Count == 0 ? None : new AssemblyModels(schemas);
    }

    /// <summary>Returns the generated class for a type; null if it is not one.</summary>
    public BoundType? FindClass(INamedTypeSymbol type) =>
        _classes.Value.TryGetValue(type.Name, out var found) ? found.Find(bound => IsIn(type, bound.Schema.Namespace)) : null;

    /// <summary>Compares the segments of a name from the innermost outwards, without allocating a string.</summary>
    private static bool IsIn(INamedTypeSymbol type, string name)
    {
        if (type.ContainingType is not null || type.Arity > 0)
            return false;
        var end = name.Length;
        var space = type.ContainingNamespace;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            // A segment that is a keyword is written with '@'.
            if (start > 0 && name[start - 1] == '@')
                start--;
            if (start > 0 && name[start - 1] != '.')
                return false;
            end = Math.Max(start - 1, 0);
        }
        return end == 0;
    }

    private static string? Named(AttributeData attribute, string name) => Text(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    // The value of an array constant throws.
    private static string? Text(TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null;
}
