using System;
using System.Reflection;

namespace Bindery.Tool.Reporting;

/// <summary>What reports say of the tool itself.</summary>
internal static class ToolVersion
{
    /// <summary>The version of this tool, without what a build adds to it.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var version = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var end = version.IndexOf('+', StringComparison.Ordinal);
        return end < 0 ? version : version[..end];
    }
}
