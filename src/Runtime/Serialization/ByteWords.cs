using System;
using System.Text;

namespace Bindery.Serialization;

/// <summary>Finds words given in UTF-8 among a fixed few, without making strings of them.</summary>
internal sealed class ByteWords
{
    private readonly byte[][] _words;
    private readonly short[] _heads;
    private readonly short[] _next;

    internal ByteWords(string[] words)
    {
        _words = Array.ConvertAll(words, Encoding.UTF8.GetBytes);
        var size = 4;
        while (size < words.Length * 2)
            size *= 2;
        _heads = new short[size];
        _next = new short[words.Length];
        for (var i = 0; i < _heads.Length; i++)
            _heads[i] = -1;
        // Backwards, so that of equal words the first is found first.
        for (var i = words.Length - 1; i >= 0; i--)
        {
            ref var head = ref _heads[Bucket(_words[i])];
            _next[i] = head;
            head = (short)i;
        }
    }

    internal int Count => _words.Length;

    internal ReadOnlySpan<byte> this[int index] => _words[index];

    internal byte[] Bytes(int index) => _words[index];

    /// <summary>The first index of the word at or after <paramref name="after"/> + 1 in its chain, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> word, int after = -1)
    {
        for (int i = after < 0 ? _heads[Bucket(word)] : _next[after]; i >= 0; i = _next[i])
            if (word.SequenceEqual(_words[i]))
                return i;
        return -1;
    }

    // Length, first and last byte tell the names of one schema apart well enough; chains stay short.
    private int Bucket(ReadOnlySpan<byte> word) =>
        word.IsEmpty ? 0 : (word.Length * 31 + word[0] * 7 + word[word.Length - 1] * 17 + word[word.Length >> 1]) & (_heads.Length - 1);
}
