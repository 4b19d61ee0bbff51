using System;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>A class that the user declared as the model of a root element.</summary>
/// <param name="Schema">The schema that it names.</param>
/// <param name="Root">The root element that it names.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether it is public.</param>
/// <param name="Declared">What it declares itself.</param>
/// <param name="Members">The properties and fields of those, with their types and places.</param>
/// <param name="Place">The place of the schema's name.</param>
/// <param name="Problems">The problems of the declaration.</param>
internal sealed record BindingClass(
    string Schema,
    string? Root,
    string Namespace,
    string Name,
    bool IsPublic,
    EquatableArray<string> Declared,
    EquatableArray<OwnMember> Members,
    Place Place,
    EquatableArray<Problem> Problems)
{
    public const string AttributeName = "Bindery.XmlBindingAttribute";

    /// <summary>The message for a class whose schema is not among the additional files.</summary>
    public Problem MissingSchema => new(
        GeneratorRules.SchemaNotFound,
        $"The schema '{Schema}' is not among the additional files; add <BinderySchema Include=\"{Schema}\" /> to the project",
        Place);

    /// <summary>Whether a file is the schema that the class names, by its full path or by its last segments.</summary>
    public bool Claims(string path)
    {
        var wanted = Schema.Replace('\\', '/');
        return path == wanted || path.EndsWith("/" + wanted.TrimStart('/'), StringComparison.Ordinal);
    }

    /// <summary>The class's name with its namespace.</summary>
    public string FullName => Namespace + "." + Name;

    public static BindingClass Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var place = Place.Of((attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? declaration).GetLocation());
        return new BindingClass(
            attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "",
            attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(Root)).Value.Value as string,
            symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString(),
            symbol.Name,
            symbol.DeclaredAccessibility == Accessibility.Public,
            symbol.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared)
                .Select(NameOf)
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray(),
            OwnMember.Of(symbol),
            place,
            Check(symbol, declaration)
                .Select(message => new Problem(GeneratorRules.UnusableClass, message, Place.Of(declaration.Identifier.GetLocation())))
                .ToEquatableArray());
    }

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } => ClassModel.DeclaredConstructor,
        IMethodSymbol method => $"{method.Name}({string.Join(",", method.Parameters.Select(parameter => NameOf(parameter.Type)))})",
        INamedTypeSymbol type => type.Name + "(type)",
        _ => member.Name,
    };

    private static string NameOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? NameOf(array.ElementType) + "[]" : type.Name;

    private static System.Collections.Generic.IEnumerable<string> Check(INamedTypeSymbol symbol, TypeDeclarationSyntax declaration)
    {
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            yield return $"'{symbol.Name}' has [XmlBinding] and must be partial: the generator adds its members";
        if (symbol.IsRecord)
            yield return $"'{symbol.Name}' has [XmlBinding] and must be a class, not a record: two documents are not equal because their members are";
        if (symbol.IsFileLocal)
            yield return $"'{symbol.Name}' has [XmlBinding] and cannot be local to its file: the generator's part stands in another one";
        if (symbol.ContainingType is not null)
            yield return $"'{symbol.Name}' has [XmlBinding] and cannot be nested in another type";
        if (symbol.IsGenericType)
            yield return $"'{symbol.Name}' has [XmlBinding] and cannot have type parameters";
        if (symbol.IsStatic || symbol.IsAbstract)
            yield return $"'{symbol.Name}' has [XmlBinding] and cannot be {(symbol.IsStatic ? "static" : "abstract")}";
        if (symbol.BaseType is { SpecialType: not SpecialType.System_Object })
            yield return $"'{symbol.Name}' has [XmlBinding] and cannot have a base class";
        if (symbol.ContainingNamespace.IsGlobalNamespace)
            yield return $"'{symbol.Name}' has [XmlBinding] and must stand in a namespace: the generated types go there too";
    }
}
