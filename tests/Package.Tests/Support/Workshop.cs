using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>
/// A folder outside the repository where users' projects are built with the packages: all that are well made in one go, all with a mistake in another.
/// </summary>
public sealed class Workshop : IDisposable
{
    private static readonly string[] Mistaken =
        ["Configured", "MissingInclude", "MissingSchema", "Misspelt", "NoSuchDocument", "OlderTarget", "Standard7", "TwoMinds", "WrongDocument"];
    private static readonly string[] Apart = ["Aot", CheckedProjects.Models, .. CheckedProjects.Users];

    private readonly Lazy<PackageFolder> _packages;
    private readonly Lazy<string> _repacked;
    private readonly Lazy<BuildLog> _good;
    private readonly Lazy<BuildLog> _bad;
    private readonly Lazy<CheckedProjects> _checked;

    public Workshop()
    {
        _packages = new(() => PackageFolder.Make(Path.Combine(Root, "packed")));
        _repacked = new(() => PackageFolder.Pack(Path.Combine(Root, "repacked"), Packages.Version));
        _good = new(() => BuildAll("Good.slnx", WellMade(), "-p:RestoreUseStaticGraphEvaluation=true"));
        _bad = new(() => BuildAll("Bad.slnx", Mistaken));
        _checked = new(() => new CheckedProjects(this));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("bindery-packages-").FullName;

    internal PackageFolder Packages => _packages.Value;

    /// <summary>A folder with the packages packed once more, under the same version.</summary>
    internal string Repacked => _repacked.Value;

    /// <summary>The build of all projects without mistakes.</summary>
    internal BuildLog Good => _good.Value;

    /// <summary>The build of all projects with one.</summary>
    internal BuildLog Bad => _bad.Value;

    /// <summary>The builds of a project with models and of its users.</summary>
    internal CheckedProjects Checked => _checked.Value;

    /// <summary>The names of those without mistakes that are built together.</summary>
    public static TheoryData<string> GoodProjects() => new(WellMade());

    public string FolderOf(string project) => Path.Combine(Root, project);

    /// <summary>What a project's program prints.</summary>
    internal IReadOnlyList<string> Output(string project, string framework = "net10.0")
    {
        Assert.True(Good.Of(project).Count == 0, Good.Run.Text);
        return Dotnet.Run(Root, Path.Combine(FolderOf(project), "bin", "Debug", framework, project + ".dll")).Succeeded().Lines;
    }

    /// <summary>Calls dotnet here, with the packages of these tests.</summary>
    internal DotnetRun Call(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = OwnPackages };
        return Dotnet.Run(Root, environment, [.. arguments, "-tl:off", "-nodeReuse:false"]);
    }

    /// <summary>The files of a project that dotnet watch looks at.</summary>
    internal IReadOnlyList<string> Watch(string project)
    {
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = OwnPackages };
        var lines = Dotnet.Run(FolderOf(project), environment, "watch", "--list").Succeeded().Lines;
        return lines.Where(line => line.StartsWith(FolderOf(project), StringComparison.Ordinal)).ToList();
    }

    public void Dispose()
    {
        if (_packages.IsValueCreated)
            Forget();
        CompilerServer.Stop(Root);
        Directory.Delete(Root, recursive: true);
    }

    // The target PrintAnalyzers prints what the compiler would load.
    private const string Questions = """
        <Project>
          <Target Name="PrintAnalyzers" DependsOnTargets="ResolveLockFileAnalyzers">
            <Message Importance="high" Text="analyzers of '$(Excluded)': @(Analyzer->'%(Filename)')" />
          </Target>
        </Project>
        """;

    private static IEnumerable<string> WellMade() =>
        Directory.GetDirectories(Source)
            .Select(folder => Path.GetFileName(folder)!)
            .Except([.. Mistaken, .. Apart])
            .OrderBy(name => name, StringComparer.Ordinal);

    private static string Source => Path.Combine(Corpus.Repository, "tests", "Package.Tests", "Projects");

    // Kept between runs, so that nothing is downloaded twice.
    private static string OwnPackages => Path.Combine(AppContext.BaseDirectory, "nuget-packages");

    /// <summary>Builds some projects in one go.</summary>
    internal BuildLog BuildAll(string solution, IEnumerable<string> projects, params string[] options)
    {
        EnsureSetUp();
        File.WriteAllText(
            Path.Combine(Root, solution),
            $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>");
        return new BuildLog(Call(["build", solution, "-v:q", "-m:2", "-clp:NoSummary", .. options]));
    }

    /// <summary>Calls a target of a project several times, each time with other properties, in one process; the output is in that order.</summary>
    internal DotnetRun Ask(string project, params (string Target, string Property)[] questions)
    {
        var calls = questions.Select(question =>
            $"""<MSBuild Projects="{project}/{project}.csproj" Targets="{question.Target}" Properties="{question.Property}" ContinueOnError="ErrorAndContinue" />""");
        Write("Ask.proj", $"""<Project><Target Name="Ask">{string.Concat(calls)}</Target></Project>""");
        return Call("msbuild", "Ask.proj", "-nologo", "-v:m");
    }

    /// <summary>Copies the projects here, once.</summary>
    internal void EnsureSetUp()
    {
        if (!File.Exists(Path.Combine(Root, "nuget.config")))
            SetUp();
    }

    // The files at the top keep all that lies above from being found.
    private void SetUp()
    {
        Forget();
        foreach (var file in Directory.GetFiles(Source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Root, Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        Write("ReadmeConsole/Program.cs", ReadmeProgram.Text());
        Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><BinderyVersion>{Packages.Version}</BinderyVersion><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        Write("Directory.Build.targets", Questions);
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="bindery-under-test" value="{Packages.Folder}" /></packageSources>
              <fallbackPackageFolders>{Fallback()}</fallbackPackageFolders>
            </configuration>
            """);
    }

    // What the user has unpacked already is used in place, unless it holds a Bindery of this version, perhaps of another day.
    private string Fallback()
    {
        const string Label = "global-packages: ";
        var line = Dotnet.Run(
            Corpus.Repository, "nuget", "locals", "global-packages", "--list").Lines.FirstOrDefault(line => line.Contains(Label, StringComparison.Ordinal));
        var folder = line?[(line.IndexOf(Label, StringComparison.Ordinal) + Label.Length)..].Trim();
        return Directory.Exists(folder) && !Directory.Exists(Path.Combine(folder, "bindery", Packages.Version))
            ? $"""<add key="user" value="{folder}" />"""
            : "";
    }

    private void Forget()
    {
        foreach (var id in new[] { "bindery", "bindery.libvirt", "bindery.schema", "bindery.tool", CheckedProjects.Models.ToLowerInvariant() })
            if (Path.Combine(OwnPackages, id, Packages.Version) is var folder && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(Root, path), text);
}

/// <summary>All package tests share one workshop, and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WorkshopCollection : ICollectionFixture<Workshop>
{
    public const string Name = "Workshop";
}
