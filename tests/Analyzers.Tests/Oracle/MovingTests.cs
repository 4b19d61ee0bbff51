using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Bindery.CodeFixes.Moving;
using Bindery.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace Bindery.Tests.Oracle;

/// <summary>The conversions from XML in code to models and back: the resulting code compiles, runs and writes the same document as the original code.</summary>
public sealed class MovingTests(ITestOutputHelper output)
{
    private static readonly OraclePrograms All = new("TextPrograms", schema => new Trial(schema, _ => true));

    // Texts in fields, and elements that begin and end in different places, are parsed at run time.
    private static readonly string[] OnlyRead =
    [
        "switch", "a playlist of both kinds", "a backup job of a scheduler", "a builder of its own", "a doubled raw string in a task",
        "attributes made one by one", "lines that are yielded", "parts that may be missing", "small functions that write elements",
        "a null-conditional piece", "a tuple of head and foot", "a stream of UTF-8", "a class with properties and a method that renders",
        "Replace on a template", "a dictionary of attributes", "attributes that may be null", "an extension that adds elements",
        "a local function that writes to a captured builder", "namespaces and names of trees", "fragments that are yielded", "an order of records",
        "a writer on a stream", "a document that is loaded and filled", "an XmlDocument that is loaded and filled",
    ];

    // Members that a document of nodes sets are not followed, and a text that begins a tree is not a document.
    private static readonly string[] NotMoved = ["a document that grows in a loop", "a serializer of its own classes"];

    public static TheoryData<string> Programs => All.Names;

    /// <summary>The offers at the root elements of programs that compose XML in all supported ways.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void Programs_write_the_same_document_after_each_conversion(string name)
    {
        var (trial, text, inputs) = All.Read(name);
        var before = Written(trial, text, inputs);
        var offers = Offers(trial, text, "domain", "playlist");
        Assert.Equal(NotMoved.Contains(name), offers.Count == 0);
        if (offers.Count == 0)
            return;
        foreach (var (title, changed) in offers)
        {
            output.WriteLine($"{title}\n{changed}");
            Assert.Equal(before, Written(trial, changed, inputs));
            if (!title.StartsWith("Use", StringComparison.Ordinal))
                continue;
            foreach (var back in OffersAt(trial, changed, changed.IndexOf("new Domain", StringComparison.Ordinal)).Where(offer => offer.Title == "Show as XML"))
            {
                output.WriteLine($"{back.Title}\n{back.Changed}");
                Assert.Equal(before, Written(trial, back.Changed, inputs));
            }
        }
        Assert.Equal(!OnlyRead.Contains(name), offers.Exists(offer => offer.Title.StartsWith("Use", StringComparison.Ordinal)));
    }

    /// <summary>What a model reads and writes only on request is in the converted document too.</summary>
    [Theory]
    [InlineData("Use DomainBackup", "return $\"<domainbackup><disks><disk name='vda' index='{input}'/></disks></domainbackup>\";")]
    [InlineData("Use DomainBackup", "const string Xml = \"<domainbackup><disks><disk name='vda' index='1'/></disks></domainbackup>\"; return Xml;")]
    [InlineData("Read into DomainBackup", "var end = input > 0 ? \"index='3'/>\" : \"/>\"; return $\"<domainbackup><disks><disk name='vda' {end}</disks></domainbackup>\";")]
    public void Nothing_that_only_the_receiver_sends_is_lost(string title, string body)
    {
        var trial = new Trial("domainbackup", _ => true);
        var text = $"public static class Program\n{{\n    public static string Run(int input)\n    {{\n        {body}\n    }}\n}}\n";
        var (_, changed) = OffersAt(trial, text, text.IndexOf("<domainbackup", StringComparison.Ordinal) + 1).Single(offer => offer.Title == title);
        output.WriteLine(changed);
        Assert.Equal(Written(trial, text, 2), Written(trial, changed, 2));
    }

    /// <summary>All valid backups, as literals.</summary>
    [Fact]
    public void Literals_become_initializers_that_write_the_same_document()
    {
        var grammar = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));
        var trial = new Trial("domainbackup", _ => true);
        var (moved, shown, read) = (new StringBuilder(), new StringBuilder(), new List<string>());
        var documents = Backups().Where(document => grammar.Validate(Encoding.UTF8.GetBytes(document)).Count == 0).Distinct().ToList();
        for (var i = 0; i < documents.Count; i++)
        {
            var literal = SymbolDisplay.FormatLiteral(documents[i], quote: true);
            var text = $"public static class Program\n{{\n    public static string Run{i}() => {literal};\n}}\n";
            var (title, changed) = OffersAt(trial, text, text.IndexOf(literal, StringComparison.Ordinal) + 3).First();
            if (title != "Use DomainBackup")
                read.Add(documents[i]);
            moved.AppendLine(changed.Split('\n', 3)[2][..^3]);
            var back = OffersAt(trial, changed, changed.IndexOf("new ", StringComparison.Ordinal)).Single(offer => offer.Title == "Show as XML").Changed;
            shown.AppendLine(back.Split('\n', 3)[2][..^3]);
        }
        output.WriteLine($"{documents.Count} documents, {read.Count} of them read when the program runs:\n{string.Join("\n\n", read)}");
        output.WriteLine(shown.ToString());
        var calls = string.Concat(documents.Select((_, i) => $"{i} => Run{i}(),\n"));
        foreach (var code in new[] { moved, shown })
        {
            var input = 0;
            trial.Run(
                $"public static class Program\n{{\n    public static string Run(int input) => input switch {{ {calls} _ => \"\" }};\n{code}\n}}\n",
                documents.Count,
                written => Assert.Equal(Canonical(documents[input++]), Canonical(written)));
            Assert.Equal(documents.Count, input);
        }
        Assert.Empty(read);
    }

    // A number and a UUID have one canonical form in a model.
    private static string Canonical(string text) =>
        Regex.Replace(
            Regex.Replace(PlainXml.Of(text), "(?<=[\"'>])0+(?=[0-9]+[\"'<])", ""),
            "(?<=[\"'>])[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}(?=[\"'<])",
            uuid => Guid.Parse(uuid.Value).ToString());

    private static IEnumerable<string> Backups()
    {
        if (!Corpus.Has(Corpus.Libvirt))
            return [];
        var probes = File.ReadLines(Corpus.Path("libvirt-9.0", "domainbackup-probes.tsv")).Skip(1).Select(line => line.Split('\t')[3]);
        return probes.Concat(new[] { "documents", "mutants" }.SelectMany(folder => File.ReadLines(Corpus.Path("libvirt-9.0", folder + ".tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == "domainbackup.rng")
            .Select(row => File.ReadAllText(Corpus.Path("libvirt-9.0", folder, row[1])))));
    }

    private static List<(string Title, string Changed)> Offers(Trial trial, string text, params string[] words)
    {
        var offers = new List<(string Title, string Changed)>();
        foreach (var word in words)
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                if (text[at - 1] is '<' or '"')
                    offers.AddRange(OffersAt(trial, text, at));
        foreach (var start in new[] { "return ", "(int input) => " })
            for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.Ordinal))
                offers.AddRange(OffersAt(trial, text, at + start.Length));
        return [.. offers.Distinct()];
    }

    private static IEnumerable<(string Title, string Changed)> OffersAt(Trial trial, string text, int position) =>
        TextMove.Offers(new TextSpan(position, 0), trial.Bind(text), SourceText.From(text), CancellationToken.None)
            .Select(offer => (offer.Title, offer.Changed.ToString()));

    private static string[] Written(Trial trial, string text, int inputs)
    {
        var written = new List<string>();
        trial.Run(text, inputs, document => written.Add(PlainXml.Of(document)));
        return [.. written];
    }
}
