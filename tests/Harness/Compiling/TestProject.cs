using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Harness;

/// <summary>A schema of a <see cref="TestProject"/>.</summary>
internal sealed record TestSchema(string Path, string Text, params (string Key, string Value)[] MetadataPairs)
{
    public IReadOnlyDictionary<string, string> Metadata { get; } = MetadataPairs.ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Creates a schema as a BinderySchema item passes it to the compiler.</summary>
    public static TestSchema Item(string path, string text, string space, params (string Key, string Value)[] more) =>
        new(path, text, [("BinderyRole", "Schema"), ("BinderyNamespace", space), .. more]);

    /// <summary>Returns the schema of the repository, as the package Bindery.Libvirt passes it to the compiler.</summary>
    public static TestSchema DomainBackup(params (string Key, string Value)[] more) =>
        Item("/package/schemas/domainbackup.rng", File.ReadAllText(Path2("schemas", "domainbackup.rng")), "Libvirt.Xml", more);

    /// <summary>The other schema of that package.</summary>
    public static TestSchema DomainCheckpoint(params (string Key, string Value)[] more) =>
        Item("/package/schemas/domaincheckpoint.rng", File.ReadAllText(Path2("schemas", "domaincheckpoint.rng")), "Libvirt.Xml", more);

    /// <summary>Returns an optional schema of the package, with the files that it includes.</summary>
    public static IReadOnlyList<TestSchema> OnRequest(string name, params (string Key, string Value)[] more)
    {
        var schema = Item($"/package/schemas/{name}.rng", File.ReadAllText(Path2("schemas", name + ".rng")), "Libvirt.Xml", more);
        return name == "domaincheckpoints" ? [schema, new TestSchema(DomainCheckpoint().Path, DomainCheckpoint().Text, ("BinderyRole", "Include"))] : [schema];
    }

    /// <summary>Returns the sample schema of the repository, with the constructs that backups do not need.</summary>
    public static TestSchema FieldBook(params (string Key, string Value)[] more) =>
        Item("/project/fieldbook.rng", File.ReadAllText(Path2("schemas", "samples", "fieldbook.rng")), "FieldNotes", more);

    /// <summary>Returns all schemas of a folder of the corpus; one of them is the root, the others are only included.</summary>
    public static IReadOnlyList<TestSchema> Libvirt(string root, string space, string version = "9.0") =>
        Directory.GetFiles(Corpus.Path($"libvirt-{version}", "schemas"), "*.rng").Order(System.StringComparer.Ordinal)
            .Select(path => System.IO.Path.GetFileName(path) is var name && name == root
                ? Item("/libvirt/" + name, File.ReadAllText(path), space)
                : new TestSchema("/libvirt/" + name, File.ReadAllText(path), ("BinderyRole", "Include")))
            .ToList();

    private static string Path2(params string[] steps) => System.IO.Path.Combine([Corpus.Repository, .. steps]);
}

/// <summary>A project in memory.</summary>
internal sealed record TestProject
{
    public string AssemblyName { get; init; } = "Consumer";

    public IReadOnlyList<TestSchema> Schemas
    {
        get;
        init
        {
            field = value;
            _texts = null;
        }
    } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<MetadataReference> References { get; init; } = [Harness.References.Runtime];

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string> { ["RootNamespace"] = "Consumer" };

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>The framework; null for that of the tests.</summary>
    public IReadOnlyList<MetadataReference>? Framework { get; init; }

    /// <summary>The schemas as the compiler receives them: always the same objects, because a driver identifies them by reference.</summary>
    public IReadOnlyList<AdditionalText> Texts =>
        _texts ??= Schemas.Select(schema => (AdditionalText)new SchemaAdditionalText(schema.Path, schema.Text)).ToList();

    /// <summary>Properties and metadata as the compiler receives them.</summary>
    public ProjectOptions Options => new(this);

    private IReadOnlyList<AdditionalText>? _texts;

    public TestProject WithProperty(string name, string value) => this with { Properties = new Dictionary<string, string>(Properties) { [name] = value } };
}

/// <summary>A schema file in memory.</summary>
internal sealed class SchemaAdditionalText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText GetText(System.Threading.CancellationToken cancellationToken = default) => _text;
}
