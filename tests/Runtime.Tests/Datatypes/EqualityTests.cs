using Bindery.Datatypes;
using Bindery.Wording;

namespace Bindery.Tests.Datatypes;

/// <summary>Which literals mean the same: equal values with equal hash codes.</summary>
public class EqualityTests
{
    [Theory]
    [InlineData("decimal", "1.0|1|+1|01.00|1.", "-1|1.01|10|.1")]
    [InlineData("decimal", "0|-0|+0.|.0|00.00", "0.1|-0.1")]
    [InlineData("integer", "1| 1 |001|+1", "-1|10|0")]
    [InlineData("int", "0|-0|+0|00", "1")]
    [InlineData("float", "0|-0|+0|0.0|0e0|1e-46", "1|NaN|INF|1e-45")]
    [InlineData("float", "16777216|16777217|1.6777216e7", "16777218")]
    [InlineData("float", "0.1|0.10000000149011612", "0.2")]
    [InlineData("float", "NaN| NaN ", "0|INF|-INF")]
    [InlineData("float", "INF|1e400|3.4028236e38", "-INF|3.4028234e38")]
    [InlineData("double", "1e1|10|10.0e0|100E-1", "-10|INF")]
    [InlineData("double", "0.1|0.10000000000000000001", "0.10000000149011612")]
    [InlineData("double", "INF|1.7976931348623159e308", "1.7976931348623157e308")]
    [InlineData("boolean", "true|1", "false|0")]
    [InlineData("string", "a", " a|A|a ")]
    [InlineData("normalizedString", "a\tb|a b|a\nb", "a  b| a b")]
    [InlineData("token", "x y| x \n\t y ", "xy|x-y|X Y")]
    [InlineData("NCName", "foo| foo ", "FOO")]
    [InlineData("language", "en", "EN|en-GB")]
    [InlineData("NMTOKENS", "a b|  a \n b", "b a|a|a b b")]
    [InlineData("duration", "P1Y|P001Y|P1Y0M|P1Y0M0DT0H0M0.0S", "P12M|P365D|-P1Y|P10Y")]
    [InlineData("duration", "PT0S|P0Y|-P0Y|PT0.0S|P0D", "PT1S|-PT0.1S")]
    [InlineData("duration", "PT0.5S|PT.50S|PT00.5S", "PT5S|PT0.05S|PT1M")]
    [InlineData("duration", "PT60S|PT60.0S", "PT1M|PT6S")]
    [InlineData(
        "dateTime",
        "2001-12-01T19:45:00Z|2001-12-01T19:45:00.00Z|2001-12-01T20:45:00+01:00|2001-12-01T06:45:00-13:00",
        "2001-12-01T19:45:00|2001-12-01T19:45:00.001Z|2001-12-01T19:45:00+01:00")]
    [InlineData("dateTime", "2001-12-01T19:45:00|2001-12-01T19:45:00.", "2001-12-01T19:45:00Z")]
    [InlineData("dateTime", "2000-03-01T00:30:00+01:00|2000-02-29T23:30:00Z", "2000-02-28T23:30:00Z")]
    [InlineData("dateTime", "0001-01-01T00:30:00+01:00|-0001-12-31T23:30:00Z", "-0001-12-31T23:30:00")]
    [InlineData("dateTime", "2001-12-31T23:59:60Z", "2002-01-01T00:00:00Z|2001-12-31T23:59:59Z")]
    [InlineData("time", "10:00:00Z|11:00:00+01:00", "10:00:00|10:00:00+01:00")]
    [InlineData("time", "01:00:00Z", "23:00:00-02:00")]
    [InlineData("date", "2001-01-01+14:00|2000-12-31-10:00", "2001-01-01|2000-12-31Z")]
    [InlineData("gYearMonth", "1996-01Z|1996-01+00:00|1996-01-00:00", "1996-01|1996-01+01:00")]
    [InlineData("gDay", "---01Z|---01+00:00", "---01|---02+14:00")]
    [InlineData("hexBinary", "0a|0A| 0A ", "0b|0a0a|")]
    [InlineData("base64Binary", "AAAA|AA AA|A A A A|A\nAAA", "AAAB|AAAAAAAA")]
    [InlineData("anyURI", "a| a ", "A|%61")]
    [InlineData("QName", "x:a|z:a| x:a ", "y:a|a|x:b")]
    [InlineData("NOTATION", "x:a|z:a", "y:a|a")]
    public void Literals_of_one_value_are_equal_and_others_are_not(string name, string same, string different)
    {
        var datatype = DatatypeCases.Xsd(name);
        var values = same.Split('|');
        var first = datatype.Value(values[0]);
        Assert.NotNull(first);
        Assert.All(values, text =>
        {
            Assert.Equal(first, datatype.Value(text));
            Assert.Equal(first.GetHashCode(), datatype.Value(text)!.GetHashCode());
        });
        Assert.All(different.Split('|'), text =>
        {
            Assert.NotNull(datatype.Value(text));
            Assert.NotEqual(first, datatype.Value(text));
        });
    }

    [Fact]
    public void The_built_in_token_collapses_white_space_and_string_does_not()
    {
        var token = DatatypeLibrary.Create("", "token", [], out _)!;
        Assert.Equal("a b", token.Value("\n a \t b "));
        Assert.Equal("", token.Value("  "));
        Assert.Equal(WhiteSpaceFacet.Collapse, token.WhiteSpace);
        var text = DatatypeLibrary.Create("", "string", [], out _)!;
        Assert.Equal(" a  b", text.Value(" a  b"));
        Assert.Equal(WhiteSpaceFacet.Preserve, text.WhiteSpace);
    }

    [Fact]
    public void A_qualified_name_is_its_namespace_and_local_part()
    {
        var value = Assert.IsType<Bindery.Datatypes.Xsd.QualifiedName>(DatatypeCases.Xsd("QName").Value("x:a"));
        Assert.Equal(("urn:x", "a"), (value.NamespaceUri, value.LocalName));
        var local = Assert.IsType<Bindery.Datatypes.Xsd.QualifiedName>(DatatypeCases.Xsd("QName")
            .GetValue("a"u8, prefix => prefix.Length == 0 ? "urn:default" : null));
        Assert.Equal(("urn:default", "a"), (local.NamespaceUri, local.LocalName));
        Assert.Equal(new Bindery.Datatypes.Xsd.QualifiedName("", "a"), DatatypeCases.Xsd("QName").GetValue("a"u8, null));
    }

    [Fact]
    public void Datatypes_are_equal_by_library_name_and_parameters()
    {
        var ports = DatatypeCases.Xsd("unsignedShort", "minInclusive=1");
        Assert.Equal(ports, DatatypeCases.Xsd("unsignedShort", "minInclusive=1"));
        Assert.Equal(ports.GetHashCode(), DatatypeCases.Xsd("unsignedShort", "minInclusive=1").GetHashCode());
        Assert.NotEqual(ports, DatatypeCases.Xsd("unsignedShort", "minInclusive=01"));
        Assert.NotEqual(ports, DatatypeCases.Xsd("unsignedShort"));
        Assert.NotEqual(ports, DatatypeCases.Xsd("unsignedInt", "minInclusive=1"));
        Assert.NotEqual(DatatypeCases.Xsd("string", "pattern=a", "pattern=b"), DatatypeCases.Xsd("string", "pattern=b", "pattern=a"));
        Assert.NotEqual(DatatypeCases.Xsd("string"), DatatypeLibrary.Create("", "string", [], out _));
        Assert.NotEqual(DatatypeCases.Xsd("ID"), DatatypeLibrary.Create(DatatypeLibrary.CompatibilityUri, "ID", [], out _));
    }
}
