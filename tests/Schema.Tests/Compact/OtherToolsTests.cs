using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>What we read and write is what others read and write: trang translates as we do, Jing takes what we wrote and decides by it as before.</summary>
public sealed class OtherToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ExternalToolFact("trang", "rnc-and-xsd")]
    public void Trang_has_the_same_translation_of_the_compact_syntax()
    {
        var failures = new List<string>();
        // Each call starts a virtual machine: every third will do.
        var schemas = Directory.GetFiles(Corpus.Path("rnc-and-xsd"), "correct.rnc", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where((_, index) => index % 3 == 0)
            .ToList();
        foreach (var schema in schemas)
        {
            var theirs = Path.Combine(_folder, "theirs.rng");
            var complaints = ExternalTool.Run("trang", schema, theirs);
            if (complaints.Length > 0)
                failures.Add($"{schema}: {complaints}");
            else if (Meaning(schema) is var expected && Meaning(theirs) is var found && expected != found)
                failures.Add($"{schema}:\n{expected}\n{found}");
        }

        Expect.None(failures);
        Assert.True(schemas.Count >= 15, $"only {schemas.Count} schemas");
    }

    /// <summary>The canonical text of a grammar; of one that is wrong by itself, which rules it breaks.</summary>
    private static string Meaning(string schema)
    {
        try
        {
            return SchemaReader.Load(schema).ToText();
        }
        catch (SchemaException exception)
        {
            return string.Join(" ", exception.Diagnostics.Select(problem => problem.Id));
        }
    }

    [ExternalToolFact("trang", "rnc-and-xsd")]
    public void Files_written_by_trang_are_read()
    {
        foreach (var name in new[] { "domain", "network", "domainbackup" })
        {
            var schema = Corpus.Path("libvirt-9.0", "schemas", name + ".rng");
            Assert.Equal("", ExternalTool.Run("trang", schema, Path.Combine(_folder, name + ".rnc")));
            Assert.Equal(SchemaReader.Load(schema).ToText(), SchemaReader.Load(Path.Combine(_folder, name + ".rnc")).ToText());
        }
    }

    [ExternalToolFact("jing", "relaxng")]
    public void Jing_has_the_same_verdicts_on_the_converted_schema()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var folder in Directory.GetDirectories(Corpus.Path("relaxng")).Order(StringComparer.Ordinal))
        {
            var schema = Path.Combine(folder, "correct.rng");
            var documents = Directory.GetFiles(folder, "*.xml");
            if (!File.Exists(schema) || documents.Length < 4)
                continue;
            count++;
            var written = Path.Combine(_folder, Path.GetFileName(folder), "s.rnc");
            SchemaConverter.Convert(schema, written);
            var output = ExternalTool.Run("jing", ["-c", written, .. documents]);
            foreach (var document in documents)
                if (output.Contains(document, StringComparison.Ordinal) != document.EndsWith(".i.xml", StringComparison.Ordinal))
                    failures.Add($"{document}: {output}\n{File.ReadAllText(written)}");
        }

        Expect.None(failures);
        Assert.True(count >= 15, $"only {count} schemas");
    }
}
