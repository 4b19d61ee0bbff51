using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveBackupSample.Native;

/// <summary>virTypedParameter: a name of at most 80 bytes, a type, and a value whose meaning depends on the type.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TypedParameter
{
    private const int Int = 1, UnsignedLong = 4, Boolean = 6, String = 7;

    private Field _field;
    private int _type;
    private long _value;

    public readonly bool IsNamed(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> field = _field;
        var end = field.IndexOf((byte)0);
        return field[..(end < 0 ? field.Length : end)].SequenceEqual(name);
    }

    public readonly long? Number => _type == UnsignedLong ? _value : _type == Int ? (int)_value : null;

    // Of a char only the first byte counts.
    public readonly bool? Truth => _type == Boolean ? (byte)_value != 0 : null;

    public readonly string? Text => _type == String ? Marshal.PtrToStringUTF8((nint)_value) : null;

    [InlineArray(80)]
    private struct Field
    {
        private byte _first;
    }
}
