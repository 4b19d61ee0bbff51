using System;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Schema.Markup;

/// <summary>
/// Creates strings from UTF-8 and caches them: a few names and values make up most of a schema. The hash is keyed, so that a schema cannot be written to make
/// its strings collide.
/// </summary>
internal sealed class Utf8Strings
{
    private const int FirstSize = 256;

    private int[] _hashes = new int[FirstSize];
    private byte[]?[] _keys = new byte[]?[FirstSize];
    private string[] _texts = new string[FirstSize];
    private int _count;

    /// <summary>Returns the string.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        var hash = KeyedHash.Of(utf8);
        var place = hash & (_keys.Length - 1);
        for (; _keys[place] is { } known; place = (place + 1) & (_keys.Length - 1))
            if (_hashes[place] == hash && utf8.SequenceEqual(known))
                return _texts[place];
        var text = Utf8.GetString(utf8);
        Put(place, hash, utf8.ToArray(), text);
        if (++_count * 2 > _keys.Length)
            Grow();
        return text;
    }

    private void Put(int place, int hash, byte[] key, string text) => (_hashes[place], _keys[place], _texts[place]) = (hash, key, text);

    private void Grow()
    {
        var (hashes, keys, texts) = (_hashes, _keys, _texts);
        (_hashes, _keys, _texts) = (new int[keys.Length * 2], new byte[]?[keys.Length * 2], new string[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not { } key)
                continue;
            var place = hashes[i] & (_keys.Length - 1);
            while (_keys[place] is not null)
                place = (place + 1) & (_keys.Length - 1);
            Put(place, hashes[i], key, texts[i]);
        }
    }
}
