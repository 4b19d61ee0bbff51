using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Bindery.Tests.Support;

/// <summary>The packages under test: those in the folder that BINDERY_PACKAGES names, or packed here from what the build has made.</summary>
/// <param name="Folder">Where they lie, and nothing else.</param>
/// <param name="Version">The version of all.</param>
internal sealed record PackageFolder(string Folder, string Version)
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("BINDERY_PACKAGES") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Whether the packages were not packed here.</summary>
    public static bool IsGiven => Given is not null;

    /// <summary>Those that are given, or new ones under a version that no cache has seen.</summary>
    public static PackageFolder Make(string folder)
    {
        if (Given is not null)
            return Find(Given);
        var version = $"{Release}-test.{DateTime.UtcNow.Ticks}";
        return new PackageFolder(Pack(folder, version), version);
    }

    /// <summary>Packs the solution into a folder, as the README says, without building it once more, and with addresses.</summary>
    public static string Pack(string folder, string version)
    {
        Dotnet.Run(
            Corpus.Repository,
            "pack", "Generators.sln", "--no-build", "-c", Configuration, "-o", folder, $"-p:PackageVersion={version}", "-v:q", "-tl:off",
            "-p:PackageProjectUrl=https://example.org/project", "-p:RepositoryUrl=https://example.org/source.git").Succeeded();
        return folder;
    }

    public string PathOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    private static PackageFolder Find(string folder)
    {
        const string Start = "Bindery.Libvirt.";
        var names = Directory.GetFiles(folder, Start + "*.nupkg").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.True(names.Count == 1, $"BINDERY_PACKAGES must name a folder with one version of the packages; {folder} has {names.Count}.");
        return new PackageFolder(folder, names[0]![Start.Length..]);
    }

    /// <summary>The version that the repository has now.</summary>
    private static string Release { get; } = typeof(PackageFolder).Assembly.GetName().Version!.ToString(3);

    private static string Configuration { get; } =
        typeof(PackageFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Configuration").Value!;
}
