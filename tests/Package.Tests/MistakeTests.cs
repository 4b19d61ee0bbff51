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
            $"The schema '{Path.Combine(workshop.FolderOf("TwoMinds"), "note.rng")}' stands in several BinderySchema items that differ in Namespace, Root, Accessibility or Version. Keep one of them.",
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
                    $"The models of {schema} need C# 9 or newer; set <LangVersion>9.0</LangVersion>, or a newer one, in the project")),
            workshop.Bad.Of("Standard7").Select(error => (error.Severity, error.Id, error.Message)).Order());

    private BuildDiagnostic OnlyErrorOf(string project, string id)
    {
        var found = workshop.Bad.Of(project);
        Assert.True(found is [{ Severity: "error" } error] && error.Id == id, workshop.Bad.Run.Text);
        return found[0];
    }
}
