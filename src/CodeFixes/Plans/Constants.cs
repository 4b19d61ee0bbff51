using System.Globalization;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>Finds the C# constant that is written as a text: the inverse of <c>ConstantTexts</c>.</summary>
internal static class Constants
{
    /// <summary>The constant for a text.</summary>
    /// <returns>A string, a bool, a number, or for an enumeration its number; null where the type has no such constant.</returns>
    public static object? Of(string text, MappedValue kind)
    {
        switch (kind.Kind)
        {
            case MappedValueKind.String:
                return text;
            case MappedValueKind.Boolean:
                return text == kind.Yes ? true : text == kind.No ? false : null;
            case MappedValueKind.XsdBoolean:
                return text is "true" or "1" ? true : text is "false" or "0" ? false : null;
            case MappedValueKind.Int32:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small : null;
            // The compiler converts these to big integers.
            case MappedValueKind.Int64 or MappedValueKind.BigInteger:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
            case MappedValueKind.Decimal:
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null;
            case MappedValueKind.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
            case MappedValueKind.DateTime:
                return XmlDateTime.TryParse(text, out var time) ? time : null;
            case MappedValueKind.Date:
                return XmlDate.TryParse(text, out var date) ? date : null;
            case MappedValueKind.Time:
                return XmlTime.TryParse(text, out var timeOfDay) ? timeOfDay : null;
            case MappedValueKind.PartialDate:
                return XmlPartialDate.TryParse(text, out var part) ? part : null;
            case MappedValueKind.Duration:
                return XmlDuration.TryParse(text, out var duration) ? duration : null;
            case MappedValueKind.Name or >= MappedValueKind.UnixTime:
                return null;
            default:
                for (var i = 0; i < kind.Enum!.Members.Count; i++)
                    if (kind.Enum.Members[i].Word == text)
                        return i;
                return null;
        }
    }
}
