using System;

namespace Bindery.Schema.Caching;

/// <summary>A hash that is the same in every process (FNV-1a): it detects damage and makes file names; it does not protect against manipulation.</summary>
internal static class Checksum
{
    /// <summary>Returns the hash of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var value in bytes)
            hash = unchecked((hash ^ value) * 0x100000001B3);
        return hash;
    }
}
