using System;
using System.Globalization;
using System.Numerics;
using Bindery.ModelMaps;
using Bindery.Serialization;
using Bindery.Xml;

namespace Bindery.Analyzers.Building;

/// <summary>The texts of C# constants in documents, in the formats of the run-time library.</summary>
internal static class ConstantTexts
{
    /// <summary>Returns the text of a constant.</summary>
    /// <returns>The text; null if there is none, for example for characters that XML does not allow.</returns>
    public static string? Of(object constant, MappedValue kind)
    {
        switch (kind.Kind)
        {
            case MappedValueKind.String:
                return constant is string text && IsWritable(text) ? text : null;
            case MappedValueKind.Boolean:
                return constant is bool flag ? BindingWriter.Word(flag, kind.Yes!, kind.No!) : null;
            case MappedValueKind.XsdBoolean:
                return constant is bool word ? BindingWriter.Word(word, "true", "false") : null;
            case MappedValueKind.Enum:
                return Number(constant) is { } index ? Word(kind.Enum!, index) : null;
            case MappedValueKind.Double:
                return IsNumber(constant) ? BindingWriter.Format(Convert.ToDouble(constant, CultureInfo.InvariantCulture)) : null;
            case MappedValueKind.Decimal:
                return constant switch
                {
                    decimal number => BindingWriter.Format(number),
                    double or float => null,
                    _ => IsNumber(constant) ? BindingWriter.Format(Convert.ToDecimal(constant, CultureInfo.InvariantCulture)) : null,
                };
            case MappedValueKind.DateTime or MappedValueKind.Date or MappedValueKind.Time or MappedValueKind.PartialDate or MappedValueKind.Duration:
                return constant is XmlDateTime or XmlDate or XmlTime or XmlPartialDate or XmlDuration ? constant.ToString() : null;
            case MappedValueKind.UnixTime:
                return constant is DateTimeOffset time ? BindingWriter.Format(time) : null;
            case MappedValueKind.Guid:
                return constant is Guid id ? BindingWriter.Format(id) : null;
            case MappedValueKind.Base64:
                return constant is byte[] bytes ? BindingWriter.Base64(bytes) : null;
            case MappedValueKind.Hex:
                return constant is byte[] pairs ? BindingWriter.Hex(pairs) : null;
            // A name needs a prefix.
            case MappedValueKind.Name or MappedValueKind.List:
                return null;
            default:
                return Number(constant) is { } whole ? whole.ToString(CultureInfo.InvariantCulture) : null;
        }
    }

    private static bool IsNumber(object constant) => constant is double or float or decimal || Number(constant) is not null;

    private static BigInteger? Number(object constant) => constant switch
    {
        BigInteger number => number,
        char or sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(constant, CultureInfo.InvariantCulture),
        ulong number => number,
        _ => null,
    };

    // A number without a member is written as a number. It is represented as the cast that created it, because words can be numbers.
    private static string? Word(MappedEnum words, BigInteger index) =>
        index >= 0 && index < words.Members.Count ? words.Members[(int)index].Word
        : index < int.MinValue || index > int.MaxValue ? null
        : $"({words.Name}){index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether XML allows all characters of a text.</summary>
    public static bool IsWritable(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (!XmlCharacters.IsChar(text[i]))
                return false;
        return true;
    }
}
