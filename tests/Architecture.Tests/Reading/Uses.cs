using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Reading;

/// <summary>The uses of declarations in src by files of src.</summary>
internal static class Uses
{
    private static readonly Lazy<IReadOnlyCollection<Use>> Found = new(() =>
        SourceTree.All.SelectMany(project => project.Compilations.SelectMany(compilation => Of(project, compilation)))
        .ToHashSet());

    /// <summary>A use, once for each file and declaration.</summary>
    /// <param name="Project">The project of the use.</param>
    /// <param name="File">The file of the use.</param>
    /// <param name="Key">The used declaration, see <see cref="KeyOf"/>.</param>
    /// <param name="Target">The file that declares it.</param>
    public sealed record Use(SourceProject Project, string File, string Key, string Target);

    public static IReadOnlyCollection<Use> All => Found.Value;

    /// <summary>A name for a symbol that is the same in all compilations.</summary>
    public static string KeyOf(ISymbol symbol) => $"{symbol.ContainingAssembly?.Name}|{symbol.OriginalDefinition.GetDocumentationCommentId()}";

    private static IEnumerable<Use> Of(SourceProject project, CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0)
            .AsParallel()
            .SelectMany(tree => Of(project, compilation.GetSemanticModel(tree), tree).ToHashSet());

    private static IEnumerable<Use> Of(SourceProject project, SemanticModel model, SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
            foreach (var symbol in Symbols(model, node))
                foreach (var target in WithOwners(symbol))
                    if (target.DeclaringSyntaxReferences is [var declaration, ..])
                        // For a type in several files, any of them can be named: they are in the same folder.
                        yield return new Use(project, tree.FilePath, KeyOf(target), declaration.SyntaxTree.FilePath);
    }

    private static IEnumerable<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax
                or BaseObjectCreationExpressionSyntax
                or ConstructorInitializerSyntax
                or BinaryExpressionSyntax
                or PrefixUnaryExpressionSyntax
                or PostfixUnaryExpressionSyntax
                or ElementAccessExpressionSyntax
                or CastExpressionSyntax
                or AttributeSyntax
                or PrimaryConstructorBaseTypeSyntax
                or AssignmentExpressionSyntax
                or ImplicitElementAccessSyntax
                or ElementBindingExpressionSyntax:
                var info = model.GetSymbolInfo(node);
                if (info.Symbol is not null)
                    yield return info.Symbol;
                // If the framework differs from that of the build, overload resolution may be ambiguous.
                foreach (var candidate in info.CandidateSymbols)
                    yield return candidate;
                break;
            case CommonForEachStatementSyntax loop:
                var each = model.GetForEachStatementInfo(loop);
                foreach (var symbol in new ISymbol?[] { each.GetEnumeratorMethod, each.MoveNextMethod, each.CurrentProperty, each.DisposeMethod })
                    if (symbol is not null)
                        yield return symbol;
                break;
        }
        if (node is ExpressionSyntax expression && model.GetConversion(expression) is { IsUserDefined: true, MethodSymbol: { } conversion })
            yield return conversion;
    }

    private static IEnumerable<ISymbol> WithOwners(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
            symbol = extension;
        if (symbol is IMethodSymbol { AssociatedSymbol: { } owner })
            symbol = owner;
        if (symbol is IAliasSymbol alias)
            symbol = alias.Target;
        for (var current = symbol.OriginalDefinition; current is not null and not INamespaceSymbol; current = current.ContainingType)
            yield return current;
    }
}
