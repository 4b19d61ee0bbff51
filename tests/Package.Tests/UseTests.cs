using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>
/// Projects of users, built with the packages outside the repository: without a word from the build, and with programs that do what they should.
/// </summary>
[Collection(WorkshopCollection.Name)]
public sealed class UseTests(Workshop workshop)
{
    private const string Push = """<domainbackup><disks><disk name="vda" type="file"><target file="/b"/></disk></disks></domainbackup>""";

    [RestoreTheory]
    [MemberData(nameof(Workshop.GoodProjects), MemberType = typeof(Workshop))]
    public void A_project_is_built_without_a_warning(string project)
    {
        Assert.True(workshop.Good.Of(project).Count == 0, workshop.Good.Run.Text);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(workshop.FolderOf(project), "bin"), project + ".dll", SearchOption.AllDirectories));
    }

    [RestoreFact]
    public void The_snippets_of_the_readme_run_on_net10()
    {
        Assert.Equal(
            [
                """<domainbackup><disks><disk name="vda" type="file"><target file="/backup/vda.qcow2"/></disk></disks></domainbackup>""",
                "Pull",
                "nbd://localhost:10809",
                "vda: export vda, node 3",
                "hdc: not in this backup",
                """<domainbackup><disks><disk name="vda" type="file"><target file="/backup/vda.qcow2"/></disk><disk name="vdb" type="block"><driver type="raw"/><target dev="/dev/vg0/vdb-backup"/></disk><disk name="vdc" backup="no"/></disks></domainbackup>""",
                """<domainbackup mode="pull"><incremental>1525889631</incremental><server transport="unix" socket="/run/backup/vm1.sock"/><disks><disk name="vda" type="file" exportname="root" exportbitmap="delta"><scratch file="/var/tmp/vda.scratch"/></disk></disks></domainbackup>""",
            ],
            workshop.Output("ReadmeConsole"));
    }

    [RestoreFact]
    public void The_models_read_and_refuse_to_write_on_net8() =>
        Assert.Equal(["Pull vda 3", "refused, errors: 1"], workshop.Output("Console8", "net8.0"));

    [RestoreFact]
    public void Libraries_for_netstandard_in_csharp_9_and_12_serve_a_program() =>
        Assert.Equal(
            [Push, "vda,vdb",
                """<domainbackup mode="pull"><server transport="unix" socket="/s"/><disks><disk name="vda" type="file"><scratch file="/scratch"/></disk></disks></domainbackup>"""],
            workshop.Output("StandardUser"));

    [RestoreTheory]
    [InlineData("PublicModelsUser")]
    [InlineData("NoPackage")]
    public void Public_models_of_a_referenced_project_are_used(string project) =>
        Assert.Equal(
            ["""<domainbackup><disks><disk name="vda" type="file"><target file="/b"/></disk><disk name="vdb" backup="no"/></disks></domainbackup>""",
                "PublicModels"],
            workshop.Output(project));

    [RestoreFact]
    public void Internal_models_of_a_referenced_project_are_not_visible() =>
        Assert.Equal([Push, "vda", "InternalModelsUser"], workshop.Output("InternalModelsUser"));

    [RestoreFact]
    public void A_library_can_keep_the_generator_to_itself()
    {
        Assert.Equal([Push], workshop.Output("InternalModelsCaller"));
        var imports = Path.Combine(workshop.FolderOf("InternalModelsCaller"), "obj", "InternalModelsCaller.csproj.nuget.g.targets");
        Assert.DoesNotContain("bindery", File.ReadAllText(imports), System.StringComparison.OrdinalIgnoreCase);
    }

    [RestoreFact]
    public void A_test_project_uses_the_internal_models_that_it_sees() =>
        Assert.Equal(["/b", "InternalModels"], workshop.Output("FriendTests"));

    [RestoreFact]
    public void A_users_schema_is_found_with_the_files_in_its_folder_and_below() =>
        Assert.Equal(["""<note topic="birds"><author name="Ada"/></note>""", "1", "True", """<around what="all"/>"""], workshop.Output("OwnSchema"));

    [RestoreFact]
    public void Plain_additional_files_are_schemas_too_unless_another_one_includes_them()
    {
        Assert.Equal(["""<journal year="2026"><entry>rain</entry></journal>""", """<list title="a"/>!""", "Plain.Names"], workshop.Output("PlainFiles"));
    }

    [RestoreFact]
    public void A_property_names_the_namespace_and_generated_files_can_be_looked_at()
    {
        Assert.Equal(["""<domainbackup><disks><disk name="vda" backup="no"/><disk name="vdb"/></disks></domainbackup>"""], workshop.Output("Renamed"));
        var names = Directory.GetFiles(Path.Combine(workshop.FolderOf("Renamed"), "obj", "Debug", "net10.0", "generated"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ToList();
        Assert.Contains("Acme.Backups.DomainBackup.g.cs", names);
        Assert.DoesNotContain(names, name => name!.StartsWith("Libvirt.", System.StringComparison.Ordinal));
    }

    [RestoreFact]
    public void Schemas_are_read_at_run_time_without_the_generator()
    {
        Assert.Equal(
            ["0", "(1,14): error BND3003: 'bird' is not allowed for 'topic': it must be 'birds' or 'trees'; did you mean 'birds'?", "BND0010 inline.rng"],
            workshop.Output("ReadsSchemas"));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(workshop.FolderOf("ReadsSchemas"), "obj"), "*.g.cs", SearchOption.AllDirectories),
            path => path.Contains("Bindery", System.StringComparison.Ordinal));
    }

    [RestoreFact]
    public void A_schema_can_be_read_at_run_time_in_addition_to_its_models() =>
        Assert.Equal(["""<note topic="birds"/>""", "0"], workshop.Output("ReadsAndGenerates"));
}
