using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bindery.Xml;

/// <summary>The first eight bytes of a name or word as one number, padded with zeros, so that one comparison distinguishes the names of a schema.</summary>
internal static class NameKey
{
    /// <summary>The number of bytes in a key.</summary>
    internal const int Length = sizeof(ulong);

    /// <summary>The key of "xmlns".</summary>
    internal const ulong Xmlns = 0x73_6E_6C_6D_78;

    /// <summary>Returns the key of a word. Two reads, which may overlap, give all bytes of a short word.</summary>
    internal static ulong Of(ReadOnlySpan<byte> word) => word.Length switch
    {
        >= Length => BinaryPrimitives.ReadUInt64LittleEndian(word),
        >= 4 =>
            BinaryPrimitives.ReadUInt32LittleEndian(word)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(word.Slice(word.Length - 4)) << ((word.Length - 4) * 8)),
        >= 2 =>
            BinaryPrimitives.ReadUInt16LittleEndian(word)
                | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(word.Slice(word.Length - 2)) << ((word.Length - 2) * 8)),
        1 => word[0],
        _ => 0,
    };

    /// <summary>Returns a bit that is rarely the same for two keys, to find out quickly that a few keys are different.</summary>
    internal static ulong BitOf(ulong key) => 1UL << (int)((key * 0x9E3779B97F4A7C15) >> 58);

    /// <summary>Returns the key of a word within a document: one read, if eight bytes follow.</summary>
    internal static ulong At(ReadOnlySpan<byte> document, int offset, int length)
    {
        if ((uint)offset + Length > (uint)document.Length)
            return Of(document.Slice(offset, length));
        // The range is within the document, as checked above: a slice would check it again.
        var key = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(document), offset));
        if (!BitConverter.IsLittleEndian)
            key = BinaryPrimitives.ReverseEndianness(key);
        return length >= Length ? key : key & ((1UL << (length * 8)) - 1);
    }
}
