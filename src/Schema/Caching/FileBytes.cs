using System;
using System.IO;

namespace Bindery.Schema.Caching;

/// <summary>The bytes of small files.</summary>
internal static class FileBytes
{
    /// <summary>Whether a file has these bytes; false where it cannot be read.</summary>
    public static bool Are(string path, ReadOnlySpan<byte> expected)
    {
        try
        {
            // A pipe or a device has no length, and is not opened.
            return new FileInfo(path) is { Exists: true } file && file.Length > 0 == expected.Length > 0
                && (expected.Length == 0 || Read(path, expected.Length) is { } bytes && expected.SequenceEqual(bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    // Null where the file has another length.
    private static byte[]? Read(string path, int length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        if (file.Length != length)
            return null;
        var bytes = new byte[length];
        var read = 0;
        for (int count; read < length && (count = file.Read(bytes, read, length - read)) > 0;)
            read += count;
        return read == length ? bytes : null;
    }
}
