using System;
using System.IO;

namespace Bindery.Tests.Support;

/// <summary>
/// A project that has a schema and public models, one that refers to it and one that refers to the package that it was packed into: each built as it is, and
/// once more with a file of misuse.
/// </summary>
internal sealed class CheckedProjects
{
    /// <summary>The project that has the models.</summary>
    public const string Models = "CheckedModels";

    /// <summary>The projects that know the models by reference alone.</summary>
    public static readonly string[] Users = ["CheckedByProject", "CheckedByPackage"];

    private readonly Lazy<BuildLog> _sound;
    private readonly Lazy<BuildLog> _misusedByUsers;
    private readonly Lazy<BuildLog> _misusedByModels;

    public CheckedProjects(Workshop workshop)
    {
        _sound = new(() =>
        {
            workshop.EnsureSetUp();
            var packed = Path.Combine(workshop.Root, "packed-models");
            Directory.CreateDirectory(packed);
            workshop.Call("pack", $"{Models}/{Models}.csproj", "-c", "Debug", "-o", packed, "-v:q").Succeeded();
            return workshop.BuildAll("Checked.slnx", Users);
        });
        _misusedByUsers = new(() => Sound.Run.ExitCode == 0 ? workshop.BuildAll("Checked.slnx", Users, "--no-restore", "-p:Misused=users") : Sound);
        _misusedByModels = new(() => Sound.Run.ExitCode == 0 ? workshop.BuildAll("CheckedModels.slnx", [Models], "--no-restore", "-p:Misused=models") : Sound);
    }

    /// <summary>The builds without misuse.</summary>
    public BuildLog Sound => _sound.Value;

    /// <summary>The build of a project with its file of misuse.</summary>
    public BuildLog Misused(string project) => project == Models ? _misusedByModels.Value : _misusedByUsers.Value;
}
