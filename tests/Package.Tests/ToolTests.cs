using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>The package Bindery.Tool, installed as users do.</summary>
[Collection(WorkshopCollection.Name)]
public sealed class ToolTests(Workshop workshop)
{
    [RestoreFact]
    public void The_tool_is_installed_and_validates()
    {
        var tool = Install();
        var folder = Path.GetDirectoryName(tool)!;
        var schema = Path.Combine(workshop.FolderOf("ReadsSchemas"), "note.rng");
        File.WriteAllText(Path.Combine(folder, "good.xml"), "<note topic='birds'/>");
        File.WriteAllText(Path.Combine(folder, "bad.xml"), "<note topic='bird'/>");

        Assert.Empty(Dotnet.RunProgram(tool, "validate", schema, "good.xml").Succeeded().Lines);
        var run = Dotnet.RunProgram(tool, "validate", schema, "good.xml", "bad.xml");
        Assert.True(run.ExitCode == 1, run.Text);
        Assert.Equal(
            ["bad.xml:1:14: error BND3003: 'bird' is not allowed for 'topic': it must be 'birds' or 'trees'; did you mean 'birds'?",
                "2 documents: 1 valid, 1 not valid"],
            run.Lines);
    }

    [RestoreFact]
    public void The_tool_writes_the_files_that_the_compiler_writes()
    {
        Assert.Empty(workshop.Good.Of("Renamed"));
        var generated = Path.Combine(
            workshop.FolderOf("Renamed"), "obj", "Debug", "net10.0", "generated", "Bindery.Generator", "Bindery.Generator.SchemaGenerator");
        var output = Path.Combine(workshop.Root, "written");

        Dotnet.RunProgram(
            Install(), "generate", Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"), "--namespace", "Acme.Backups", "--output", output)
            .Succeeded();

        var names = Directory.GetFiles(output).Select(path => Path.GetFileName(path)!).ToList();
        Assert.Contains("Acme.Backups.DomainBackup.g.cs", names);
        foreach (var name in names)
            Assert.Equal(File.ReadAllBytes(Path.Combine(generated, name)), File.ReadAllBytes(Path.Combine(output, name)));
    }

    // The command in the workshop's folder, installed once.
    private string Install()
    {
        workshop.EnsureSetUp();
        var folder = Path.Combine(workshop.Root, "tools");
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "bindery.exe" : "bindery");
        if (!File.Exists(tool))
            Dotnet.Run(
                workshop.Root,
                new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(workshop.Root, "tool-packages") },
                "tool", "install", "Bindery.Tool", "--version", workshop.Packages.Version, "--tool-path", folder).Succeeded();
        return tool;
    }
}
