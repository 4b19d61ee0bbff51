using System;
using System.Runtime.CompilerServices;
using System.Text;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// Finds UTF-8 words in a small fixed set without creating strings. The first eight bytes of a word are looked up as one number: the names and words of a
/// schema rarely have longer prefixes in common.
/// </summary>
internal sealed class ByteWords
{
    // The words are known when a program starts, and documents cannot add any, so hashing needs no secret. Usually one of a few factors maps each word to a
    // separate slot.
    private const ulong FirstFactor = 0x9E3779B97F4A7C15;
    private const int Tries = 64;

    private readonly byte[][] _words;
    private readonly Entry[] _entries;
    private readonly int[] _heads;
    private readonly ulong _factor;
    private readonly int _shift;

    internal ByteWords(string[] words)
    {
        _words = Array.ConvertAll(words, Encoding.UTF8.GetBytes);
        _entries = new Entry[words.Length];
        for (var i = 0; i < words.Length; i++)
            _entries[i].Key = NameKey.Of(_words[i]);
        _shift = 62;
        while (1L << (64 - _shift) < words.Length * 2L)
            _shift--;
        _heads = new int[1 << (64 - _shift)];
        _factor = ChooseFactor();
        Chain(_factor);
    }

    internal int Count => _words.Length;

    internal ReadOnlySpan<byte> this[int index] => _words[index];

    internal byte[] Bytes(int index) => _words[index];

    /// <summary>Returns the index of the first occurrence of a word, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> word) =>
        word.Length < NameKey.Length ? FindKey(NameKey.Of(word)) : FindLong(word, NameKey.Of(word));

    /// <summary>
    /// Returns the index of the first occurrence of a word shorter than <see cref="NameKey.Length"/>, or -1. XML has no NUL, so such a word is its key.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindKey(ulong key)
    {
        var entries = _entries;
        var place = _heads[(int)(key * _factor >> _shift)];
        while ((uint)place < (uint)entries.Length && entries[place].Key != key)
            place = entries[place].Next;
        return place;
    }

    /// <summary>Returns the index of the first occurrence of a word of any length, whose key is known, after an index, or -1.</summary>
    internal int FindLong(ReadOnlySpan<byte> word, ulong key, int after = -1)
    {
        for (var place = after < 0 ? FindKey(key) : _entries[after].Next; place >= 0; place = _entries[place].Next)
        {
            var candidate = _words[place];
            if (_entries[place].Key == key && candidate.Length == word.Length
                && (word.Length <= NameKey.Length || word.Slice(NameKey.Length).SequenceEqual(candidate.AsSpan(NameKey.Length))))
                return place;
        }
        return -1;
    }

    private ulong ChooseFactor()
    {
        var (best, fewest) = (FirstFactor, int.MaxValue);
        for (var (factor, tries) = (FirstFactor, _words.Length > Tries ? 1 : Tries); tries > 0 && fewest > 0; tries--, factor = unchecked(factor * FirstFactor))
            if (Chain(factor) is var shared && shared < fewest)
                (best, fewest) = (factor, shared);
        return best;
    }

    /// <summary>Chains the words of each slot, in order.</summary>
    /// <returns>The number of words that share a slot with an earlier word.</returns>
    private int Chain(ulong factor)
    {
        for (var i = 0; i < _heads.Length; i++)
            _heads[i] = -1;
        var shared = 0;
        for (var i = _entries.Length - 1; i >= 0; i--)
        {
            ref var head = ref _heads[(int)(unchecked(_entries[i].Key * factor) >> _shift)];
            shared += head >= 0 ? 1 : 0;
            _entries[i].Next = head;
            head = i;
        }
        return shared;
    }

    private struct Entry
    {
        internal ulong Key;
        internal int Next;
    }
}
