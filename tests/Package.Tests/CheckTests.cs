using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Misuse of models does not build: where they are generated, and where they are only referred to, by project or by package.</summary>
[Collection(WorkshopCollection.Name)]
public sealed class CheckTests(Workshop workshop)
{
    public static TheoryData<string> Projects() => [CheckedProjects.Models, .. CheckedProjects.Users];

    [RestoreTheory]
    [MemberData(nameof(Projects))]
    public void Possibly_intended_code_is_built_without_warnings(string project)
    {
        Assert.True(workshop.Checked.Sound.Run.ExitCode == 0 && workshop.Checked.Sound.Of(project).Count == 0, workshop.Checked.Sound.Run.Text);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(workshop.FolderOf(project), "bin"), project + ".dll", SearchOption.AllDirectories));
    }

    [RestoreTheory]
    [MemberData(nameof(Projects))]
    public void Misuse_is_an_error_at_its_place(string project)
    {
        var log = workshop.Checked.Misused(project);

        var found = log.Of(project).OrderBy(diagnostic => diagnostic.Line).ToList();
        Assert.True(found.Count == 2 && log.Run.ExitCode != 0, log.Run.Text);
        var file = Path.Combine(workshop.FolderOf(project), "Misuse.cs");
        Assert.Equal(
            new BuildDiagnostic(project, file, 9, 72, "error", "BND1001", "'Weight' is not allowed when Kind is Letter; it is allowed when Kind is Box"),
            found[0]);
        Assert.Equal(
            new BuildDiagnostic(
                project, file, 14, 26, "error", "BND1002", "'Weight' is missing; it is required when Kind is Box; it is not needed when Kind is Letter"),
            found[1]);
    }

    [RestoreFact]
    public void A_project_that_refers_to_the_package_knows_no_schema() =>
        Assert.Empty(Directory.GetFiles(
            Path.Combine(Corpus.Repository, "tests", "Package.Tests", "Projects", "CheckedByPackage"), "*.rng", SearchOption.AllDirectories));

    [RestoreFact]
    public void Content_of_a_newer_version_is_an_error_that_names_the_version()
    {
        var found = Assert.Single(workshop.Bad.Of("OlderTarget"));

        Assert.Equal(
            new BuildDiagnostic(
                "OlderTarget",
                Path.Combine(workshop.FolderOf("OlderTarget"), "Newer.cs"),
                7,
                48,
                "error",
                "BND1001",
                "'FdGroup' is not allowed here; newer versions admit it, from 11.3.0 on"),
            found);
    }

    [RestoreFact]
    public void An_editorconfig_makes_it_a_warning_and_a_pragma_silences_it()
    {
        var found = Assert.Single(workshop.Bad.Of("Configured"));

        Assert.Equal((7, 88, "warning", "BND1001"), (found.Line, found.Column, found.Severity, found.Id));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(workshop.FolderOf("Configured"), "bin"), "Configured.dll", SearchOption.AllDirectories));
    }
}
