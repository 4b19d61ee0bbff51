using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Reading;

/// <summary>All projects of src. BINDERY_SOURCE names another checkout to measure.</summary>
internal static class SourceTree
{
    private static readonly string[][] Newest = [["NET", "NET8_0_OR_GREATER", "NET8_0"]];
    private static readonly string[][] Both = [Newest[0], ["NETSTANDARD2_0"]];
    private static readonly Lazy<IReadOnlyList<SourceProject>> Loaded = new(Load);

    /// <summary>The folders and assemblies of the projects with code; referenced projects come first.</summary>
    public static (string Folder, string Assembly)[] Projects { get; } =
    [
        ("Runtime", "Bindery"), ("Schema", "Bindery.Schema"), ("Generator", "Bindery.Generator"), ("Analyzers", "Bindery.Analyzers"),
        ("CodeFixes", "Bindery.CodeFixes"), ("Tool", "Bindery.Tool"),
    ];

    public static IReadOnlyList<SourceProject> All => Loaded.Value;

    /// <summary>The checkout that is examined.</summary>
    public static string Repository { get; } = Environment.GetEnvironmentVariable("BINDERY_SOURCE") is { Length: > 0 } other
        ? Path.GetFullPath(other)
        : Corpus.Repository;

    private static IReadOnlyList<SourceProject> Load()
    {
        var loaded = new List<SourceProject>();
        foreach (var (folder, assembly) in Projects)
            loaded.Add(SourceProject.Load(Path.Combine(Repository, "src", folder), assembly, loaded.ToList(), folder == "Runtime" ? Both : Newest));
        return loaded;
    }
}
