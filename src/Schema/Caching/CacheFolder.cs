using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Bindery.Schema.Caching;

/// <summary>
/// The folder with the entries. Its errors do not concern the caller: an entry that cannot be read counts as absent, and one that cannot be written is not
/// kept. Several processes may use it at once: an entry gets its name when it is complete.
/// </summary>
internal sealed class CacheFolder(string path)
{
    private const string Extension = ".grammar";

    // An entry is written for each schema, version of its target and version of this library.
    private const int MostEntries = 64;
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Returns the bytes of the entry for a key; null if there is none.</summary>
    public byte[]? Read(string key) => Try(() => FileBytes.Read(NameOf(key), MostBytes));

    /// <summary>Writes the entry for a key, and removes the oldest ones if there are too many.</summary>
    public void Write(string key, byte[] entry)
    {
        if (entry.Length > MostBytes / 4)
            return;
        Try(() =>
        {
            Directory.CreateDirectory(path);
            var name = NameOf(key);
            var temporary = Path.Combine(path, $".{Guid.NewGuid():N}.tmp");
            try
            {
                File.WriteAllBytes(temporary, entry);
                // If another process does the same, one of the two files remains.
                File.Delete(name);
                File.Move(temporary, name);
            }
            finally
            {
                File.Delete(temporary);
            }
            RemoveOldest();
            return entry;
        });
    }

    private void RemoveOldest()
    {
        var (entries, bytes) = (0, 0L);
        foreach (var file in new DirectoryInfo(path).GetFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc))
            if (++entries > MostEntries || (bytes += file.Length) > MostBytes)
                file.Delete();
        // Files of processes that ended while they wrote.
        foreach (var file in new DirectoryInfo(path).GetFiles(".*.tmp").Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddHours(-1)))
            file.Delete();
    }

    private string NameOf(string key) =>
        Path.Combine(path, Checksum.Of(Encoding.UTF8.GetBytes(key)).ToString("x16", CultureInfo.InvariantCulture) + Extension);

    private static byte[]? Try(Func<byte[]?> access)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
