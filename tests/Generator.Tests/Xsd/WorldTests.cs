using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas as they are published: models compile without a warning, and documents come back as they were.</summary>
public sealed class WorldTests
{
    public static IEnumerable<object[]> Schemas() => !Corpus.Has("world/xsd")
        ? []
        : Rows().Select(row => row.Schema).Distinct().Select(schema => new object[] { schema });

    private static IEnumerable<(string Schema, string Document)> Rows() =>
        File.ReadLines(Corpus.Path("world", "xsd", "documents.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]));

    [CorpusTheory("world/xsd")]
    [MemberData(nameof(Schemas))]
    public void Models_compile_and_round_trip_documents(string schema)
    {
        // MSBuild's schema declares all its tasks as global elements: as roots, each would have all that documents have.
        var run = Run(schema, schema.StartsWith("msbuild/", StringComparison.Ordinal) ? "Project" : null);
        // What another schema imports is not always published with it.
        if (run.Result.Diagnostics.Any(diagnostic => diagnostic.Id == "BND0010"))
            return;
        var roots = run.Load().GetTypes().Where(IsRoot).ToList();
        var different = new List<string>();
        foreach (var (_, document) in Rows().Where(row => row.Schema == schema))
        {
            var text = File.ReadAllText(Corpus.Path("world", "xsd", document));
            foreach (var model in roots.Select(root => TryRead(root, text)).OfType<object>())
            {
                var (before, after) = (Models.Canonical(text), Models.Canonical(Models.Write(model)));
                if (before != after)
                    different.Add($"{document}: {Difference(before, after)}");
            }
        }

        Assert.Empty(different);
    }

    [CorpusTheory("world/xsd")]
    [MemberData(nameof(Schemas))]
    public void Models_of_one_root_are_only_those_that_it_reaches(string schema)
    {
        var document = Rows().First(row => row.Schema == schema).Document;
        var run = Run(schema, XDocument.Load(Corpus.Path("world", "xsd", document)).Root!.Name.LocalName);
        if (run.Result.Diagnostics.Any(diagnostic => diagnostic.Id == "BND0010"))
            return;
        // The declarations answer this: the code of their members need not be compiled.
        var types = run.Output.Assembly.GlobalNamespace.GetNamespaceMembers().Single(one => one.Name == "World").GetTypeMembers()
            .Where(type => !type.IsStatic).ToList();
        var root = Assert.Single(types, type => type.GetMembers("Parse").OfType<IMethodSymbol>()
            .Any(method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.Name: nameof(XmlReadOptions) }]));

        Assert.Empty(types.Except(Reached(root, types), SymbolEqualityComparer.Default).Select(type => type!.Name));
    }

    /// <summary>The types of the members of a class, and of the classes derived from it, and so on.</summary>
    private static HashSet<ITypeSymbol> Reached(INamedTypeSymbol root, List<INamedTypeSymbol> types)
    {
        var reached = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var derived = types.Where(type => type.BaseType is not null).ToLookup(type => type.BaseType!, SymbolEqualityComparer.Default);
        var pending = new Stack<ITypeSymbol>([root]);
        while (pending.Count > 0)
        {
            var type = pending.Pop();
            if (!reached.Add(type))
                continue;
            if (type is INamedTypeSymbol { TypeArguments: var arguments })
            {
                foreach (var argument in arguments)
                    pending.Push(argument);
            }

            if (type.ContainingNamespace?.Name != "World")
                continue;
            if (type.BaseType is { } from)
                pending.Push(from);
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
                pending.Push(property.Type);
            foreach (var one in derived[type])
                pending.Push(one);
        }

        return reached;
    }

    private static bool IsRoot(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(XmlReadOptions)]) is not null;

    private static string Difference(string before, string after)
    {
        var at = Math.Max(0, before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count() - 60);
        return $"{before[at..Math.Min(at + 160, before.Length)]} | {after[at..Math.Min(at + 160, after.Length)]}";
    }

    private static object? TryRead(Type root, string text)
    {
        try
        {
            return Models.Parse(root, text);
        }
        catch (XmlBindingException)
        {
            return null;
        }
    }

    private static GeneratorRun Run(string schema, string? rootElement)
    {
        var folder = Corpus.Path("world", "xsd", schema.Split('/')[0], "schema");
        var root = Corpus.Path("world", "xsd", schema);
        return GeneratorRun.Of(new TestProject
        {
            Schemas = Directory.GetFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => Path.GetFullPath(path) == Path.GetFullPath(root)
                    ? TestSchema.Item(path, File.ReadAllText(path), "World", rootElement is null ? [] : [("BinderyRoot", rootElement)])
                    : new TestSchema(path, File.ReadAllText(path), ("BinderyRole", "Include")))
                .ToList(),
        });
    }
}
