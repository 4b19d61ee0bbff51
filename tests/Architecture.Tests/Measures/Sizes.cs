using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Measures;

/// <summary>The lengths of files and types, in lines.</summary>
internal static class Sizes
{
    /// <summary>Returns each file with its number of lines, by its path in the repository.</summary>
    public static IEnumerable<(string File, int Lines)> Files() =>
        SourceTree.All.SelectMany(project => project.Files)
            .Select(file => (Path.GetRelativePath(SourceTree.Repository, file.FilePath).Replace('\\', '/'), file.GetText().Lines.Count - 1));

    /// <summary>Returns each top-level type ("Project.Name") with the lines of all its parts.</summary>
    public static IEnumerable<(string Type, int Lines)> Types() =>
        SourceTree.All.SelectMany(project => project.Files.SelectMany(SourceProject.TypesOf)
            .Where(type => type.Parent is not TypeDeclarationSyntax)
            .GroupBy(type => $"{project.Name}.{NameOf(type)}")
            .Select(parts => (parts.Key, parts.Sum(Lines))));

    private static string NameOf(BaseTypeDeclarationSyntax type) =>
        type.Identifier.Text + (type is TypeDeclarationSyntax { TypeParameterList.Parameters: { Count: var count and > 0 } } ? $"`{count}" : "");

    private static int Lines(BaseTypeDeclarationSyntax type)
    {
        var span = type.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
