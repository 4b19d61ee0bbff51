using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Compiled schemas that are kept: what is kept never shows in a verdict.</summary>
public sealed class GrammarCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    private string Kept => Path.Combine(_folder, "kept");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_schema_is_compiled_once()
    {
        var path = Write("a.rng", Rng.Root("<text/>"));
        new GrammarCache(Kept).Load(path);
        var before = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(Entry(), before);

        // What is compiled is written.
        Assert.Equal(["BND3001"], Ids(new GrammarCache(Kept).Load(path), "<root><a/></root>"));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Entry()), TimeSpan.FromSeconds(2));
        File.AppendAllText(path, " ");
        new GrammarCache(Kept).Load(path);
        Assert.True(File.GetLastWriteTimeUtc(Entry()) > before.AddHours(1));
    }

    [Theory]
    [InlineData("a.rng")]
    [InlineData("sub/b.rng")]
    public void A_schema_of_which_a_file_has_changed_is_compiled_again(string changed)
    {
        Write("sub/b.rng", Rng.Grammar("<start><element name='root'><ref name='in'/></element></start>"));
        var path = Write("a.rng", Rng.Grammar("<include href='sub/b.rng'/><define name='in'><text  /></define>"));
        Assert.Empty(Ids(new GrammarCache(Kept).Load(path), "<root>x</root>"));
        var time = File.GetLastWriteTimeUtc(Path.Combine(_folder, changed));
        // The same length and the same time.
        var text = File.ReadAllText(Path.Combine(_folder, changed));
        text = text.Replace("root", "tree", StringComparison.Ordinal).Replace("<text  />", "<empty />", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, changed), text);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, changed), time);

        Assert.NotEmpty(Ids(new GrammarCache(Kept).Load(path), "<root>x</root>"));
        Assert.Equal(Ids(SchemaReader.Load(path), "<root>x</root>"), Ids(new GrammarCache(Kept).Load(path), "<root>x</root>"));
    }

    [Fact]
    public void A_file_that_appears_or_vanishes_is_noticed()
    {
        var other = Write("b.rng", Rng.Root("<empty/>"));
        var path = Write("a.rng", $"<externalRef {Rng.Ns} href='b.rng'/>");
        var cache = new GrammarCache(Kept);
        cache.Load(path);
        File.Delete(other);

        Assert.Throws<SchemaException>(() => cache.Load(path));
        Write("b.rng", Rng.Root("<empty/>"));
        Assert.Empty(Ids(cache.Load(path), "<root/>"));
        // A schema in XML Schema may be valid without a file that it imports.
        var main = Write("a.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:b" schemaLocation="b.xsd"/>
            <xs:element name="a"><xs:complexType><xs:sequence><xs:any namespace="urn:b"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        var direct = Outcome(() => SchemaReader.Load(main));
        Assert.Equal(direct, Outcome(() => cache.Load(main)));
        Write("b.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:element name="b" type="xs:int"/></xs:schema>
            """);
        Assert.Equal(Outcome(() => SchemaReader.Load(main)), Outcome(() => cache.Load(main)));
        Assert.Equal(Outcome(() => SchemaReader.Load(main)), Outcome(() => cache.Load(main)));

        static string Outcome(Func<Grammar> load)
        {
            try
            {
                return string.Join(' ', Ids(load(), "<a><b xmlns='urn:b'>x</b></a>"));
            }
            catch (SchemaException exception)
            {
                return exception.Message;
            }
        }
    }

    [Fact]
    public void Each_version_and_each_limit_has_its_own_form()
    {
        var path = Write("a.rng", $"""
            <element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations'>
            <optional><element name='new' b:since='2.0.0'><empty/></element></optional></element>
            """);
        var cache = new GrammarCache(Kept);
        for (var round = 0; round < 2; round++)
        {
            Assert.Empty(Ids(cache.Load(path), "<root><new/></root>"));
            Assert.Equal(
                SchemaReader.Load(path, new Version(1, 0)).Validate("<root><new/></root>"u8).Select(error => error.Message),
                cache.Load(path, new Version(1, 0)).Validate("<root><new/></root>"u8).Select(error => error.Message));
            Assert.Throws<SchemaException>(() => cache.Load(path, null, new XmlLimits { MaxBytes = 20 }));
        }
        Assert.Equal(2, Directory.GetFiles(Kept).Length);
    }

    /// <summary>A file of the cache that is cut off or changed at any place does nothing.</summary>
    [Fact]
    public void A_damaged_file_only_costs_time()
    {
        var path = Write("a.rng", Rng.Root("<element name='a'><text/></element>"));
        var cache = new GrammarCache(Kept);
        cache.Load(path);
        var whole = File.ReadAllBytes(Entry());
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << i % 8);
            Check(damaged);
            if (i % 7 == 0)
                Check(whole[..i]);
        }
        Check([.. whole, 0]);

        void Check(byte[] entry)
        {
            File.WriteAllBytes(Entry(), entry);
            Assert.Equal(["BND3001"], Ids(cache.Load(path), "<root><b/></root>"));
            Assert.Equal(whole, File.ReadAllBytes(Entry()));
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_used_only_costs_time()
    {
        var path = Write("a.rng", Rng.Root("<text/>"));
        Assert.Empty(Ids(new GrammarCache(Path.Combine(path, "below a file")).Load(path), "<root/>"));
        Assert.Empty(Ids(new GrammarCache(path).Load(path), "<root/>"));
        Directory.CreateDirectory(Kept);
        new GrammarCache(Kept).Load(path);
        var entry = Entry();
        File.Delete(entry);
        Directory.CreateDirectory(entry);
        Assert.Empty(Ids(new GrammarCache(Kept).Load(path), "<root/>"));
        Directory.Delete(entry);
        // A device without an end.
        if (OperatingSystem.IsLinux())
            File.CreateSymbolicLink(entry, "/dev/zero");
        Assert.Empty(Ids(new GrammarCache(Kept).Load(path), "<root/>"));
    }

    [Fact]
    public void Many_may_use_one_folder_at_once()
    {
        var paths = Enumerable.Range(0, 3).Select(i => Write($"{i}.rng", Rng.Root($"<element name='e{i}'><text/></element>"))).ToList();
        Parallel.For(0, 120, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var grammar = new GrammarCache(Kept).Load(paths[i % 3]);
            Assert.Empty(Ids(grammar, $"<root><e{i % 3}/></root>"));
            Assert.NotEmpty(Ids(grammar, $"<root><e{(i + 1) % 3}/></root>"));
        });
        Assert.Equal(3, Directory.GetFiles(Kept).Length);
    }

    [Fact]
    public void The_oldest_are_removed()
    {
        var cache = new GrammarCache(Kept);
        for (var i = 0; i < 70; i++)
        {
            cache.Load(Write($"{i}.rng", Rng.Root($"<element name='e{i}'><text/></element>")));
            if (i == 0)
                File.SetLastWriteTimeUtc(Entry(), DateTime.UtcNow.AddDays(-1));
        }
        var kept = Directory.GetFiles(Kept);
        Assert.Equal(64, kept.Length);
        Assert.All(kept, file => Assert.True(File.GetLastWriteTimeUtc(file) > DateTime.UtcNow.AddHours(-1)));
    }

    /// <summary>The kept form has the verdicts and the messages of the schema, on valid and on invalid documents.</summary>
    [CorpusFact("libvirt-9.0", "relaxng")]
    public void Messages_are_the_same()
    {
        var cache = new GrammarCache(Kept);
        foreach (var schema in (string[])["domaincaps.rng", "networkport.rng", "storagevol.rng"])
        {
            var path = Corpus.Path("libvirt-9.0", "schemas", schema);
            Compare(path, cache, Directory.GetFiles(Corpus.Path("libvirt-9.0", "mutants", Path.GetFileNameWithoutExtension(schema)), "*.xml").Take(40));
        }
        var compared = 0;
        foreach (var folder in Directory.GetDirectories(Corpus.Path("relaxng")))
            if (Directory.GetFiles(folder, "correct.rng") is [var path] && Directory.GetFiles(folder, "*.xml") is { Length: > 0 } documents)
            {
                Compare(path, cache, documents);
                compared++;
            }
        Assert.True(compared > 50, $"{compared}");
    }

    private static void Compare(string path, GrammarCache cache, IEnumerable<string> documents)
    {
        var compiled = cache.Load(path);
        var kept = cache.Load(path);
        foreach (var document in documents.Select(File.ReadAllBytes))
            Assert.Equal(
                compiled.Validate(document).Select(error => error.ToString()), kept.Validate(document).Select(error => error.ToString()));
    }

    private string Entry() => Directory.GetFiles(Kept, "*.grammar").Single();

    private static IEnumerable<string> Ids(Grammar grammar, string document) => grammar.Validate(Encoding.UTF8.GetBytes(document)).Select(error => error.Id);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
