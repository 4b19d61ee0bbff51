using System;
using System.Reflection;

namespace Bindery.Tool.Reporting;

/// <summary>The version of the tool in reports.</summary>
internal static class ToolVersion
{
    /// <summary>The version of this tool, without build metadata.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var version = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var end = version.IndexOf('+', StringComparison.Ordinal);
        return end < 0 ? version : version[..end];
    }
}
