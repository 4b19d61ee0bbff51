using System;
using System.IO;

namespace Bindery.Schema.Caching;

/// <summary>The bytes of small files.</summary>
internal static class FileBytes
{
    /// <summary>Whether a file has these bytes; false if it cannot be read.</summary>
    public static bool Are(string path, ReadOnlySpan<byte> expected)
    {
        try
        {
            return expected.Length == 0
                ? new FileInfo(path) is { Exists: true, Length: 0 }
                : Read(path, expected.Length) is { } bytes && expected.SequenceEqual(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Null if it does not exist, is empty, is longer, or is not a regular file: a pipe or a device could be endless.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static byte[]? Read(string path, int mostBytes)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        if (file.Length > mostBytes)
            return null;
        var bytes = new byte[file.Length];
        var read = 0;
        for (int count; read < bytes.Length && (count = file.Read(bytes, read, bytes.Length - read)) > 0;)
            read += count;
        return read == bytes.Length ? bytes : null;
    }
}
