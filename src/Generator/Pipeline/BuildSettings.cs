using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>The properties of the project that apply to all schemas.</summary>
/// <param name="RootNamespace">The namespace of models whose item does not specify one.</param>
internal sealed record BuildSettings(string? RootNamespace)
{
    public static BuildSettings Read(AnalyzerConfigOptionsProvider provider) =>
        new(provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) && name.Length > 0 ? name : null);
}
