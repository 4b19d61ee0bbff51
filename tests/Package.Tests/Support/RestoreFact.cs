using System;
using System.IO;
using System.Linq;
using System.Net.Http;

namespace Bindery.Tests.Support;

/// <summary>Whether the packages that any .NET project needs can be had: fresh projects cannot be built without.</summary>
internal static class PackageSources
{
    /// <summary>Why not, or null. Found out once.</summary>
    public static string? Missing { get; } = Sources().Any(Answers) ? null : "needs a NuGet source, and none of those configured answers";

    // Each line: "E" for enabled, or "D", then the address.
    private static string[] Sources() =>
        Dotnet.Run(Corpus.Repository, "nuget", "list", "source", "--format", "short").Lines
            .Where(line => line.StartsWith("E", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim())
            .ToArray();

    private static bool Answers(string source)
    {
        if (!source.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return Directory.Exists(source);
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, source), HttpCompletionOption.ResponseHeadersRead);
            return true;
        }
        catch (Exception refused) when (refused is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>A fact that restores packages; reported as skipped, by name, where none can be had.</summary>
internal sealed class RestoreFactAttribute : FactAttribute
{
    public RestoreFactAttribute() => Skip = PackageSources.Missing;
}

/// <summary>A fact that compiles to native code; reported as skipped, by name, where there is no linker or no package source.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = PackageSources.Missing ?? (HasLinker() ? null : "needs clang or gcc, to link native code");

    private static bool HasLinker() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}

/// <summary>A theory that restores packages; reported as skipped, by name, where none can be had.</summary>
internal sealed class RestoreTheoryAttribute : TheoryAttribute
{
    public RestoreTheoryAttribute() => Skip = PackageSources.Missing;
}
