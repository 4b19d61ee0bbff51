using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Generator.Exposure;

/// <summary>
/// Finds public members whose signature has an internal model. The compiler rejects them (CS0050 and similar errors) without explaining how to make models
/// public. The generator reports it, because analyzers do not run if declarations have errors.
/// </summary>
internal static class ExposedTypes
{
    /// <summary>Returns the problems.</summary>
    /// <param name="compilation">The project, without generated code.</param>
    /// <param name="hidden">The internal models; null for schemas that have none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static EquatableArray<Problem> Find(Compilation compilation, ImmutableArray<HiddenTypes?> hidden, CancellationToken cancellationToken)
    {
        var schemas = hidden.OfType<HiddenTypes>().ToList();
        if (schemas.Count == 0)
            return EquatableArray<Problem>.Empty;
        var names = new HashSet<string>(schemas.SelectMany(schema => schema.Names));
        var suspects = new List<PublicSignature>();
        foreach (var file in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            suspects.AddRange(PublicSignature.Of(file, cancellationToken)
                .Where(signature => signature.Types.Any(type => names.Contains(type.Identifier.ValueText))));
        }
        if (suspects.Count == 0)
            return EquatableArray<Problem>.Empty;
        // The compiler resolves the names, with empty types in place of the generated ones.
        var complete = compilation.AddSyntaxTrees(Stubs(schemas, suspects[0].Name.SyntaxTree!.Options, cancellationToken));
        return suspects.Select(suspect => Check(suspect, complete, schemas, cancellationToken)).OfType<Problem>().ToEquatableArray();
    }

    private static Problem? Check(PublicSignature signature, Compilation compilation, List<HiddenTypes> schemas, CancellationToken cancellationToken)
    {
        var semantics = compilation.GetSemanticModel(signature.Name.SyntaxTree!);
        if (!IsVisible(semantics.GetDeclaredSymbol(signature.Name.Parent!, cancellationToken)))
            return null;
        foreach (var name in signature.Types)
            if (semantics.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && schemas.Find(schema => Has(schema, type)) is { } schema)
                return new Problem(
                    GeneratorRules.InternalModel,
                    $"{Described(signature.Name)} is visible to other assemblies, but '{type.Name}' is internal; {schema.Remedy}, or make {Described(signature.Name)} internal",
                    Place.Of(signature.Name.GetLocation()));
        return null;
    }

    /// <summary>Whether a symbol and all of its containing symbols are visible to other assemblies.</summary>
    private static bool IsVisible(ISymbol? symbol)
    {
        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        return true;
    }

    private static bool Has(HiddenTypes schema, INamedTypeSymbol type) =>
        type is { ContainingType: null, DeclaredAccessibility: Accessibility.Internal }
        && schema.Names.Contains(type.Name)
        && schema.Namespace.Replace("@", "") == type.ContainingNamespace.ToDisplayString(Plain);

    private static SymbolDisplayFormat Plain { get; } =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string Described(SyntaxToken name) => name.Parent switch
    {
        ConstructorDeclarationSyntax => $"the constructor of '{name.ValueText}'",
        IndexerDeclarationSyntax => "the indexer",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "the operator",
        _ => $"'{name.ValueText}'",
    };

    private static SyntaxTree Stubs(List<HiddenTypes> schemas, ParseOptions options, CancellationToken cancellationToken)
    {
        var code = new StringBuilder();
        foreach (var schema in schemas)
        {
            code.Append("namespace ").Append(schema.Namespace).AppendLine(" {");
            foreach (var name in schema.Names)
                code.Append("partial class @").Append(name).AppendLine(" { }");
            code.AppendLine("}");
        }
        return CSharpSyntaxTree.ParseText(code.ToString(), (CSharpParseOptions)options, cancellationToken: cancellationToken);
    }
}
