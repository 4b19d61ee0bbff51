using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Harness;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>A schema with documents and everything that is created from them, once for all tests.</summary>
internal sealed class Subject
{
    private readonly Func<string> _path;
    private readonly Lazy<ModelAssembly> _models;
    private readonly Lazy<Selection> _selection;
    private readonly Lazy<Judgement> _judgement;

    /// <param name="name">The name in tests.</param>
    /// <param name="path">The schema's file, for Jing.</param>
    /// <param name="schemas">The schema, and what it includes.</param>
    /// <param name="documents">The documents with their correct verdicts; for those without one, the grammar of the models decides.</param>
    private Subject(string name, Func<string> path, Func<IReadOnlyList<TestSchema>> schemas, Func<Grammar, IReadOnlyList<Document>> documents)
    {
        Name = name;
        _path = path;
        _models = new(() => new ModelAssembly(GeneratorRun.Of(new TestProject { Schemas = Public(schemas()) })));
        _selection = new(() => new Selection(Models, Documents = documents(Models.Grammar)));
        // Half of the schemas are tested with models in the same project, and half with models in a separate assembly.
        _judgement = new(() => new Judgement(Models, Selection.Cases, isReferenced: name.StartsWith("libvirt's", StringComparison.Ordinal)));
    }

    private static string Parcel => Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas", "parcel");

    private static string FieldBook => Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook");

    public static IReadOnlyList<Subject> All { get; } =
    [
        // The verdicts for the delivered schema are those of its own grammar, because it deliberately rejects more than libvirt's schema.
        new("domainbackup", () => Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"), () => [TestSchema.DomainBackup()],
            grammar => WithMutants(LibvirtDocuments.Backups().Select(document => document with { IsValid = Verdict.Of(grammar, document.Xml) }), grammar)),
        new("domaincheckpoint", () => Path.Combine(Corpus.Repository, "schemas", "domaincheckpoint.rng"), () => [TestSchema.DomainCheckpoint()],
            grammar => WithMutants(LibvirtDocuments.Checkpoints().Select(document => document with { IsValid = Verdict.Of(grammar, document.Xml) }), grammar)),
        new("libvirt's domainbackup", () => LibvirtDocuments.Schema("domainbackup.rng"), () => TestSchema.Libvirt("domainbackup.rng", "Libvirt.Own"),
            grammar => WithMutants(LibvirtDocuments.Backups(), grammar)),
        new(
            "libvirt's domaincheckpoint",
            () => LibvirtDocuments.Schema("domaincheckpoint.rng"),
            () => TestSchema.Libvirt("domaincheckpoint.rng", "Libvirt.Own"),
            grammar => WithMutants(LibvirtDocuments.Checkpoints(), grammar)),
        // A schema unrelated to backups: without annotations, and with namespaces, mixed content and wildcards.
        new(
            "parcel",
            () => Parcel + ".rng",
            () => [TestSchema.Item("/project/parcel.rng", File.ReadAllText(Parcel + ".rng"), "Parcels")],
            grammar => FolderDocuments.All(Parcel, grammar)),
        new("fieldbook", () => FieldBook + ".rng", () => [TestSchema.FieldBook()], grammar => FolderDocuments.All(Path.Combine(FieldBook, "valid"), grammar)),
    ];

    /// <summary>The subjects whose schemas and documents are available.</summary>
    public static IEnumerable<Subject> Available => All.Where(subject => Corpus.Has(Corpus.Libvirt) || !subject.NeedsCorpus);

    public static TheoryData<string> Names() => [.. Available.Select(subject => subject.Name)];

    public static Subject Named(string name) => All.Single(subject => subject.Name == name);

    public string Name { get; }

    public string SchemaPath => _path();

    /// <summary>Whether it needs the corpus, for the schema or for the documents.</summary>
    public bool NeedsCorpus => Name is not ("parcel" or "fieldbook");

    public ModelAssembly Models => _models.Value;

    public Selection Selection => _selection.Value;

    /// <summary>All documents, whether the models can express them or not.</summary>
    public IReadOnlyList<Document> Documents { get; private set; } = [];

    /// <summary>The diagnostics of the compiler and of the analyzers for all the C# code.</summary>
    public Judgement Judgement => _judgement.Value;

    public override string ToString() => Name;

    // Most mutants in the corpus contain something that models cannot express; most of the mutants created here do not. Complete domains, which some
    // checkpoints contain, would outnumber everything else.
    private static List<Document> WithMutants(IEnumerable<Document> documents, Grammar grammar) =>
        [.. documents, .. Mutants.Of(documents.Where(document => document.IsValid && document.Xml.Length < 2000).ToList(), grammar, most: 400)];

    private static List<TestSchema> Public(IReadOnlyList<TestSchema> schemas) =>
        schemas.Select(schema => new TestSchema(schema.Path, schema.Text, [.. schema.MetadataPairs, ("BinderyAccessibility", "public")])).ToList();
}
