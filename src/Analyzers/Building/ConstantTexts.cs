using System;
using System.Globalization;
using System.Numerics;
using Bindery.ModelMaps;
using Bindery.Serialization;
using Bindery.Xml;

namespace Bindery.Analyzers.Building;

/// <summary>What constants of C# are written as, by the run time's own formats.</summary>
internal static class ConstantTexts
{
    /// <summary>The text of a constant.</summary>
    /// <returns>Null where it has none, as text with characters that XML does not have.</returns>
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
                return constant is string or bool ? null : BindingWriter.Format(Convert.ToDouble(constant, CultureInfo.InvariantCulture));
            case MappedValueKind.Decimal:
                return constant switch
                {
                    decimal number => BindingWriter.Format(number),
                    string or bool or double or float => null,
                    _ => BindingWriter.Format(Convert.ToDecimal(constant, CultureInfo.InvariantCulture)),
                };
            // No constant is a name.
            case MappedValueKind.Name or MappedValueKind.UnixTime or MappedValueKind.Guid or MappedValueKind.Other:
                return null;
            default:
                return Number(constant) is { } whole ? whole.ToString(CultureInfo.InvariantCulture) : null;
        }
    }

    private static BigInteger? Number(object constant) => constant switch
    {
        char or sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(constant, CultureInfo.InvariantCulture),
        ulong number => number,
        _ => null,
    };

    // A number that is no member is written as such; here it is shown as the cast that it must come from, for some words are numbers.
    private static string? Word(MappedEnum words, BigInteger index) =>
        index >= 0 && index < words.Members.Count ? words.Members[(int)index].Word
        : index < int.MinValue || index > int.MaxValue ? null
        : $"({words.Name}){index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether XML has all characters of a text.</summary>
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
