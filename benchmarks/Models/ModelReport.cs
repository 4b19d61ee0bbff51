using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Bindery.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Benchmarks.Models;

/// <summary>
/// Generates the models of each schema of a corpus, compiles them with every warning as an error, reads and writes its valid documents, and prints a row for
/// each schema: a table in Markdown.
/// </summary>
internal static class ModelReport
{
    private static readonly IReadOnlyList<MetadataReference> Framework =
        [.. Directory.GetFiles(RefPack, "*.dll").Append(typeof(Grammar).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly XmlReadOptions Asked = new() { Comments = CommentHandling.Preserve };

    private static string RefPack =>
        typeof(ModelReport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RefPack").Value!;

    /// <summary>Prints the table.</summary>
    /// <param name="arguments">The folder of the corpus, and parts of the names of schemas, of which one must match.</param>
    public static void Print(string[] arguments)
    {
        var corpus = Path.GetFullPath(arguments[0]);
        Console.WriteLine("| schema | files | lines | MB | classes | enumerations | generate, s | compile, s | documents equal |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var (name, folder, schema, documents) in Schemas(corpus))
            if (arguments.Length == 1 || arguments.Skip(1).Any(part => name.Contains(part, StringComparison.Ordinal)))
                Print(name, new SchemaFiles(schema, folder), documents);
    }

    private static IEnumerable<(string Name, string Folder, string Schema, IReadOnlyList<string> Documents)> Schemas(string corpus)
    {
        foreach (var language in new[] { "rng", "xsd" })
        {
            var world = Path.Combine(corpus, "world", language);
            foreach (var rows in Rows(Path.Combine(world, "documents.tsv")).GroupBy(row => row[0]))
                yield return ((language == "xsd" ? "xsd/" : "") + rows.Key.Split('/')[0],
                    language == "xsd" ? Path.Combine(world, rows.Key.Split('/')[0], "schema") : Path.GetDirectoryName(Path.Combine(world, rows.Key))!,
                    Path.Combine(world, rows.Key),
                    rows.Where(row => row[2] == "valid").Select(row => Path.Combine(world, row[1])).ToList());
        }
        var libvirt = Path.Combine(corpus, "libvirt-9.0");
        var documents = Rows(Path.Combine(libvirt, "documents.tsv"))
            .ToLookup(row => row[0]);
        foreach (var version in new[] { "libvirt-9.0", "libvirt-12.9" })
            foreach (var root in documents)
                if (Path.Combine(corpus, version, "schemas", root.Key) is var path && File.Exists(path))
                    yield return (version + "/" + root.Key,
                        Path.GetDirectoryName(path)!,
                        path,
                        root.Where(row => row[3] == "valid").Select(row => Path.Combine(libvirt, "documents", row[1])).ToList());
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split('\t'));

    private static void Print(string name, SchemaFiles files, IReadOnlyList<string> documents)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "World", [], Framework,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        var watch = Stopwatch.StartNew();
        var driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], files.Texts, parse, files)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        var generate = watch.Elapsed;
        var sources = driver.GetRunResult().Results[0].GeneratedSources;
        watch.Restart();
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        var compile = watch.Elapsed;
        var wrong = problems.Concat(emitted.Diagnostics)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
            .Select(problem => problem.ToString())
            .Distinct()
            .ToList();
        var types = output.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(space => space.Name == "World")?.GetTypeMembers() ?? [];
        Console.Write(
            $"| {name} | {sources.Length} | {sources.Sum(source => source.SourceText.Lines.Count)} | {sources.Sum(source => source.SourceText.Length) / 1e6:F1} "
            + $"| {types.Count(type => type.TypeKind == TypeKind.Class && !type.IsStatic)} "
            + $"| {types.Count(type => type.TypeKind == TypeKind.Enum)} | {generate.TotalSeconds:F1} | {compile.TotalSeconds:F1} | ");
        if (wrong.Count > 0 || !emitted.Success)
        {
            Console.WriteLine($"{wrong.Count} errors and warnings |");
            foreach (var problem in wrong.Take(5))
                Console.Error.WriteLine("    " + problem);
            return;
        }
        image.Position = 0;
        var context = new AssemblyLoadContext(name, isCollectible: true);
        var (equal, findings) = Compare(context.LoadFromStream(image), documents);
        Console.WriteLine($"{equal} of {documents.Count} |");
        foreach (var finding in findings.Take(5))
            Console.Error.WriteLine("    " + finding);
        context.Unload();
    }

    private static (int Equal, List<string> Findings) Compare(Assembly models, IReadOnlyList<string> documents)
    {
        var roots = models.GetTypes().Where(type => ParseOf(type) is not null).ToList();
        var equal = 0;
        var findings = new List<string>();
        foreach (var path in documents)
            try
            {
                var document = DocumentComparer.WithoutType(File.ReadAllText(path));
                var expected = DocumentComparer.Canonical(document);
                var actual = DocumentComparer.Canonical(RoundTrip(roots, document));
                if (expected == actual)
                    equal++;
                else
                    findings.Add($"{Path.GetFileName(path)}: {DocumentComparer.Difference(expected, actual)}");
            }
            catch (Exception exception) when (exception is XmlBindingException or System.Xml.XmlException or InvalidOperationException)
            {
                findings.Add($"{Path.GetFileName(path)}: {exception.Message}");
            }
        return (equal, findings);
    }

    private static MethodInfo? ParseOf(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(XmlReadOptions)]);

    private static string RoundTrip(List<Type> roots, string xml)
    {
        XmlBindingException? refused = null;
        foreach (var root in roots)
            try
            {
                var model = ParseOf(root)!.Invoke(
                    null, BindingFlags.DoNotWrapExceptions, null, [xml, Asked], null)!;
                var written = (string)root.GetMethod("ToXml")!.Invoke(
                    model, BindingFlags.DoNotWrapExceptions, null, [new XmlWriteOptions { Validate = false, IncludeOutputOnly = true }], null)!;
                var copy = root.GetMethod("Clone")!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, null, null)!;
                return copy.Equals(model) ? written : throw new InvalidOperationException("the copy is not equal");
            }
            catch (XmlBindingException exception)
            {
                refused ??= exception;
                if (!exception.Message.StartsWith("The root element", StringComparison.Ordinal))
                    throw;
            }
        throw refused!;
    }
}
