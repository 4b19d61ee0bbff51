using System.Threading.Tasks;

namespace Bindery.Tests.Texts;

/// <summary>Documents among the files of a project.</summary>
public sealed class DocumentFileTests
{
    private const string Wrong = "<domainbackup>\n  <disks><disk name='vda' type='file' exportname='e'/></disks>\n</domainbackup>\n";
    private const string Message = "BND3001 'exportname': 'exportname' is not allowed";

    [Fact]
    public async Task Mistakes_are_found_at_their_places() => Assert.StartsWith(Message, Assert.Single(await ProjectReports.OfDocument(Wrong)));

    [Theory]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>\n")]
    [InlineData("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!-- a backup -->\n")]
    [InlineData("<?xml-model href=\"../schemas/domainbackup.rng\" type=\"application/xml\"?>")]
    public async Task A_hostile_head_changes_nothing(string head) =>
        Assert.StartsWith(Message, Assert.Single(await ProjectReports.OfDocument(head + Wrong)));

    [Theory]
    [InlineData("xsi:noNamespaceSchemaLocation='schemas/domainbackup.rng'")]
    [InlineData("xsi:schemaLocation='urn:x domainbackup.rng'")]
    public async Task The_attribute_that_tells_the_schema_is_no_content(string attribute) =>
        Assert.Empty(await ProjectReports.OfDocument(
            $"<domainbackup xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' {attribute}><disks><disk name='vda'/></disks></domainbackup>"));

    [Fact]
    public async Task Mistakes_after_such_attributes_are_found_at_their_places() =>
        Assert.StartsWith(
            "BND3001 'exportname': ",
            Assert.Single(await ProjectReports.OfDocument(
                "<domainbackup xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n xsi:noNamespaceSchemaLocation='a\n/domainbackup.rng'><disks"
                + " xsi:schemaLocation = \"urn:x it's.rng\"><disk name='vda' exportname='e'/></disks></domainbackup>")));

    [Fact]
    public async Task A_valid_document_has_no_finding() =>
        Assert.Empty(await ProjectReports.OfDocument(
            "<?xml version='1.0' encoding='utf-16'?>\n<domainbackup><disks><disk name='vda' type='file'/></disks></domainbackup>"));

    [Fact]
    public async Task A_document_that_is_not_well_formed_has_one() =>
        Assert.StartsWith(
            "BND3006 '<': The end tag </disks> does not match the start tag <disk> of line 1",
            Assert.Single(await ProjectReports.OfDocument("<domainbackup><disks><disk name='vda'></disks></domainbackup>")));

    [Theory]
    [InlineData("<configuration><domainbackup mode='pull'/></configuration>")]
    [InlineData("<domainbackup xmlns='urn:other' mode='none'/>")]
    [InlineData("<?xml-model href='other.rng'?><domainbackup mode='none'/>")]
    [InlineData("<domainbackup xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='other.xsd' mode='none'/>")]
    [InlineData("<!DOCTYPE domainbackup SYSTEM 'other.dtd'><domainbackup mode='none'/>")]
    [InlineData("not XML <domainbackup mode='none'/>")]
    [InlineData("")]
    public async Task Other_projects_are_not_affected(string text) => Assert.Empty(await ProjectReports.OfDocument(text));

    [Theory]
    [InlineData("/project/backup.txt", "")]
    [InlineData("/project/backup.xml", "None")]
    [InlineData("/project/backup.xml", "Include")]
    public async Task An_element_that_is_not_declared_as_a_document_is_not_one(string path, string role) =>
        Assert.Empty(await ProjectReports.OfDocument(Wrong, path, ("BinderyRole", role)));

    [Fact]
    public async Task An_item_makes_a_document_of_any_file() =>
        Assert.StartsWith(Message, Assert.Single(await ProjectReports.OfDocument(Wrong, "/project/backup.tmpl", ("BinderyRole", "Document"))));

    [Theory]
    [InlineData("<domain/>", "domain")]
    [InlineData("<!-- a domain -->\n<d:domain xmlns:d='urn:d'/>", "d:domain")]
    public async Task A_document_of_the_project_has_a_root_of_the_project(string text, string place) =>
        Assert.Equal(
            [$"BND3001 '{place}': 'domain' is not the root of a schema with models; it has 'domainbackup.rng', 'domaincheckpoint.rng'"],
            await ProjectReports.OfDocument(text, "/project/a.xml", ("BinderyRole", "Document")));

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("a list of backups")]
    [InlineData("not XML <domainbackup mode='none'/>")]
    public async Task A_document_of_the_project_that_is_no_XML_is_reported(string text) =>
        Assert.StartsWith("BND3006 ", Assert.Single(await ProjectReports.OfDocument(text, "/project/a.xml", ("BinderyRole", "Document"))));

    [Theory]
    [InlineData("<?xml-model href='other.rng'?>")]
    [InlineData("<?xml-model href='other.rng'?><?xml-model href='third.sch'?>")]
    public async Task The_root_decides_if_a_document_of_the_project_specifies_no_schema_of_the_project(string head) =>
        Assert.StartsWith(Message, Assert.Single(await ProjectReports.OfDocument(head + Wrong, "/project/a.xml", ("BinderyRole", "Document"))));

    [Fact]
    public async Task The_schema_of_the_item_takes_precedence()
    {
        Assert.StartsWith(
            "BND3001 'domainbackup': 'domainbackup' is not ",
            Assert.Single(await ProjectReports.OfDocument(
                "<domainbackup/>", "/project/a.xml", ("BinderyRole", "Document"), ("BinderySchema", "domaincheckpoint.rng"))));
        Assert.Equal(
            ["BND3001 'domainbackup': The project has no schema 'x.rng' with models; it has 'domainbackup.rng', 'domaincheckpoint.rng'"],
            await ProjectReports.OfDocument("<domainbackup/>", "/project/a.xml", ("BinderyRole", "Document"), ("BinderySchema", "x.rng")));
    }
}
