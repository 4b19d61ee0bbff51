using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;

namespace Bindery.Benchmarks;

/// <summary>The documents that are read and written: small ones, as libvirt gets and sends them.</summary>
internal static class BackupDocuments
{
    /// <summary>All documents, in UTF-8.</summary>
    public static IReadOnlyList<byte[]> All { get; } = typeof(BackupDocuments).Assembly.GetManifestResourceNames()
        .Order(StringComparer.Ordinal).Select(Read).ToList();

    /// <summary>
    /// Makes sure that the run time measured is the one that programs get, not the one that compilers load: a build that mixes them up is slower and tells
    /// nothing.
    /// </summary>
    public static void CheckRuntime()
    {
        var framework = typeof(XmlReadOptions).Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), false)
            .Cast<TargetFrameworkAttribute>()
            .Single().FrameworkName;
        if (!framework.StartsWith(".NETCoreApp,", StringComparison.Ordinal))
            throw new InvalidOperationException($"Bindery.dll beside the benchmarks is the build for {framework}; measure the one for .NET.");
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(BackupDocuments).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
