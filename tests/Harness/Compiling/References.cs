using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Harness;

/// <summary>The assemblies that projects in memory reference.</summary>
internal static class References
{
    /// <summary>The reference assemblies of the SDK that builds the tests.</summary>
    public static IReadOnlyList<MetadataReference> Net { get; } = Directory.GetFiles(Named("RefPack"), "*.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToList();

    /// <summary>The reference assembly of netstandard2.0: no required members, no NotNullWhen, no spans.</summary>
    public static IReadOnlyList<MetadataReference> Standard { get; } = [Package("NETStandard.Library", "build/netstandard2.0/ref/netstandard.dll")];

    /// <summary>Bindery's run time.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(Grammar).Assembly.Location);

    /// <summary>Bindery's run-time library for netstandard2.0.</summary>
    public static MetadataReference StandardRuntime { get; } = MetadataReference.CreateFromFile(Named("StandardRuntime"));

    /// <summary>The packages for spans and buffers that it depends on.</summary>
    public static MetadataReference[] Memory { get; } = [Package("system.memory", "lib/netstandard2.0/System.Memory.dll"),
        Package("system.buffers", "lib/netstandard2.0/System.Buffers.dll")];

    // The run time's own build for netstandard2.0 has restored them.
    private static PortableExecutableReference Package(string name, string file) =>
        MetadataReference.CreateFromFile(Path.Combine(
            Directory.GetDirectories(Path.Combine(Named("Packages"), name.ToLowerInvariant())).Max(System.StringComparer.Ordinal)!, file));

    private static string Named(string key) =>
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
