using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Bindery.Xml;

/// <summary>
/// SipHash-1-3 (Aumasson, Bernstein) with a random key for each process, so that nobody can write a document whose names collide. Nothing observable
/// depends on the key.
/// </summary>
internal static class KeyedHash
{
    private static readonly ulong Key0 = RandomWord();
    private static readonly ulong Key1 = RandomWord();

    /// <summary>Returns the hash of bytes in a context.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="context">A number that distinguishes the same bytes in different contexts.</param>
    internal static int Of(ReadOnlySpan<byte> bytes, int context = 0)
    {
        var v0 = Key0 ^ 0x736F6D6570736575;
        var v1 = Key1 ^ 0x646F72616E646F6D;
        var v2 = Key0 ^ 0x6C7967656E657261;
        var v3 = Key1 ^ 0x7465646279746573;
        // The context replaces a first word; the length, combined with it, the last byte.
        Absorb((ulong)(uint)context << 32 | (uint)bytes.Length, ref v0, ref v1, ref v2, ref v3);
        while (bytes.Length >= 8)
        {
            Absorb(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref v0, ref v1, ref v2, ref v3);
            bytes = bytes.Slice(8);
        }
        ulong tail = 0;
        for (var index = bytes.Length - 1; index >= 0; index--)
            tail = tail << 8 | bytes[index];
        Absorb(tail, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xFF;
        for (var round = 0; round < 3; round++)
            Mix(ref v0, ref v1, ref v2, ref v3);
        var result = v0 ^ v1 ^ v2 ^ v3;
        return (int)(result ^ result >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Absorb(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Mix(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = Rotate(v1, 13) ^ v0;
        v0 = Rotate(v0, 32);
        v2 += v3;
        v3 = Rotate(v3, 16) ^ v2;
        v0 += v3;
        v3 = Rotate(v3, 21) ^ v0;
        v2 += v1;
        v1 = Rotate(v1, 17) ^ v2;
        v2 = Rotate(v2, 32);
    }

    private static ulong Rotate(ulong value, int bits) => value << bits | value >> (64 - bits);

    private static ulong RandomWord() => BinaryPrimitives.ReadUInt64LittleEndian(Guid.NewGuid().ToByteArray()) ^ (ulong)Guid.NewGuid().GetHashCode();
}
