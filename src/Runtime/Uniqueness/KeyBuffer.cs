using System;
using System.Text;

namespace Bindery.Uniqueness;

/// <summary>Bytes that are equal for equal values: of one field, or of all fields of an item. Reused for the next one.</summary>
internal sealed class KeyBuffer
{
    private const int KeptBytes = 16 * 1024;

    private byte[] _bytes = new byte[64];

    /// <summary>The number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Removes all bytes, and releases the buffer if it has become large.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > KeptBytes)
            _bytes = new byte[64];
    }

    /// <summary>Adds the number of items in a list.</summary>
    public void AddCount(int count)
    {
        Reserve(5);
        _bytes[Length++] = (byte)'[';
        AddNumber(count);
    }

    /// <summary>Adds a value: its primitive type, and a text that is the same for equal values. Different sequences of values give different bytes.</summary>
    public void Add(string primitive, string canonical)
    {
        var length = Encoding.UTF8.GetByteCount(canonical);
        Reserve(primitive.Length + length + 6);
        foreach (var letter in primitive)
            _bytes[Length++] = (byte)letter;
        _bytes[Length++] = (byte)'=';
        AddNumber(length);
        Encoding.UTF8.GetBytes(canonical, 0, canonical.Length, _bytes, Length);
        Length += length;
    }

    /// <summary>Adds all bytes of another.</summary>
    public void Add(KeyBuffer other)
    {
        Reserve(other.Length);
        other.Bytes.CopyTo(_bytes.AsSpan(Length));
        Length += other.Length;
    }

    private void AddNumber(int number)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
            _bytes[Length++] = (byte)(number >> shift);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(_bytes.Length * 2L, (long)Length + count), 0x7FFFFFC7));
    }
}
