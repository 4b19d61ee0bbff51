using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Measures;

/// <summary>
/// Members that are not visible outside their assembly and not used in src. The compiler's IDE0051 and IDE0052 do not find them, because these only examine
/// private members. Constructors, enumeration members, parameters of records, overrides, implementations of interfaces and members that the compiler calls by
/// name are exempt.
/// </summary>
internal static class UnusedMembers
{
    private static readonly HashSet<string> CalledByTheCompiler =
        ["Main", "GetEnumerator", "MoveNext", "Current", "Add", "Dispose", "DisposeAsync", "Deconstruct", "GetAwaiter", "GetResult", "IsCompleted",
            "OnCompleted", "AppendLiteral", "AppendFormatted", "GetPinnableReference", "Count", "Length", "Slice"];

    /// <summary>Returns one line for each: place and name.</summary>
    public static IReadOnlyList<string> Find()
    {
        // A use by the member itself does not count.
        var used = Uses.All.Select(use => use.Key).ToHashSet();
        return SourceTree.All.SelectMany(project => Declared(project)).Where(member => !used.Contains(Uses.KeyOf(member)))
            .Select(Describe).Distinct().Order(StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<ISymbol> Declared(SourceProject project)
    {
        var compilation = project.Compilations[0];
        foreach (var tree in project.Files)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot()
                .DescendantNodes()
                .Where(node => node is MemberDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }))
                if (model.GetDeclaredSymbol(node) is { } symbol
                    and (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false } or IFieldSymbol or INamedTypeSymbol)
                    && IsAsked(symbol))
                    yield return symbol;
        }
    }

    private static bool IsAsked(ISymbol symbol)
    {
        if (IsVisible(symbol) || symbol.IsOverride || symbol.IsImplicitlyDeclared || CalledByTheCompiler.Contains(symbol.Name))
            return false;
        if (symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum }
            || symbol.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal))
            return false;
        if (symbol is INamedTypeSymbol type)
            return !type.GetAttributes()
                .Any(attribute =>
                    attribute.AttributeClass?.Name is "GeneratorAttribute"
                        or "DiagnosticAnalyzerAttribute"
                        or "ExportCodeFixProviderAttribute"
                        or "ExportCodeRefactoringProviderAttribute")
                && type.GetMembers("Main").IsEmpty && type.BaseType?.Name is not "ExportCodeFixProviderAttribute";
        return !symbol.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
    }

    // A member that is visible outside the assembly may be used by others.
    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        return true;
    }

    private static string Describe(ISymbol symbol)
    {
        var place = symbol.Locations[0].GetLineSpan();
        return $"{System.IO.Path.GetRelativePath(SourceTree.Repository, place.Path).Replace('\\', '/')}:{place.StartLinePosition.Line + 1}: {symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}";
    }
}
