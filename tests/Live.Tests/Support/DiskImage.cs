using System;
using System.IO;

namespace Bindery.Tests.Live.Support;

/// <summary>What a disk of the guest must hold: zeros at first, and what was written to it since.</summary>
/// <param name="size">In bytes.</param>
internal sealed class DiskImage(int size)
{
    private readonly byte[] _content = new byte[size];

    public ReadOnlySpan<byte> Content => _content;

    public void Fill(int offset, int length, byte pattern) => _content.AsSpan(offset, length).Fill(pattern);

    /// <summary>Compares a raw image with it.</summary>
    public static void AssertEqual(ReadOnlySpan<byte> expected, string rawFile)
    {
        var actual = File.ReadAllBytes(rawFile);
        Assert.Equal(expected.Length, actual.Length);
        var common = expected.CommonPrefixLength(actual);
        Assert.True(common == actual.Length, $"differs at byte {common}");
    }
}
