using System;
#if !NETSTANDARD2_0
using System.Buffers;
#endif
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
#if !NETSTANDARD2_0
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif
using System.Text;

namespace Bindery.Serialization;

/// <summary>A value in a document that is to be converted. Conversions return null for a value that the type cannot hold.</summary>
/// <remarks>The usual conversions are kept out of line for the reason that <see cref="BindingReader"/> gives.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct XmlText
{
    private readonly ReadOnlySpan<byte> _utf8;

    internal XmlText(ReadOnlySpan<byte> utf8, bool isDefault = false)
    {
        _utf8 = utf8;
        IsDefault = isDefault;
    }

    // The years 1 to 9999.
    private const long FirstSecond = -62135596800;
    private const long LastSecond = 253402300799;

    internal ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Whether the value is a default that the document does not contain.</summary>
    internal bool IsDefault { get; }

    /// <summary>Whether the value is empty.</summary>
    public bool IsEmpty => _utf8.IsEmpty;

    /// <summary>Returns the value as a string, unchanged.</summary>
    public override string ToString() => Decode(_utf8);

    /// <summary>Returns the value as a string; if it equals the expected string, returns that one.</summary>
    public string ToString(string expected) => Is(_utf8, expected) ? expected : Decode(_utf8);

    /// <summary>Returns the value as a number; whitespace around it is ignored.</summary>
    public int? ToInt32() => ToInt64() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>Returns the value as a number; whitespace around it is ignored.</summary>
    public long? ToInt64()
    {
        var text = Trim(_utf8);
        return Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : null;
    }

    /// <summary>Returns the value as a number; whitespace around it is ignored. Null if the type would round it.</summary>
    public decimal? ToDecimal()
    {
        var text = Trim(_utf8);
        if (text.Length > LongestNumber)
            return null;
        var digits = Decode(text);
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Significant(digits) == Significant(value.ToString(CultureInfo.InvariantCulture)) ? value : null;
    }

    /// <summary>
    /// Returns the value as a number, or the nearest one that the type can hold, for a required member. Its text is kept, so that it is written unchanged.
    /// </summary>
    public decimal? ToNearestDecimal()
    {
        if (ToDecimal() is { } value)
            return value;
        var text = Trim(_utf8);
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is >= (byte)'0' and <= (byte)'9')
                digits++;
            else if (text[i] != (byte)'.' && !(i == 0 && text[i] is (byte)'+' or (byte)'-'))
                return null;
        if (digits == 0 || text.IndexOf((byte)'.') != text.LastIndexOf((byte)'.'))
            return null;
        return decimal.TryParse(Decode(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) ? value
            : text[0] == (byte)'-' ? decimal.MinValue
            : decimal.MaxValue;
    }

    /// <summary>
    /// Returns the value as a number; whitespace around it is ignored. Null if it has more than 4,096 characters: parsing takes more than linear time.
    /// </summary>
    public BigInteger? ToBigInteger()
    {
        var text = Trim(_utf8);
        return text.Length <= LongestNumber && BigInteger.TryParse(Decode(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>Returns the value as a number of XML Schema Part 2, 3.2.5: also "INF", "-INF" and "NaN".</summary>
    public double? ToDouble() => Decode(Trim(_utf8)) switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        var text when text.Length > 0 && text.IndexOfAny(NotNumber) < 0
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    /// <summary>
    /// Returns the value in seconds since the start of 1970 as a point in time; whitespace around it is ignored. Null if the type's range is exceeded.
    /// </summary>
    public DateTimeOffset? ToUnixTime() =>
        ToInt64() is { } seconds and >= FirstSecond and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Returns the value as a UUID, with its four hyphens or without; whitespace around it is ignored.</summary>
    public Guid? ToGuid()
    {
        var text = Trim(_utf8);
        return Utf8Parser.TryParse(text, out Guid value, out var used, text.Length == 32 ? 'N' : 'D') && used == text.Length ? value : null;
    }

    /// <summary>Returns the value as one of two words; whitespace is significant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool? ToBoolean(string yes, string no) => Is(_utf8, yes) ? true : Is(_utf8, no) ? false : null;

    /// <summary>Returns the value as one of two words; whitespace around it is ignored.</summary>
    public bool? ToTokenBoolean(string yes, string no) => new XmlText(Trim(_utf8)).ToBoolean(yes, no);

    /// <summary>Returns the value as a boolean of XML Schema Part 2, 3.2.2.</summary>
    public bool? ToXsdBoolean() => ToTokenBoolean("true", "false") ?? ToTokenBoolean("1", "0");

    /// <summary>Returns the index of the value among the words of an enumeration; whitespace is significant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int? ToWord(XmlWords words) => words.Find(_utf8) is var index and >= 0 ? index : null;

    /// <summary>Returns the index of the value among the words of an enumeration, whitespace collapsed (XML Schema Part 2, 4.3.6).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int? ToToken(XmlWords words) =>
        words.Find(_utf8) is var index and >= 0 ? index
        : words.Find(Collapse(_utf8)) is var collapsed and >= 0 ? collapsed
        : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string Decode(ReadOnlySpan<byte> utf8)
    {
#if NETSTANDARD2_0
        unsafe
        {
            fixed (byte* bytes = utf8)
                return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(bytes, utf8.Length);
        }
#else
        // Most values are short and ASCII: they are copied to the string in one pass.
        var text = new string('\0', utf8.Length);
        var characters = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length);
        var isAscii = utf8.Length <= ShortLength ? WidenShort(utf8, characters) : Ascii.ToUtf16(utf8, characters, out _) == OperationStatus.Done;
        return isAscii ? text : Encoding.UTF8.GetString(utf8);
#endif
    }

#if !NETSTANDARD2_0
    private const int ShortLength = 16;

    /// <summary>Widens at most sixteen bytes; eight or more in two halves that may overlap.</summary>
    /// <returns>False if they are not ASCII; the output is undefined then.</returns>
    private static bool WidenShort(ReadOnlySpan<byte> utf8, Span<char> characters)
    {
        if (utf8.Length >= Vector64<byte>.Count)
        {
            var first = Vector64.Create(utf8);
            var last = Vector64.Create(utf8.Slice(utf8.Length - Vector64<byte>.Count));
            if (((first | last).AsUInt64().ToScalar() & 0x8080808080808080) != 0)
                return false;
            var target = MemoryMarshal.Cast<char, ushort>(characters);
            Vector128.WidenLower(first.ToVector128Unsafe()).CopyTo(target);
            Vector128.WidenLower(last.ToVector128Unsafe()).CopyTo(target.Slice(target.Length - Vector128<ushort>.Count));
            return true;
        }
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] >= 0x80)
                return false;
            characters[i] = (char)utf8[i];
        }
        return true;
    }
#endif

    /// <summary>Returns the length of a piece of text in UTF-16 code units.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        foreach (var b in utf8)
            length += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        return length;
    }

    private const int LongestNumber = 4096;

    /// <summary>Returns the significant digits of a decimal, to find out whether a number was rounded.</summary>
    private static string Significant(string number)
    {
        var digits = number.TrimStart('+', '-').TrimStart('0');
        return digits.IndexOf('.') < 0 ? digits : digits.TrimEnd('0').TrimEnd('.');
    }

    private static readonly char[] NotNumber = [' ', '\t', '\r', '\n', 'I', 'i', 'N', 'n', '\u221E'];

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && IsSpace(text[0]))
            text = text.Slice(1);
        while (!text.IsEmpty && IsSpace(text[text.Length - 1]))
            text = text.Slice(0, text.Length - 1);
        return text;
    }

    private static ReadOnlySpan<byte> Collapse(ReadOnlySpan<byte> text)
    {
        text = Trim(text);
        var result = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
            if (!IsSpace(text[i]))
                result[length++] = text[i];
            else if (!IsSpace(text[i - 1]))
                result[length++] = (byte)' ';
        return result.AsSpan(0, length);
    }

    /// <summary>Whether a text equals an ASCII word. For words that are not ASCII, false does not mean that they differ.</summary>
    internal static bool Is(ReadOnlySpan<byte> text, string word)
    {
        if (text.Length != word.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
            if (text[i] != word[i] || text[i] >= 0x80)
                return false;
        return true;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
