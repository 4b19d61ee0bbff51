using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Projects with a mistake: one error, at its place, that says what would be right.</summary>
[Collection(WorkshopCollection.Name)]
public sealed class MistakeTests(Workshop workshop)
{
    [RestoreFact]
    public void A_missing_include_is_an_error_at_its_place_with_the_item_to_add()
    {
        var error = OnlyErrorOf("MissingInclude", "BND0010");

        Assert.Equal(Path.Combine(workshop.FolderOf("MissingInclude"), "schemas", "note.rng"), error.File);
        Assert.Equal((2, 18), (error.Line, error.Column));
        Assert.StartsWith(
            $"'../elsewhere/parts.rng', included here, is not among the additional files; add <AdditionalFiles Include=\"{workshop.FolderOf("MissingInclude")}/elsewhere/parts.rng\" /> to the project",
            error.Message);
    }

    [RestoreFact]
    public void A_schema_that_does_not_exist_is_an_error_of_the_project()
    {
        var error = OnlyErrorOf("MissingSchema", "BND0010");

        Assert.EndsWith("MissingSchema.csproj", error.File);
        Assert.Equal(
            $"The schema 'schemas/nothing.rng' does not exist: there is no file '{Path.Combine(workshop.FolderOf("MissingSchema"), "schemas", "nothing.rng")}'. Correct the BinderySchema item.",
            error.Message);
    }

    [RestoreFact]
    public void A_document_that_the_package_does_not_have_is_an_error_of_the_project()
    {
        var error = OnlyErrorOf("NoSuchDocument", "BND0010");

        Assert.EndsWith("NoSuchDocument.csproj", error.File);
        Assert.Equal(
            "LibvirtXmlDocuments names 'network', which Bindery.Libvirt does not have. Beside backups and checkpoints it has 'domain', 'domaincheckpoints' and 'volume'.",
            error.Message);
    }

    [RestoreFact]
    public void Two_items_with_different_options_for_one_schema_are_an_error()
    {
        var error = OnlyErrorOf("TwoMinds", "BND0004");

        Assert.EndsWith("TwoMinds.csproj", error.File);
        Assert.Equal(
            $"The schema '{Path.Combine(workshop.FolderOf("TwoMinds"), "note.rng")}' stands in several BinderySchema items "
                + "that differ in Namespace, Root, Accessibility, Version, Untranslated or Types. Keep one of them.",
            error.Message);
    }

    [RestoreFact]
    public void An_invalid_document_is_an_error_in_its_file_and_one_with_another_root_in_the_code()
    {
        var found = workshop.Bad.Of("WrongDocument").OrderBy(error => error.Id).ToList();

        Assert.True(found.Count == 2, workshop.Bad.Run.Text);
        Assert.Equal(
            ("BND2001", Path.Combine(workshop.FolderOf("WrongDocument"), "Calls.cs"), 5, "'backup' is not allowed here; 'domainbackup' is expected"),
            (found[0].Id, found[0].File, found[0].Line, found[0].Message));
        Assert.Equal(
            ("error", "BND3001", Path.Combine(workshop.FolderOf("WrongDocument"), "backups", "wrong.xml"), 2, 39),
            (found[1].Severity, found[1].Id, found[1].File, found[1].Line, found[1].Column));
        Assert.StartsWith("'exportname' is not allowed", found[1].Message);
    }

    [RestoreFact]
    public void An_old_language_is_one_error_for_each_schema_and_not_hundreds() =>
        Assert.Equal(
            new[] { "domainbackup.rng", "domaincheckpoint.rng" }
                .Select(schema => ("error",
                    "BND0020",
                    $"The models of '{schema}' need C# 9 or newer; set <LangVersion>9.0</LangVersion>, or a newer one, in the project")),
            workshop.Bad.Of("Standard7").Select(error => (error.Severity, error.Id, error.Message)).Order());

    [RestoreFact]
    public void Words_that_the_package_does_not_know_are_warnings()
    {
        var found = workshop.Bad.Of("Misspelt");

        Assert.All(found, warning => Assert.Equal(("warning", "Misspelt.csproj"), (warning.Severity, Path.GetFileName(warning.File))));
        Assert.Equal(
            ["BND0025: 'BinderySchemas' is not an item of Bindery. Its items are BinderySchema, BinderyDocument and BinderyTexts.",
                "BND0025: 'Namespce' is not metadata of Bindery. A BinderySchema item may have Namespace, Root, Accessibility, Version, "
                    + "Untranslated and Types, a BinderyDocument item may have Schema.",
                "BND0010: The pattern 'schemas/*.rng' of a BinderySchema item matches no file, so there are no models."],
            found.Select(warning => $"{warning.Id}: {warning.Message}"));
    }

    [RestoreFact]
    public void Items_that_are_no_files_of_their_kind_are_errors()
    {
        Assert.NotEmpty(workshop.Bad.Of("Misspelt"));

        var log = new BuildLog(workshop.Ask(
            "Misspelt",
            ("CheckBinderySchemas", "Schema=backups"),
            ("CheckBinderySchemas", "Schema=backups/one.xml"),
            ("CheckBinderyDocuments", "Document=backups"),
            ("CheckBinderyDocuments", "Document=none.xml")));

        Assert.Equal(
            ["BND0010: The schema 'backups' is a folder. Name the file in it that begins the schema in the BinderySchema item.",
                "BND0025: The schema 'backups/one.xml' has a name from which its language cannot be told. Name the file .rng (RELAX NG), .rnc (compact syntax), .xsd (XML Schema) or .wsdl (a service with XML Schemas).",
                "BND0010: 'backups' is a folder. Name the files in it in the BinderyDocument item, as in 'backups/*.xml'.",
                $"BND0010: The file 'none.xml' does not exist: there is no file '{Path.Combine(workshop.FolderOf("Misspelt"), "none.xml")}'. Correct the BinderyDocument item."],
            log.Of("Misspelt").Where(error => error.Severity == "error").Select(error => $"{error.Id}: {error.Message}"));
    }

    private BuildDiagnostic OnlyErrorOf(string project, string id)
    {
        var found = workshop.Bad.Of(project);
        Assert.True(found is [{ Severity: "error" } error] && error.Id == id, workshop.Bad.Run.Text);
        return found[0];
    }
}
