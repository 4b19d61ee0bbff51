using System;
using Bindery.Datatypes;
using Bindery.Xml;

namespace Bindery.Schema.Markup;

/// <summary>Makes strings of UTF-8, the same one each time: the same few names and values make up most of a schema. No schema can be written so that its strings collide.</summary>
internal sealed class Utf8Strings
{
    private (byte[]? Utf8, int Hash, string Text)[] _slots = new (byte[]?, int, string)[256];
    private int _count;

    /// <summary>The string.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        var hash = KeyedHash.Of(utf8);
        var place = hash & (_slots.Length - 1);
        for (; _slots[place].Utf8 is { } known; place = (place + 1) & (_slots.Length - 1))
            if (_slots[place].Hash == hash && utf8.SequenceEqual(known))
                return _slots[place].Text;
        var text = Utf8.GetString(utf8);
        _slots[place] = (utf8.ToArray(), hash, text);
        if (++_count * 2 > _slots.Length)
            Grow();
        return text;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (byte[]?, int, string)[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Utf8 is null)
                continue;
            var place = slot.Hash & (_slots.Length - 1);
            while (_slots[place].Utf8 is not null)
                place = (place + 1) & (_slots.Length - 1);
            _slots[place] = slot;
        }
    }
}
