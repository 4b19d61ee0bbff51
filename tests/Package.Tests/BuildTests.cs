using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>How the targets of the package fit into a build.</summary>
[Collection(WorkshopCollection.Name)]
public sealed class BuildTests(Workshop workshop)
{
    [RestoreFact]
    public void Nothing_is_compiled_again_until_a_schema_changes()
    {
        Assert.Empty(workshop.Good.Of("Incremental"));
        var assembly = Path.Combine(workshop.FolderOf("Incremental"), "obj", "Debug", "net10.0", "Incremental.dll");
        var generated = Path.Combine(
            workshop.FolderOf("Incremental"),
            "obj",
            "Debug",
            "net10.0",
            "generated",
            "Bindery.Generator",
            "Bindery.Generator.SchemaGenerator",
            "My.Models.Author.g.cs");
        var first = File.GetLastWriteTimeUtc(assembly);
        Assert.DoesNotContain("Born", File.ReadAllText(generated));

        Build();
        Assert.Equal(first, File.GetLastWriteTimeUtc(assembly));

        // The root's file stays as it is: what it includes counts as well.
        var included = Path.Combine(workshop.FolderOf("Incremental"), "parts", "author.rng");
        File.WriteAllText(
            included,
            File.ReadAllText(included)
                .Replace(
                    "<attribute name=\"name\"><text/></attribute>",
                    "<attribute name=\"name\"><text/></attribute><attribute name=\"born\"><text/></attribute>",
                    StringComparison.Ordinal));
        Build();
        Assert.NotEqual(first, File.GetLastWriteTimeUtc(assembly));
        Assert.Contains("string Born", File.ReadAllText(generated));

        void Build() => workshop.Call("build", "Incremental/Incremental.csproj", "--no-restore", "-v:q").Succeeded();
    }

    [RestoreFact]
    public void A_design_time_build_passes_each_schema_to_the_compiler_once()
    {
        Assert.Empty(workshop.Good.Of("OwnSchema"));
        var project = workshop.FolderOf("OwnSchema");
        File.Delete(Path.Combine(project, "obj", "Debug", "net10.0", "OwnSchema.GeneratedMSBuildEditorConfig.editorconfig"));

        var run = workshop.Call(
            "msbuild", "OwnSchema/OwnSchema.csproj", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs").Succeeded();

        using var answer = JsonDocument.Parse(string.Join('\n', run.Lines));
        var files = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(argument => argument.StartsWith("/additionalfile:", StringComparison.Ordinal))
            .Select(argument => Path.GetRelativePath(project, Path.Combine(project, argument["/additionalfile:".Length..].Trim('"'))))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["../around.rng", "my schemas/note.rng", "my schemas/types/words.rng", "people/people.rng"], files);

        var metadata = File.ReadAllLines(Path.Combine(project, "obj", "Debug", "net10.0", "OwnSchema.GeneratedMSBuildEditorConfig.editorconfig"));
        var section = metadata.SkipWhile(line => line != $"[{project}/my schemas/note.rng]").Skip(1).TakeWhile(line => !line.StartsWith('['));
        Assert.Equal(
            ["BinderyRole = Schema", "BinderyNamespace = My.Models", "BinderyRoot = ", "BinderyAccessibility = public",
                "BinderyAccessibilityProperty = ", "BinderyVersion = ", "BinderyUntranslated = ", "BinderyTypes = ", "BinderySchema = "],
            section.Where(line => line.Length > 0).Select(line => line["build_metadata.AdditionalFiles.".Length..]));
    }

    [RestoreFact]
    public void Each_framework_of_a_project_has_its_models()
    {
        foreach (var framework in new[] { "netstandard2.0", "net8.0", "net10.0" })
        {
            var documentation = File.ReadAllText(Path.Combine(workshop.FolderOf("MultiTarget"), "bin", "Debug", framework, "MultiTarget.xml"));
            Assert.Contains("T:Libvirt.Xml.DomainBackup\"", documentation);
            Assert.Contains("T:MultiTarget.Log\"", documentation);
        }
    }

    [RestoreFact]
    public void The_package_alone_adds_nothing_to_an_assembly()
    {
        Assert.Empty(workshop.Good.Of("Idle"));
        var assembly = File.ReadAllBytes(Path.Combine(workshop.FolderOf("Idle"), "bin", "Debug", "netstandard2.0", "Idle.dll"));

        Assert.Equal(-1, assembly.AsSpan().IndexOf("Bindery"u8));
    }

    [RestoreFact]
    public void A_trimmed_program_is_published_without_a_warning_and_runs()
    {
        Assert.Empty(workshop.Good.Of("Trimmed"));

        Assert.Equal(workshop.Output("ReadmeConsole"), Publish("Trimmed", "--no-build", "-c", "Debug"));
    }

    [NativeFact]
    public void A_program_is_compiled_to_native_code_without_a_warning_and_runs()
    {
        Assert.Empty(workshop.Good.Of("ReadmeConsole"));

        Assert.Equal(workshop.Output("ReadmeConsole"), Publish("Aot", "-c", "Debug"));
    }

    // What the published program prints.
    private IReadOnlyList<string> Publish(string project, params string[] options)
    {
        var folder = Path.Combine(workshop.Root, "published", project);
        var log = new BuildLog(workshop.Call(["publish", $"{project}/{project}.csproj", .. options, "-o", folder, "-v:q", "-clp:NoSummary"]));
        Assert.True(log.Run.ExitCode == 0 && log.Of(project).Count == 0, log.Run.Text);
        return Dotnet.RunProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? project + ".exe" : project)).Succeeded().Lines;
    }

    [RestoreFact]
    public void Dotnet_watch_sees_the_schemas_and_what_they_include()
    {
        Assert.Empty(workshop.Good.Of("Incremental"));

        var watched = workshop.Watch("Incremental");

        Assert.Contains(Path.Combine(workshop.FolderOf("Incremental"), "parts", "author.rng"), watched);
        Assert.Equal(watched.Distinct().Count(), watched.Count);
    }

    [RestoreFact]
    public void A_reference_that_excludes_analyzers_has_none()
    {
        Assert.Empty(workshop.Good.Of("Idle"));

        var lines = workshop.Ask(
            "Idle",
            ("PrintAnalyzers", "Excluded="),
            ("PrintAnalyzers", "Excluded=analyzers"),
            ("PrintAnalyzers", "Excluded=compile%3B Analyzers")).Succeeded().Lines;

        Assert.Contains("Bindery.Generator", Analyzers(""), StringComparison.Ordinal);
        Assert.DoesNotContain("Bindery.", Analyzers("analyzers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bindery.", Analyzers("compile; Analyzers"), StringComparison.Ordinal);

        string Analyzers(string excluded) => Assert.Single(lines, line => line.Contains($"analyzers of '{excluded}':", StringComparison.Ordinal));
    }
}
