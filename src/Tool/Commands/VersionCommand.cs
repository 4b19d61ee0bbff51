using System;
using System.Reflection;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery --version</c>.</summary>
internal sealed record VersionCommand : ICommand
{
    /// <summary>The version of this tool, without what a build adds to it.</summary>
    public static string Version { get; } = Read();

    public int Run(Streams streams)
    {
        streams.Output.WriteLine("bindery " + Version);
        return ExitCodes.Fine;
    }

    private static string Read()
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var end = version.IndexOf('+', StringComparison.Ordinal);
        return end < 0 ? version : version[..end];
    }
}
