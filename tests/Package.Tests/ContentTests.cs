using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>What is in the packages.</summary>
[Collection(WorkshopCollection.Name)]
public sealed class ContentTests(Workshop workshop)
{
    // The newest assemblies that the compiler of the .NET 8 SDK and of Visual Studio 17.8 is sure to have.
    private static readonly Dictionary<string, Version> Host = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        // Of the code fixes, which editors load and compilers do not.
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    [Fact]
    public void The_solution_packs_four_packages()
    {
        var version = workshop.Packages.Version;

        Assert.Equal(
            [$"Bindery.{version}.nupkg", $"Bindery.Tool.{version}.nupkg", $"Bindery.Schema.{version}.nupkg", $"Bindery.Libvirt.{version}.nupkg"],
            Directory.GetFiles(workshop.Packages.Folder).Select(Path.GetFileName).OrderBy(name => name!.Length));
    }

    [Fact]
    public void Bindery_contains_the_run_time_library_the_generator_the_analyzers_and_the_targets()
    {
        Assert.Equal(
            [
                "Bindery.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Bindery.Analyzers.dll",
                "analyzers/dotnet/cs/Bindery.CodeFixes.dll",
                "analyzers/dotnet/cs/Bindery.Generator.dll",
                "analyzers/dotnet/cs/Bindery.Schema.dll",
                "analyzers/dotnet/cs/Bindery.dll",
                "build/Bindery.Checks.targets",
                "build/Bindery.targets",
                "buildTransitive/Bindery.Checks.targets",
                "buildTransitive/Bindery.targets",
                "icon.png",
                "lib/net8.0/Bindery.dll",
                "lib/net8.0/Bindery.xml",
                "lib/netstandard2.0/Bindery.dll",
                "lib/netstandard2.0/Bindery.xml",
            ],
            Entries("Bindery").Keys.Where(name => !name.StartsWith("docs/rules/", StringComparison.Ordinal)
                && !name.StartsWith("runtimes/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Bindery", "lib/net8.0/Bindery.dll")]
    [InlineData("Bindery.Schema", "lib/netstandard2.0/Bindery.Schema.dll")]
    public void A_library_has_native_code_only_in_addition_to_the_portable_one(string id, string portable)
    {
        var entries = Entries(id);

        Assert.False(IsNative(entries[portable]));
        // Where the compiler of native code cannot be had, there is none.
        if (entries.Keys.FirstOrDefault(name => name.StartsWith("runtimes/", StringComparison.Ordinal)) is not { } native)
            return;
        Assert.Matches($"^runtimes/[a-z0-9-]+/lib/net10.0/{id}.dll$", native);
        Assert.Single(entries.Keys, name => name.StartsWith("runtimes/", StringComparison.Ordinal));
        Assert.True(IsNative(entries[native]));
    }

    [Fact]
    public void Bindery_has_the_page_of_every_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Corpus.Repository, "docs", "rules"), "BND*.md")
            .Select(file => "docs/rules/" + Path.GetFileName(file))
            .Order(StringComparer.Ordinal);

        Assert.Equal(pages, Entries("Bindery").Keys.Where(name => name.StartsWith("docs/rules/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Bindery", "source-generator")]
    [InlineData("Bindery.Libvirt", "libvirt")]
    [InlineData("Bindery.Schema", "validator")]
    [InlineData("Bindery.Tool", "command-line")]
    public void Every_package_has_its_own_description(string id, string tag)
    {
        var entries = Entries(id);
        var metadata = XDocument.Load(new MemoryStream(entries[id + ".nuspec"])).Root!.Elements()
            .First()
            .Elements()
            .ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal(["The Bindery authors"], metadata["authors"]);
        Assert.Equal(["MIT"], metadata["license"]);
        Assert.Equal(["icon.png"], metadata["icon"]);
        Assert.Equal(["README.md"], metadata["readme"]);
        Assert.Equal("Copyright", Assert.Single(metadata["copyright"]).Split(' ')[0]);
        Assert.NotEqual("", Assert.Single(metadata["releaseNotes"]).Trim());
        Assert.Contains(tag, Assert.Single(metadata["tags"]).Split(' '));
        Assert.StartsWith($"# {id}\n", System.Text.Encoding.UTF8.GetString(entries["README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Symbols_are_in_the_assemblies()
    {
        foreach (var (name, content) in new[] { "Bindery", "Bindery.Schema" }.SelectMany(id => Entries(id))
            .Where(entry => entry.Key.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var file = new PEReader(new MemoryStream(content));
            Assert.True(file.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb), name);
        }
    }

    [Fact]
    public void Addresses_are_in_the_packages_if_they_exist()
    {
        foreach (var file in Directory.GetFiles(workshop.Repacked))
        {
            using var archive = ZipFile.OpenRead(file);
            using var nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var metadata = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName);
            Assert.Equal("https://example.org/project", Assert.Single(metadata["projectUrl"]).Value);
            Assert.Equal("https://example.org/source.git", Assert.Single(metadata["repository"]).Attribute("url")!.Value);
        }
    }

    [Fact]
    public void Bindery_Libvirt_contains_the_schemas_and_the_targets_that_enable_them()
    {
        Assert.Equal(
            [
                "Bindery.Libvirt.nuspec",
                "README.md",
                "build/Bindery.Libvirt.targets",
                "build/libvirt.bindery-texts.txt",
                "code/Flags.cs",
                "code/RunningBackup.cs",
                "icon.png",
                "lib/net8.0/_._",
                "lib/netstandard2.0/_._",
                "schemas/domain.rng",
                "schemas/domainbackup.rng",
                "schemas/domaincheckpoint.rng",
                "schemas/domaincheckpoints.rng",
                "schemas/volume.rng",
            ],
            Entries("Bindery.Libvirt").Keys);
    }

    [Fact]
    public void Bindery_Schema_contains_the_schema_reader_and_no_analyzers()
    {
        Assert.Equal(
            ["Bindery.Schema.nuspec", "README.md", "build/Bindery.Schema.targets", "buildTransitive/Bindery.Schema.targets", "icon.png",
                "lib/netstandard2.0/Bindery.Schema.dll", "lib/netstandard2.0/Bindery.Schema.xml"],
            Entries("Bindery.Schema").Keys.Where(name => !name.StartsWith("runtimes/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bindery_Tool_is_complete_for_every_platform_and_contains_native_code_in_addition()
    {
        var entries = Entries("Bindery.Tool");
        string[] files =
        [
            "Bindery.Generator.dll", "Bindery.Schema.dll", "Bindery.Tool.deps.json", "Bindery.Tool.dll", "Bindery.Tool.runtimeconfig.json", "Bindery.dll",
            "DotnetToolSettings.xml", "Microsoft.CodeAnalysis.CSharp.dll", "Microsoft.CodeAnalysis.dll",
        ];

        Assert.Equal(
            ["Bindery.Tool.nuspec", "README.md", "icon.png", .. files.Select(file => "tools/net8.0/any/" + file)],
            entries.Keys.Where(name => !name.StartsWith("tools/net10.0/", StringComparison.Ordinal)));
        // Where the compiler of native code cannot be had, there is none; where it can, all the rest is there as well.
        var native = entries.Keys.Where(name => name.StartsWith("tools/net10.0/", StringComparison.Ordinal)).ToList();
        if (native.Count == 0)
            return;
        var folder = native[0][..(native[0].LastIndexOf('/') + 1)];
        Assert.Equal(files.Select(file => folder + file), native);
        foreach (var file in files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)))
        {
            var isOurs = file.StartsWith("Bindery", StringComparison.Ordinal);
            Assert.Equal(isOurs, IsNative(entries[folder + file]));
            Assert.False(isOurs && IsNative(entries["tools/net8.0/any/" + file]));
        }
    }

    [Fact]
    public void The_packages_depend_on_each_other_and_on_nothing_that_the_framework_has()
    {
        var version = workshop.Packages.Version;

        Assert.Equal(["net8.0:", ".NETStandard2.0: System.Memory 4.5.5"], Dependencies("Bindery"));
        Assert.Equal([$"net8.0: Bindery {version}", $".NETStandard2.0: Bindery {version}"], Dependencies("Bindery.Libvirt"));
        Assert.Equal([$".NETStandard2.0: Bindery [{version}]"], Dependencies("Bindery.Schema"));
        Assert.Empty(Dependencies("Bindery.Tool"));
    }

    [Fact]
    public void The_run_time_is_the_same_for_the_compiler_and_for_programs()
    {
        var entries = Entries("Bindery");

        Assert.Equal(entries["lib/netstandard2.0/Bindery.dll"], entries["analyzers/dotnet/cs/Bindery.dll"]);
        Assert.NotEqual(entries["lib/netstandard2.0/Bindery.dll"], entries["lib/net8.0/Bindery.dll"]);
    }

    [Fact]
    public void Compiler_side_assemblies_only_need_the_oldest_supported_compiler()
    {
        var loaded = Entries("Bindery").Where(entry => entry.Key.StartsWith("analyzers/", StringComparison.Ordinal)).ToList();
        var own = loaded.Select(entry => Path.GetFileNameWithoutExtension(entry.Key)).ToHashSet();

        var missing = loaded.SelectMany(entry => References(entry.Value).Select(reference => (From: entry.Key, reference.Name, reference.Version)))
            .Where(reference => !own.Contains(reference.Name) && !(Host.TryGetValue(reference.Name, out var newest) && reference.Version <= newest));

        Assert.Empty(missing);
    }

    [Fact]
    public void The_same_files_give_the_same_packages()
    {
        var packed = PackageFolder.IsGiven ? PackageFolder.Pack(Path.Combine(workshop.Root, "first"), workshop.Packages.Version) : workshop.Packages.Folder;

        var files = Directory.GetFiles(packed);
        Assert.Equal(4, files.Length);
        foreach (var file in files)
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(workshop.Repacked, Path.GetFileName(file))));
    }

    // Without the parts that only the container format asks for.
    private SortedDictionary<string, byte[]> Entries(string id)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = ZipFile.OpenRead(workshop.Packages.PathOf(id));
        foreach (var entry in archive.Entries.Where(entry => entry.FullName is not "[Content_Types].xml"
            && !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal)
            && !entry.FullName.StartsWith("package/", StringComparison.Ordinal)))
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            entries.Add(entry.FullName, bytes.ToArray());
        }
        return entries;
    }

    private IEnumerable<string> Dependencies(string id)
    {
        using var nuspec = new MemoryStream(Entries(id)[id + ".nuspec"]);
        return XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "group")
            .Select(group =>
                $"{group.Attribute("targetFramework")!.Value}:{string.Concat(group.Elements().Select(element => $" {element.Attribute("id")!.Value} {element.Attribute("version")!.Value}"))}")
            .ToList();
    }

    private static bool IsNative(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static IEnumerable<(string Name, Version Version)> References(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))
            .ToList();
    }
}
