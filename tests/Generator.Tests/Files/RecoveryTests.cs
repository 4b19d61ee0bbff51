using System;
using System.IO;
using System.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Files;

/// <summary>A schema with a mistake gives its own error and no others: code that uses the models finds them, as far as the schema can be understood.</summary>
public sealed class RecoveryTests
{
    private const string User = """
        using Libvirt.Xml;
        public static class Program
        {
            public static string Run(string dump)
            {
                var backup = new DomainBackup
                {
                    Mode = BackupMode.Pull,
                    Incremental = "1525889631",
                    Server = BackupServer.Unix("/run/backup/vm1.sock"),
                    Disks = { new BackupDisk { Name = "vda", Type = DiskType.File, ExportName = "root", Scratch = new() { File = "/var/tmp/vda.scratch" } } },
                };
                var live = DomainBackup.Parse(dump);
                int? port = live.Server?.Port;
                foreach (var disk in live.Disks)
                    disk.Backup = disk.EffectiveBackup;
                return backup.ToXml() + port + live.Validate().Count;
            }
        }
        """;

    private const string Export = "<attribute name=\"exportname\" b:name=\"ExportName\" b:since=\"6.1.0\" b:maxBytes=\"4096\">";

    private static readonly string Schema = File.ReadAllText(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));

    public static TheoryData<string, string, string, string> Mistakes { get; } = new()
    {
        { "BND0006", "a tag without an end", "<element name=\"disks\"", "<element name=\"disks\" <!-- -->" },
        { "BND0006", "an end tag that is missing", "</define>", "" },
        { "BND0006", "an end tag of another name", "</element>", "</elment>" },
        { "BND0006", "an end tag too many", "</define>", "</define></define>" },
        { "BND0006", "a quote that is missing", "<ref name=\"", "<ref name=" },
        { "BND0006", "a quote that is not closed", Export, Export.Replace("\" b:name", " b:name", StringComparison.Ordinal) },
        { "BND0006", "an entity that nothing declares", Export, Export + "&nbsp;" },
        { "BND0006", "an attribute twice", Export, Export.Replace(">", " name=\"exportname\">", StringComparison.Ordinal) },
        { "BND0006", "a prefix that nothing declares", Export, "<x:note/>" + Export },
        { "BND0001", "a word that is no pattern", Export, "<atribute/>" + Export },
        { "BND0002", "a reference to nothing", "<ref name=\"", "<ref name=\"x" },
        { "BND0013", "a misspelt datatype", "type=\"unsignedInt\"", "type=\"unsignedint\"" },
        { "BND0013", "a facet that the type does not have", Export, "<attribute name=\"more\"><data type=\"int\"><param name=\"size\">1</param></data></attribute>" + Export },
        { "BND0010", "an include of nothing", "<start>", "<include href=\"nothing.rng\"/><start>" },
        { "BND0012", "a circle", "<start>", "<start combine=\"choice\"><ref name=\"circle\"/></start><define name=\"circle\"><choice><text/><ref name=\"circle\"/></choice></define><start combine=\"choice\">" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Code_has_no_error_in_addition_to_that_of_the_schema(string id, string mistake, string sound, string wrong)
    {
        Assert.NotEmpty(mistake);
        var at = Schema.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, sound);
        var run = Run(Schema[..at] + wrong + Schema[(at + sound.Length)..]);

        Assert.Contains(id, run.Result.Diagnostics.Select(problem => problem.Id));
        Assert.All(run.Problems(), problem => Assert.Contains(": error BND0", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_checked_against_a_recovered_model()
    {
        var run = Run(Schema.Replace("</grammar>", "", StringComparison.Ordinal));

        Assert.NotEmpty(run.Files);
        Assert.Empty(run.Output.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == "GrammarAttribute"));
        Assert.All(run.Files.Values, file => Assert.Contains("// The schema has errors: only its valid parts are included.\n", file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_schema_in_compact_syntax_only_loses_the_invalid_definition()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/note.rnc", """
                start = element note { author, body* }
                author = element author { attribute name { text } attribute born { xsd:int } }
                body = element body { attribute lang { text }, text }
                """, "My")],
            Sources = ["static class Program { public static string? Run(My.Note note) => note.Bodies[0].Lang; }"],
        });

        Assert.Equal(["BND0006"], run.Result.Diagnostics.Select(problem => problem.Id));
        Assert.Single(run.Problems());
    }

    [Theory]
    [InlineData("BND0002", "type=\"xs:int\"", "type=\"xs:intt\"")]
    [InlineData("BND0006", "<xs:sequence>", "<xs:sequence")]
    [InlineData("BND0001", "<xs:sequence>", "<xs:sequence><xs:attribute name=\"wrong\"/>")]
    [InlineData("BND0010", "<xs:element name=\"doc\"", "<xs:include schemaLocation=\"nothing.xsd\"/><xs:element name=\"doc\"")]
    public void An_XML_Schema_only_loses_the_invalid_parts(string id, string sound, string wrong)
    {
        const string Schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="doc">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="number" type="xs:int"/>
                    <xs:element name="part" type="Part" maxOccurs="unbounded"/>
                    <xs:element name="title" type="xs:string"/>
                  </xs:sequence>
                  <xs:attribute name="lang" type="xs:string"/>
                </xs:complexType>
              </xs:element>
              <xs:complexType name="Part"><xs:attribute name="x" type="xs:string"/></xs:complexType>
            </xs:schema>
            """;
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.xsd", Schema.Replace(sound, wrong, StringComparison.Ordinal), "My")],
            Sources = ["static class Program { public static string? Run(My.Doc document, My.Part part) => document.Title + document.Lang + part.X; }"],
        });

        Assert.Equal([id], run.Result.Diagnostics.Select(problem => problem.Id).Distinct());
        Assert.All(run.Problems(), problem => Assert.Contains(": error BND0", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_root_is_replaced_by_the_only_existing_one()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<attribute name='x'/>"), "My", ("BinderyRoot", "dok"))],
            Sources = ["static class Program { public static string Run(My.Doc document) => document.X; }"],
        });

        Assert.Equal(["BND0023"], run.Result.Diagnostics.Select(problem => problem.Id));
        Assert.Single(run.Problems());
    }

    [Fact]
    public void Incompatible_user_members_are_not_reported_if_the_schema_has_errors()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<attribute name='x'><data type='long'/></attribute><attribute name='y'><data type='noneOfThese'/></attribute>"), "My")],
            Sources = ["namespace My { [Bindery.XmlBinding(\"doc.rng\")] partial class Mine { public long Y { get; set; } } }"],
        });

        Assert.DoesNotContain("BND0022", run.Result.Diagnostics.Select(problem => problem.Id));
        Assert.All(run.Problems(), problem => Assert.Contains(": error BND0013", problem, StringComparison.Ordinal));
    }

    private static GeneratorRun Run(string schema) => GeneratorRun.Of(new TestProject
    {
        Schemas = [TestSchema.Item("/project/domainbackup.rng", schema, "Libvirt.Xml")],
        Sources = [User],
    });
}
