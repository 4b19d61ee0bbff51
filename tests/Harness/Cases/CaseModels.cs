using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>The models of a schema: as sources in a compilation, as a referenced assembly, and as a loaded assembly. Created once.</summary>
internal sealed class CaseModels
{
    private const string AssemblyName = "Models";

    private static readonly ConcurrentDictionary<(string, LanguageVersion), Lazy<CaseModels>> Made = new();

    private readonly Lazy<byte[]> _image;

    private readonly Lazy<AssemblyLoadContext> _loaded;

    private CaseModels(string schema, LanguageVersion language)
    {
        var run = GeneratorRun.Of(new TestProject { AssemblyName = AssemblyName, Schemas = [.. schema.Split(" and ").SelectMany(Named)],
            LanguageVersion = language })
            .AssertClean();
        Sources = (CSharpCompilation)run.Output;
        _image = new(() => ImageOf(Sources));
        Reference = new(() => MetadataReference.CreateFromImage(_image.Value));
        _loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);
        Space = schema.Split(' ')[0] switch
        {
            "domainbackup" or "domaincheckpoint" => "Libvirt.Xml",
            "fieldbook" => "FieldNotes",
            _ => "Models",
        };
    }

    /// <summary>The namespace of the models.</summary>
    public string Space { get; }

    /// <summary>A compilation of only the generated sources.</summary>
    public CSharpCompilation Sources { get; }

    public Lazy<MetadataReference> Reference { get; }

    /// <summary>The context in which assemblies that reference the models can be loaded.</summary>
    public AssemblyLoadContext Loaded => _loaded.Value;

    /// <summary>Returns the models for a language version.</summary>
    public static CaseModels Of(string schema, LanguageVersion language) =>
        Made.GetOrAdd((schema, language), static key => new(() => new CaseModels(key.Item1, key.Item2))).Value;

    public static byte[] ImageOf(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }

    private AssemblyLoadContext Load()
    {
        var context = new AssemblyLoadContext(Space);
        Assembly models = context.LoadFromStream(new MemoryStream(_image.Value));
        context.Resolving += (_, name) => name.Name == AssemblyName ? models : null;
        return context;
    }

    private static IReadOnlyList<TestSchema> Named(string schema)
    {
        // The name may be followed by a version of the target.
        var words = schema.Split(' ');
        var said = words.Skip(1).Select(version => ("BinderyVersion", version)).Prepend(("BinderyAccessibility", "public")).ToArray();
        return words[0] switch
        {
            "domainbackup" => [TestSchema.DomainBackup(said)],
            "domaincheckpoint" => [TestSchema.DomainCheckpoint(said)],
            "domain" or "domaincheckpoints" => TestSchema.OnRequest(words[0], said),
            "fieldbook" => [TestSchema.FieldBook(said)],
            var name => [TestSchema.Item("/project/" + FileOf(name), File.ReadAllText(Path.Combine(Folder, FileOf(name))), "Models", said)],
        };
    }

    private static string FileOf(string name) => File.Exists(Path.Combine(Folder, name + ".xsd")) ? name + ".xsd" : name + ".rng";

    private static string Folder { get; } = Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas");
}
