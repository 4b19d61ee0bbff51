using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>What the project says to all schemas.</summary>
/// <param name="RootNamespace">The namespace of models whose item names none.</param>
internal sealed record BuildSettings(string? RootNamespace)
{
    public static BuildSettings Read(AnalyzerConfigOptionsProvider provider) =>
        new(provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) && name.Length > 0 ? name : null);
}
