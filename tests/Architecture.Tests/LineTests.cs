using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests;

/// <summary>Checks the length of lines.</summary>
public sealed class LineTests
{
    private const int Longest = 160;

    private static readonly string[] Folders = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void No_line_is_longer_than_160_characters_except_for_literals() => Expect.None(Files().AsParallel().AsOrdered().SelectMany(LongLines));

    private static IEnumerable<string> Files() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Repository, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal)
            && !Path.GetRelativePath(SourceTree.Repository, file).Split(Path.DirectorySeparatorChar).Any(step => step is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> LongLines(string file)
    {
        var text = SourceText.From(File.ReadAllText(file));
        var lines = text.Lines.Where(line => line.Span.Length > Longest).ToList();
        if (lines.Count == 0)
            yield break;
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (var line in lines)
        {
            // String literals may exceed the length.
            var texts = root.DescendantNodes(line.Span, node => node is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax))
                .Where(node => node is InterpolatedStringExpressionSyntax
                    || node.IsKind(SyntaxKind.StringLiteralExpression)
                    || node.IsKind(SyntaxKind.Utf8StringLiteralExpression))
                .Sum(node => node.Span.Intersection(line.Span)?.Length ?? 0);
            if (line.Span.Length - texts > Longest)
                yield return $"{Path.GetRelativePath(SourceTree.Repository, file)}:{line.LineNumber + 1} has {line.Span.Length} characters";
        }
    }
}
