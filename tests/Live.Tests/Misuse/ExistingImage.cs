using System;
using System.Buffers.Binary;
using System.IO;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live.Misuse;

/// <summary>Images of the size of vda that are there before a job that reuses them begins.</summary>
internal static class ExistingImage
{
    public static string Raw(string path) => Create(path, file => file.SetLength(LiveGuest.DiskSize));

    /// <summary>
    /// An empty image of Bochs, which no program of QEMU makes: a header of 512 bytes, and a catalog of extents of which none is there. It shows what becomes
    /// of formats that QEMU only reads.
    /// </summary>
    public static string Bochs(string path) => Create(path, file =>
    {
        const int Header = 512, BitmapSize = 64, ExtentSize = Header * BitmapSize * 8;
        var header = new byte[Header];
        "Bochs Virtual HD Image"u8.CopyTo(header);
        "Redolog"u8.CopyTo(header.AsSpan(32));
        "Growing"u8.CopyTo(header.AsSpan(48));
        ReadOnlySpan<int> numbers = [0x20000, Header, LiveGuest.DiskSize / ExtentSize, BitmapSize, ExtentSize, 0, LiveGuest.DiskSize];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(64 + (4 * i)), numbers[i]);
        file.Write(header);
        var catalog = new byte[4 * (LiveGuest.DiskSize / ExtentSize)];
        catalog.AsSpan().Fill(0xff);
        file.Write(catalog);
        file.SetLength(64 << 10);
    });

    private static string Create(string path, Action<FileStream> write)
    {
        using (var file = File.Create(path))
            write(file);
        // QEMU may be another user's.
        File.SetUnixFileMode(path, LiveGuest.EveryonesFile);
        return path;
    }
}
