using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Bindery.Schema.Caching;

/// <summary>
/// A compiled schema in a file of the cache: the bytes of the files that it was made from, and the compiled form. It is used only while all those files
/// have the same bytes, so that it depends on neither time stamps nor hashes.
/// <code>
/// bindery-cache 1        16 bytes, the last one a line feed
/// checksum               8 bytes, of the head
/// length of the head     4 bytes
/// head                   key, number of files, for each its path and its length (-1: it did not exist, or could not be read); compiled form
/// contents of the files  one after the other
/// </code>
/// </summary>
/// <param name="Key">What the compiled form depends on in addition to the files.</param>
/// <param name="Files">The files, the root first.</param>
/// <param name="Grammar">The compiled form.</param>
internal sealed record CacheEntry(string Key, IReadOnlyList<CachedFile> Files, string Grammar)
{
    private const string Magic = "bindery-cache 1\n";
    private const int HeadStart = 28;

    /// <summary>Returns the bytes of the entry's file.</summary>
    public byte[] ToBytes()
    {
        using var head = new MemoryStream();
        using (var writer = new BinaryWriter(head, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Key);
            writer.Write(Files.Count);
            foreach (var file in Files)
            {
                writer.Write(file.Path);
                writer.Write(file.Content?.Length ?? -1);
            }
            writer.Write(Grammar);
        }
        using var entry = new MemoryStream();
        using (var writer = new BinaryWriter(entry, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Encoding.ASCII.GetBytes(Magic));
            writer.Write(Checksum.Of(head.GetBuffer().AsSpan(0, (int)head.Length)));
            writer.Write((int)head.Length);
            writer.Write(head.GetBuffer(), 0, (int)head.Length);
            foreach (var file in Files)
                if (file.Content is { } content)
                    writer.Write(content);
        }
        return entry.ToArray();
    }

    /// <summary>Returns the compiled form in an entry's file for a key, if the files of the schema are still those that it was made from.</summary>
    /// <param name="entry">The bytes of the entry's file.</param>
    /// <param name="key">The key.</param>
    /// <param name="root">The content of the root file.</param>
    /// <returns>Null if the entry has another key, is damaged or is out of date.</returns>
    /// <exception cref="IOException">The entry was not written by this library.</exception>
    /// <exception cref="FormatException">The entry was not written by this library.</exception>
    public static string? Find(byte[] entry, string key, ReadOnlySpan<byte> root)
    {
        if (entry.Length < HeadStart || !entry.AsSpan(0, Magic.Length).SequenceEqual(Encoding.ASCII.GetBytes(Magic)))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(entry.AsSpan(HeadStart - sizeof(int)));
        if (length < 0 || length > entry.Length - HeadStart
            || BinaryPrimitives.ReadUInt64LittleEndian(entry.AsSpan(Magic.Length)) != Checksum.Of(entry.AsSpan(HeadStart, length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(entry, HeadStart, length));
        if (reader.ReadString() != key)
            return null;
        var content = entry.AsSpan(HeadStart + length);
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var path = reader.ReadString();
            var size = reader.ReadInt32();
            if (size > content.Length)
                return null;
            var isSame = size < 0 ? !File.Exists(path)
                : i == 0 ? root.SequenceEqual(content.Slice(0, size))
                : FileBytes.Are(path, content.Slice(0, size));
            if (!isSame)
                return null;
            content = content.Slice(Math.Max(size, 0));
        }
        return content.Length == 0 ? reader.ReadString() : null;
    }
}
