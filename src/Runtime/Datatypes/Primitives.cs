namespace Bindery.Datatypes;

/// <summary>
/// The names of the primitive types, whose value spaces have no value in common (XML Schema Part 2, 3.2), for <see cref="Datatype.Primitive"/>.
/// </summary>
internal static class Primitives
{
    public const string String = "string";
    public const string Boolean = "boolean";
    public const string Decimal = "decimal";
    public const string Float = "float";
    public const string Double = "double";
    public const string Duration = "duration";
    public const string DateTime = "dateTime";
    public const string Time = "time";
    public const string Date = "date";
    public const string YearMonth = "gYearMonth";
    public const string Year = "gYear";
    public const string MonthDay = "gMonthDay";
    public const string Day = "gDay";
    public const string Month = "gMonth";
    public const string HexBinary = "hexBinary";
    public const string Base64Binary = "base64Binary";
    public const string AnyUri = "anyURI";
}
