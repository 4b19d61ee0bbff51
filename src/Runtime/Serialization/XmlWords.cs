using System;
using System.ComponentModel;
using System.Text;

namespace Bindery.Serialization;

/// <summary>The words of an enumeration, indexed by the numbers of its members.</summary>
/// <param name="words">The words as in the schema.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class XmlWords(params string[] words)
{
    /// <summary>The number for a word in a document that is not one of these. The kept word is written instead.</summary>
    public const int Unknown = -1;

    /// <summary>Returns the number of a required member, or null if its word is not one of these.</summary>
    public static int? Known(int value) => value == Unknown ? null : value;

    private readonly ByteWords _words = new(words);

    /// <summary>Returns the word at an index; null if there is none.</summary>
    public string? WordOf(int place) => TryGet(place, out var word) ? XmlText.Decode(word) : null;

    /// <summary>Returns the index of a word; null if it is not one of them.</summary>
    public int? PlaceOf(string word) => word is not null && _words.Find(Encoding.UTF8.GetBytes(word)) is var place and >= 0 ? place : null;

    internal int Find(ReadOnlySpan<byte> word) => _words.Find(word);

    internal bool TryGet(int index, out ReadOnlySpan<byte> word)
    {
        var known = (uint)index < (uint)_words.Count;
        word = known ? _words[index] : default;
        return known;
    }

    /// <summary>Returns the words as the end of a sentence: "'a', 'b' or 'c'".</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _words.Count; i++)
        {
            if (i > 0)
                text.Append(i == _words.Count - 1 ? " or " : ", ");
            text.Append('\'').Append(Encoding.UTF8.GetString(_words.Bytes(i))).Append('\'');
        }
        return text.ToString();
    }
}
