using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Measures;

/// <summary>
/// Duplicate bodies of members: at least <see cref="Least"/> tokens that are equal except for names, which are replaced by numbers in order of occurrence.
/// </summary>
internal static class Duplicates
{
    private const int Least = 40;

    /// <summary>Returns one line for each body, with all places in which it occurs.</summary>
    public static IReadOnlyList<string> Find() =>
        SourceTree.All.SelectMany(project => project.Files).SelectMany(Bodies)
            .GroupBy(body => body.Tokens)
            .Where(body => body.Count() > 1)
            .Select(body => string.Join(", ", body.Select(place => place.Place)))
            .Order(StringComparer.Ordinal)
            .ToList();

    private static IEnumerable<(string Tokens, string Place)> Bodies(SyntaxTree file)
    {
        foreach (var member in file.GetRoot()
            .DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax))
        {
            SyntaxNode? body = member switch
            {
                BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
                PropertyDeclarationSyntax property => (SyntaxNode?)property.AccessorList ?? property.ExpressionBody,
                LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
                _ => null,
            };
            var names = new Dictionary<string, string>();
            var tokens = body?.DescendantTokens()
                .Select(token => !token.IsKind(SyntaxKind.IdentifierToken) ? token.Text
                    : names.TryGetValue(token.Text, out var number) ? number
                    : names[token.Text] = $"#{names.Count}")
                .ToList();
            if (tokens?.Count >= Least)
                yield return (string.Join(' ', tokens),
                    $"{Path.GetRelativePath(SourceTree.Repository, file.FilePath).Replace('\\', '/')}:{member.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");
        }
    }
}
