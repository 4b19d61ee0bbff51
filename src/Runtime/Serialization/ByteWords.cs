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
    internal int Find(ReadOnlySpan<byte> word, int after = -1) => Find(word, NameKey.Of(word), after);

    /// <summary>The first place of a word, whose key is known, behind a place, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> word, ulong key, int after = -1)
    {
        for (var i = after + 1; i < _keys.Length; i++)
        {
            var step = _keys.AsSpan(i).IndexOf(key);
            if (step < 0)
                return -1;
            i += step;
            var candidate = _words[i];
            // XML has no NUL, so words that fit into the key are equal where their keys are.
            if (candidate.Length == word.Length && (word.Length <= NameKey.Length || word.Slice(NameKey.Length).SequenceEqual(candidate.AsSpan(NameKey.Length))))
                return i;
        }
        return -1;
    }
}
