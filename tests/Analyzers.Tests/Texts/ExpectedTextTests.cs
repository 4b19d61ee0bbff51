using System;
using System.IO;
using System.Threading.Tasks;

namespace Bindery.Tests.Texts;

/// <summary>Texts that go where a certain element is expected.</summary>
public sealed class ExpectedTextTests
{
    private const string Members = """
        static class Api
        {
            [DocumentText("domainbackup")] public static string Field = "";
            [DocumentText("domainbackup")] public static string Property { get; set; } = "";
            public static void Start([DocumentText("domainbackup")] string xml) { }
            public static void Add([DocumentText("disk")] string xml) { }
            public static int BackupBegin(object handle, string backupXml, string? other) => 0;
        """;

    [Theory]
    [InlineData("static void Use() => Start(\"<domaincheckpoint/>\");")]
    [InlineData("static void Use() => Property = \"<domaincheckpoint/>\";")]
    [InlineData("static void Use() { Field = \"<domaincheckpoint/>\"; }")]
    [InlineData("[return: DocumentText(\"domainbackup\")] static string Use() => \"<domaincheckpoint/>\";")]
    [InlineData("[return: DocumentText(\"domainbackup\")] static string Use() { var xml = new StringBuilder(\"<domaincheckpoint>\"); xml.Append(\"</domaincheckpoint>\"); return xml.ToString(); }")]
    public async Task Another_root_is_not_allowed(string use) =>
        Assert.Equal(
            ["BND2001 'domaincheckpoint': 'domaincheckpoint' is not allowed here; 'domainbackup' is expected"],
            await ProjectReports.OfCode($"{Members}\n{use}\n}}"));

    [Theory]
    [InlineData("static void Use() => Start(\"<disk name='vda'/>\");", "BND2001 'disk': 'disk' is not allowed here; 'domainbackup' is expected")]
    [InlineData("static void Use() => Add(\"<disk nme='vda'/>\");", "BND2001 'nme': 'nme' is not allowed in 'disk'")]
    [InlineData(
        "static void Use(int i) => Add($\"<disk name='vd{i}' type='fil'/>\");",
        "BND2003 'fil': 'fil' is not allowed for 'type'")]
    public async Task A_part_of_a_document_is_checked_against_its_element(string use, string report) =>
        Assert.Contains(await ProjectReports.OfCode($"{Members}\n{use}\n}}"), found => found.StartsWith(report, System.StringComparison.Ordinal));

    /// <summary>With a hole elsewhere, the message is the same as without one.</summary>
    [Theory]
    [InlineData("static string Use() => \"<domainbackup><incremental>é</incremental></domainbackup>\";")]
    [InlineData("static string Use(string mode) => $\"<domainbackup mode='{mode}'><incremental>é</incremental></domainbackup>\";")]
    public async Task All_valid_values_are_named(string use) =>
        Assert.Equal(
            "BND2003 'é': 'é' is not allowed as the text of 'incremental': it must be '' or a name of letters, digits, '-', '_' and '.' that does not begin with '.'",
            Assert.Single(await ProjectReports.OfCode($"{Members}\n{use}\n}}")));

    [Theory]
    [InlineData("static void Use() => Start(\"<domainbackup/>\");")]
    [InlineData("static void Use() => Start(\"\");")]
    [InlineData("static void Use(string text) => Start(text);")]
    [InlineData("static void Use(string text) => Start(\"$\" + text);")]
    [InlineData("static void Use() => Add(\"<disk name='vda' type='file' exportname='e'><scratch file='/s'/></disk>\");")]
    [InlineData("static void Use() => BackupBegin(\"<domaincheckpoint/>\", \"\", null);")]
    public async Task Compatible_members_are_not_reported(string use) => Assert.Empty(await ProjectReports.OfCode($"{Members}\n{use}\n}}"));

    [Fact]
    public async Task Where_several_schemas_have_the_element_all_that_were_tried_are_named() =>
        Assert.EndsWith(
            "(by 'domainbackup.rng'; 'domaincheckpoint.rng' does not allow the document either)",
            Assert.Single(await ProjectReports.OfCode($"{Members}\nstatic void Use() => Add(\"<disk name='vda' type='fil'/>\");\n}}")));

    /// <summary>The methods as the bindings of libvirt for .NET declare them.</summary>
    [Theory]
    [InlineData("int virDomainBackupBegin(IntPtr domain, string backupXML, string? checkpointXML, uint flags)", "virDomainBackupBegin(0, {0}, null, 0)")]
    [InlineData("IntPtr DefineXML(IntPtr conn, string xml)", "DefineXML(0, {0})")]
    [InlineData("IntPtr CreateXML(IntPtr conn, string xmlDesc, uint flags)", "CreateXML(0, {0}, 0)")]
    [InlineData("object DomainDefineXmlAsync(string xml, object token)", "DomainDefineXmlAsync({0}, 0)")]
    [InlineData("object DomainCreateXmlAsync(string xmlDesc, uint flags, object token)", "DomainCreateXmlAsync({0}, 0, 0)")]
    public async Task The_functions_of_libvirt_are_known(string declaration, string call) =>
        Assert.Contains(
            "BND2001 'backup': 'backup' is not allowed here",
            Assert.Single(await ProjectReports.OfCode(
                "static class Api { public static extern " + declaration + "; static void Use() => " + call.Replace("{0}", "\"<backup/>\"", StringComparison.Ordinal) + "; }",
                File.ReadAllText(Path.Combine(Corpus.Repository, "src", "Libvirt", "build", "libvirt.bindery-texts.txt")))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("BackupBegin backupXml domainbackup")]
    [InlineData("# ours\nOther.Api.BackupBegin 2 domainbackup # by its place")]
    public async Task A_file_can_list_methods_of_other_libraries(string list) =>
        Assert.Equal(
            ["BND2001 'backup': 'backup' is not allowed here; 'domainbackup' is expected"],
            await ProjectReports.OfCode($"{Members}\nstatic void Use() => BackupBegin(1, \"<backup/>\", \"<backup/>\");\n}}", list));
}
