using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>All types of the library, by name.</summary>
internal static class XsdTypes
{
    private const TemporalFields Date = TemporalFields.Year | TemporalFields.Month | TemporalFields.Day;

    private static readonly NameType Nmtoken = new("NMTOKEN", NameForm.Token);

    private static readonly NameType Idref = new("IDREF", NameForm.NoColon) { IdType = IdType.Reference };

    private static readonly EntityType Entity = new();

    private static readonly Dictionary<string, XsdType> ByName = Index(
    [
        new StringType("string", WhiteSpaceFacet.Preserve),
        new StringType("normalizedString", WhiteSpaceFacet.Replace),
        new StringType("token", WhiteSpaceFacet.Collapse),
        new LanguageType(),
        new NameType("Name", NameForm.Name),
        new NameType("NCName", NameForm.NoColon),
        Nmtoken,
        new ListType("NMTOKENS", Nmtoken, Nmtoken.Plural),
        new NameType("ID", NameForm.NoColon) { IdType = IdType.Id },
        Idref,
        new ListType("IDREFS", Idref, Idref.Plural) { IdType = IdType.Reference },
        Entity,
        new ListType("ENTITIES", Entity, "names of unparsed entities"),
        new StringType("untypedAtomic", WhiteSpaceFacet.Preserve),
        new StringType("anyAtomicType", WhiteSpaceFacet.Preserve),
        new AnyUriType(),
        new BooleanType(),
        new DecimalType(),
        new DecimalType("integer", null, null),
        new DecimalType("nonPositiveInteger", null, "0"),
        new DecimalType("negativeInteger", null, "-1"),
        new DecimalType("nonNegativeInteger", "0", null),
        new DecimalType("positiveInteger", "1", null),
        new DecimalType("long", "-9223372036854775808", "9223372036854775807"),
        new DecimalType("int", "-2147483648", "2147483647"),
        new DecimalType("short", "-32768", "32767"),
        new DecimalType("byte", "-128", "127"),
        new DecimalType("unsignedLong", "0", "18446744073709551615"),
        new DecimalType("unsignedInt", "0", "4294967295"),
        new DecimalType("unsignedShort", "0", "65535"),
        new DecimalType("unsignedByte", "0", "255"),
        new FloatingPointType("float", isSingle: true),
        new FloatingPointType("double", isSingle: false),
        new DurationType(),
        new TemporalType("dateTime", Date | TemporalFields.Time, "a date and time", "2001-12-31T23:59:59Z"),
        new TemporalType("time", TemporalFields.Time, "a time of day", "23:59:59"),
        new TemporalType("date", Date, "a date", "2001-12-31"),
        new TemporalType("gYearMonth", TemporalFields.Year | TemporalFields.Month, "a year and month", "2001-12"),
        new TemporalType("gYear", TemporalFields.Year, "a year", "2001"),
        new TemporalType("gMonthDay", TemporalFields.Month | TemporalFields.Day, "a month and day", "--12-31"),
        new TemporalType("gDay", TemporalFields.Day, "a day of the month", "---31"),
        new TemporalType("gMonth", TemporalFields.Month, "a month", "--12"),
        new HexBinaryType(),
        new Base64BinaryType(),
        new QNameType("QName"),
        new QNameType("NOTATION"),
    ]);

    // The types that are different in XML Schema.
    private static readonly Dictionary<string, XsdType> OfSchemas = Index(
    [
        new DecimalType("unsignedLong", "0", "18446744073709551615") { HasPlus = false },
        new DecimalType("unsignedInt", "0", "4294967295") { HasPlus = false },
        new DecimalType("unsignedShort", "0", "65535") { HasPlus = false },
        new DecimalType("unsignedByte", "0", "255") { HasPlus = false },
        new TemporalType("dateTime", Date | TemporalFields.Time, "a date and time", "2001-12-31T23:59:59Z") { IsOfSchema = true },
        new TemporalType("time", TemporalFields.Time, "a time of day", "23:59:59") { IsOfSchema = true },
        new TemporalType("date", Date, "a date", "2001-12-31") { IsOfSchema = true },
        new TemporalType("gYearMonth", TemporalFields.Year | TemporalFields.Month, "a year and month", "2001-12") { IsOfSchema = true },
        new TemporalType("gYear", TemporalFields.Year, "a year", "2001") { IsOfSchema = true },
        new TemporalType("gMonthDay", TemporalFields.Month | TemporalFields.Day, "a month and day", "--12-31") { IsOfSchema = true },
        new TemporalType("gDay", TemporalFields.Day, "a day of the month", "---31") { IsOfSchema = true },
        new TemporalType("gMonth", TemporalFields.Month, "a month", "--12") { IsOfSchema = true },
    ]);

    /// <summary>The names of all types.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Returns the type with a name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isSchema">Whether it is used in an XML Schema, where the recommendation applies instead of Jing's verdict.</param>
    public static XsdType? Find(string name, bool isSchema = false) =>
        isSchema && OfSchemas.TryGetValue(name, out var special) ? special : ByName.TryGetValue(name, out var type) ? type : null;

    private static Dictionary<string, XsdType> Index(XsdType[] types)
    {
        var byName = new Dictionary<string, XsdType>(StringComparer.Ordinal);
        foreach (var type in types)
            byName.Add(type.Name, type);
        return byName;
    }
}
