using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// Finds words given in UTF-8 among a fixed few, without making strings of them. The first eight bytes of a word are compared as one number:
/// the names and words of a schema rarely agree in more.
/// </summary>
internal sealed class ByteWords
{
    // As many are sooner gone through than handed to vectors.
    private const int Few = 12;

    private readonly byte[][] _words;
    private readonly ulong[] _keys;

    internal ByteWords(string[] words)
    {
        _words = Array.ConvertAll(words, Encoding.UTF8.GetBytes);
        _keys = Array.ConvertAll(_words, word => NameKey.Of(word));
    }

    internal int Count => _words.Length;

    internal ReadOnlySpan<byte> this[int index] => _words[index];

    internal byte[] Bytes(int index) => _words[index];

    /// <summary>The first place of a word behind a place, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> word, int after = -1) =>
        word.Length < NameKey.Length ? FindKey(NameKey.Of(word), after) : FindLong(word, NameKey.Of(word), after);

    /// <summary>The first place of a word shorter than <see cref="NameKey.Length"/> behind a place, or -1. XML has no NUL, so such a word is its key.</summary>
    internal int FindKey(ulong key, int after = -1)
    {
        var keys = _keys;
        if (keys.Length > Few)
            return keys.AsSpan(after + 1).IndexOf(key) is var step and >= 0 ? after + 1 + step : -1;
        for (var i = after + 1; i < keys.Length; i++)
            if (keys[i] == key)
                return i;
        return -1;
    }

    /// <summary>The first place of a word of any length, whose key is known, behind a place, or -1.</summary>
    internal int FindLong(ReadOnlySpan<byte> word, ulong key, int after = -1)
    {
        for (var i = FindKey(key, after); i >= 0; i = FindKey(key, i))
        {
            var candidate = _words[i];
            if (candidate.Length == word.Length && (word.Length <= NameKey.Length || word.Slice(NameKey.Length).SequenceEqual(candidate.AsSpan(NameKey.Length))))
                return i;
        }
        return -1;
    }
}
