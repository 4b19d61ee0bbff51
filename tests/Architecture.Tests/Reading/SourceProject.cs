using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Reading;

/// <summary>A project of src: its files and their compilations.</summary>
/// <param name="Name">The project's folder in src.</param>
/// <param name="Root">The full path of that folder.</param>
/// <param name="Compilations">
/// The compilations, one for each set of symbols with which the project is built, because a member may only be used under <c>#if</c>. All of them use the
/// framework of the tests.
/// </param>
internal sealed record SourceProject(string Name, string Root, IReadOnlyList<CSharpCompilation> Compilations)
{
    /// <summary>The file's folder below the project's, with slashes; empty for the project's own folder.</summary>
    public string FolderOf(string file) => Path.GetDirectoryName(Path.GetRelativePath(Root, file))!.Replace('\\', '/');

    /// <summary>The file's first folder below the project's: its layer.</summary>
    public string LayerOf(string file) => FolderOf(file).Split('/')[0];

    /// <summary>The files, as the first set of symbols has them.</summary>
    public IEnumerable<SyntaxTree> Files => Compilations[0].SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    /// <summary>Compiles the files below a folder.</summary>
    public static SourceProject Load(string folder, string assembly, IReadOnlyList<SourceProject> projects, IReadOnlyList<string[]> symbols)
    {
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(step => step is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, Text: File.ReadAllText(file)))
            .ToList();
        var compilations = symbols.Select(set => Compile(assembly, files, projects, set)).ToList();
        return new SourceProject(Path.GetFileName(folder), folder, compilations);
    }

    private static CSharpCompilation Compile(
        string assembly, IReadOnlyList<(string Path, string Text)> files, IReadOnlyList<SourceProject> projects, string[] symbols)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse, SourceCodeKind.Regular, symbols);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)).ToList();
        // Internal members are visible to all projects here; the build checks the actual access.
        var friends = string.Concat(
            SourceTree.Projects.Select(project => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{project.Assembly}\")]\n"));
        trees.Add((CSharpSyntaxTree)CSharpSyntaxTree.ParseText(friends, options));
        var references = Framework.Concat(projects.Select(project => (MetadataReference)project.Compilations[0].ToMetadataReference()));
        return CSharpCompilation.Create(
            assembly,
            trees,
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The types that a file declares, with those inside them.</summary>
    public static IEnumerable<BaseTypeDeclarationSyntax> TypesOf(SyntaxTree file) => file.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    private static IReadOnlyList<MetadataReference> Framework { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.Win32.Primitives.dll"))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList();
}
