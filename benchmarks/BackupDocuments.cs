using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks;

/// <summary>The documents that are read and written: small ones, as libvirt gets and sends them.</summary>
internal static class BackupDocuments
{
    /// <summary>All documents, in UTF-8.</summary>
    public static IReadOnlyList<byte[]> All { get; } = typeof(BackupDocuments).Assembly.GetManifestResourceNames()
        .Order(StringComparer.Ordinal).Select(Read).ToList();

    private static byte[] Read(string name)
    {
        using var stream = typeof(BackupDocuments).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
