using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Harness;

/// <summary>The assemblies that projects in memory refer to.</summary>
internal static class References
{
    /// <summary>The reference assemblies of the SDK that builds the tests.</summary>
    public static IReadOnlyList<MetadataReference> Net { get; } = Directory
        .GetFiles(typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RefPack").Value!, "*.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToList();

    /// <summary>Bindery's run time.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(Grammar).Assembly.Location);
}
