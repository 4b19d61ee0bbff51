using System;
using System.IO;

namespace Bindery.Tests.Support;

/// <summary>
/// The server that compiles all projects of a run, which is faster than a compiler for each. It has a name of its own, so that no other build uses it and
/// it can be stopped at the end; it is used even if the environment turns servers off.
/// </summary>
internal static class CompilerServer
{
    public static string Name { get; } = $"bindery-tests-{Guid.NewGuid():N}";

    /// <summary>Stops the server, if it runs.</summary>
    /// <param name="folder">A folder in which the same SDK is used as in the builds.</param>
    public static void Stop(string folder)
    {
        var version = Dotnet.Run(folder, "--version").Succeeded().Lines[0];
        foreach (var line in Dotnet.Run(folder, "--list-sdks").Succeeded().Lines)
            if (line.StartsWith($"{version} [", StringComparison.Ordinal))
            {
                var server = Path.Combine(line[(version.Length + 2)..^1], version, "Roslyn", "bincore", "VBCSCompiler.dll");
                if (File.Exists(server))
                    Dotnet.Run(folder, "exec", server, "-shutdown", $"-pipename:{Name}");
            }
    }
}
