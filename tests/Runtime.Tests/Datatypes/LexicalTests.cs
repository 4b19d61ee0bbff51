using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bindery.Datatypes.Xsd;

namespace Bindery.Tests.Datatypes;

/// <summary>Which literals each type takes. The verdicts are Jing's; where it is stricter or laxer than the recommendation, the table says so.</summary>
public class LexicalTests
{
    private static readonly string ManyDigits = new('9', 65);

    [Theory]
    [InlineData("string", "|a| a  b |\t\n", "")]
    [InlineData("normalizedString", "|a\tb", "")]
    [InlineData("token", "| a  b ", "")]
    [InlineData("untypedAtomic", "|any thing at all!", "")]
    [InlineData("anyAtomicType", "|any thing at all!", "")]
    [InlineData("language", "en|x|en-GB|i-cherokee|en-12345678|a-b-c-d| en ", "|en-|-a|a--b|abcdefghi|en-123456789|e1|1a|a_b|en.UK|én")]
    [InlineData("Name", "a|a:b|:a|_x|é|a.b-c_d:e·f| a |a\u0E31", "|1a|-a|.a|a b|\u0E31|a/b|\U00010000")]
    [InlineData("NCName", "a|_|a.b-c| foo ", "|a:b|:a|0foo|-a|a b|\U00010000")]
    [InlineData("NMTOKEN", "foo|_|.|:|-|1234| foo |\u0E31", "|a b|a,b|a/b")]
    [InlineData("NMTOKENS", "a|a b|  a \n\t b  |1 : .", "|   |a ,")]
    [InlineData("ID", "ab| ab ", "|a:b|1")]
    [InlineData("IDREF", "ab", "|a:b|1|a b")]
    [InlineData("IDREFS", "a|a b", "|a:b a|1")]
    [InlineData("ENTITY", "", "ent1|")]
    [InlineData("ENTITIES", "", "ent1 ent2|")]
    [InlineData("boolean", "true|false|0|1| true ", "|TRUE|00|01|yes|tru")]
    [InlineData("decimal", "1.0|1.|.1|+1.0|-1.0| 1 |-0|00.00", "||.|+|-|junk|--1|++1|+-1|1.2.|..1|1..|1 .2|1+|+ 1|1e3|INF")]
    [InlineData("integer", "1|+1|-1|0|-0|+00| 1 ", "|1.0|1.|--1|0x1|1e1|1 2")]
    [InlineData("nonPositiveInteger", "0|+0|-1", "1|")]
    [InlineData("negativeInteger", "-1", "0|-0|1")]
    [InlineData("nonNegativeInteger", "1|0|+1|+0|-0", "-1")]
    [InlineData("positiveInteger", "1|+1", "0|-1|-0")]
    [InlineData("long", "9223372036854775807|-9223372036854775808|+1", "9223372036854775808|-9223372036854775809")]
    [InlineData("int", "2147483647|-2147483648|007", "2147483648|-2147483649|")]
    [InlineData("short", "32767|-32768", "32768|-32769")]
    [InlineData("byte", "127|-128", "128|-129")]
    [InlineData("unsignedLong", "18446744073709551615|+0", "18446744073709551616|-1")]
    [InlineData("unsignedInt", "4294967295|+1|-0", "4294967296|-1")]
    [InlineData("unsignedShort", "1|+1|0|65535", "65536|-1")]
    [InlineData("unsignedByte", "255|+255", "256|-1")]
    [InlineData("float", "1.0|1.|.1|1E5|1e+5|-.5e-5|INF|-INF|NaN|1e400| 1 ", "|- 1|1 .0|+INF|+NaN|-NaN|1e|e1|.|1e1.5|0x1|1f|Infinity|inf|1e+|--1")]
    [InlineData("double", "1.0|1.|.1|1E5|INF|-INF|NaN|1e400|-0", "|+INF|1d|nan|1,5|1e 5")]
    [InlineData(
        "duration",
        "P1Y|P1Y0M2DT17H5M12S|-P1Y|P60D|PT24H|PT1.2S|PT1.S|PT.5S| P1D ",
        "|P|-P|PT|P1|P24h|P24H|P1YT|P1DT|+P1Y|P-1Y|P1.5Y|PT1.5M|PT.S|P1M1Y|P1W|p1d|P1Y2|PT1S1M|P1YT1Y|PT1D")]
    [InlineData(
        "dateTime",
        "2001-12-31T23:59:59|2001-12-31T23:59:59Z|2001-12-31T23:59:59.123456789+01:00|-0001-01-01T00:00:00|12001-01-01T00:00:00|2000-02-29T00:00:00|-0001-02-29T00:00:00|-0257-02-29T00:00:00",
        "|2001-12-31|2001-12-31T23:59|2001-12-31t23:59:59|2001-12-31T23:59:59z|2001-12-31T24:00:01|2001-12-31T23:60:00|2001-12-31T23:59:61|0000-01-01T00:00:00|-0000-01-01T00:00:00|02001-01-01T00:00:00|+2001-01-01T00:00:00|201-01-01T00:00:00|1900-02-29T00:00:00|2001-02-29T00:00:00|-0004-02-29T00:00:00|2001-04-31T00:00:00|2001-13-10T00:00:00|2001-00-10T00:00:00|2001-01-00T00:00:00")]
    [InlineData(
        "dateTime",
        "2001-01-01T00:00:00+14:00|2001-01-01T00:00:00-13:00|2001-01-01T00:00:00-00:00",
        "2001-01-01T00:00:00+14:01|2001-01-01T00:00:00+15:00|2001-01-01T00:00:00+00:60|2001-01-01T00:00:00+1:00|2001-01-01T00:00:00+0100|2001-01-01T00:00:00 Z|2001-01-01T00:00:00ZZ")]
    [InlineData("time", "12:45:00|12:45:00Z|00:00:00.000|23:59:59-01:00", "|12:45|1:00:00|24:00:00|12:60:00|-12:00:00|12:00:00T")]
    [InlineData("date", "2001-12-31|2001-12-31Z|2000-02-29|-0001-12-31+14:00", "|2001-02-29|2001-1-1|200-01-01|2001-01-01T|2001-12-31T00:00:00|20011231")]
    [InlineData("gYearMonth", "2001-12|2001-12Z|-0400-01", "|2001|2001-13|2001-00|2001-12-31")]
    [InlineData("gYear", "2001|2001Z|-2001|99999", "|0000|201|02001|2001-01")]
    [InlineData("gMonthDay", "--12-31|--02-29|--01-01Z", "|--02-30|--04-31|-12-31|12-31|--12")]
    [InlineData("gDay", "---31|---01Z", "|---32|---00|--01|31")]
    [InlineData("gMonth", "--12|--01Z", "|--13|--00|--12--|-12|---12")]
    [InlineData("hexBinary", "|deadbeef|0123456789ABCDEFabcdef| 00 ", "0|00 00|0G|00.00")]
    [InlineData("base64Binary", "|AAAA|A A A A|AA==|AA = =|AAA=|A A A =|BA==|BBA=|89+/", "A|AA|AAA|====|BB==|BBB=|B===|AAAA=|=AAA|AA=A|A-_=")]
    [InlineData(
        "anyURI",
        "|foobar|http://www.example.com|http://www.example.co%6d|nosuchscheme:stuff|a b|é|<a>|{a}|a\\b|http://a/b c|///|?|#|http://[::1]:80/|http://[1:2:3:4:5:6:7:8]/|http://[::1.2.3.4]/|//u:p@h:80|foo:[|a?[",
        "foo$bar:stuff|f%oobar|:a|a#b#c|1:a|a:|http:|//|a[b|[|http://[zz]/|http://[::1/|http://[1.2.3.4]/|http://[::1]x/|http://[1:2]/|é:a|%|%4")]
    [InlineData("QName", "foo|x:foo| x:foo |xml:lang", "|x::foo|q:foo|:foo|x:|x:a:b|1a|x:1")]
    [InlineData("NOTATION", "foo|x:foo", "|q:foo|x:")]
    public void A_type_allows_exactly_its_literals(string name, string valid, string invalid)
    {
        var datatype = DatatypeCases.Xsd(name);
        Assert.Equal(name, datatype.Name);
        if (valid.Length > 0)
            Assert.All(valid.Split('|'), text => Assert.True(datatype.Allows(text), text));
        if (invalid.Length > 0)
            Assert.All(invalid.Split('|'), text => Assert.False(datatype.Allows(text), text));
    }

    [Fact]
    public void Each_type_has_its_literals_here() =>
        Assert.Equal(
            XsdTypes.Names.Order(StringComparer.Ordinal),
            typeof(LexicalTests).GetMethod(nameof(A_type_allows_exactly_its_literals))!.GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
                .Select(row => (string)((IReadOnlyList<CustomAttributeTypedArgument>)row.ConstructorArguments[0].Value!)[0].Value!)
                .Distinct()
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Numbers_have_no_greatest_size()
    {
        Assert.True(DatatypeCases.Xsd("decimal").Allows(ManyDigits + "." + ManyDigits));
        Assert.True(DatatypeCases.Xsd("integer").Allows("-" + ManyDigits));
        Assert.False(DatatypeCases.Xsd("long").Allows(ManyDigits));
        Assert.True(DatatypeCases.Xsd("long").Allows(new string('0', 1000) + "7"));
        Assert.True(DatatypeCases.Xsd("duration").Allows("P" + ManyDigits + "Y"));
    }

    [Fact]
    public void A_year_has_at_most_twelve_digits()
    {
        Assert.True(DatatypeCases.Xsd("gYear").Allows("999999999999"));
        Assert.False(DatatypeCases.Xsd("gYear").Allows("1000000000000"));
    }

    [Fact]
    public void The_built_in_types_take_anything()
    {
        Assert.All(["string", "token"], name =>
        {
            var datatype = Bindery.Datatypes.DatatypeLibrary.Create("", name, [], out var problem);
            Assert.Null(problem);
            Assert.True(datatype!.Allows(" any \n thing"));
            Assert.True(datatype!.Allows(""));
        });
    }

    [Fact]
    public void Malformed_bytes_are_not_names_and_do_not_throw()
    {
        byte[][] texts = [[0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF]];
        Assert.All(texts, text =>
        {
            Assert.False(DatatypeCases.Xsd("Name").Allows(text, null));
            Assert.False(DatatypeCases.Xsd("decimal").Allows(text, null));
            Assert.True(DatatypeCases.Xsd("string", "pattern=.+").Allows(text, null));
        });
    }
}
