using System.Numerics;
using Bindery.Datatypes;

namespace Bindery.Tests.Datatypes;

/// <summary>What facets allow, which ones a type takes, and what is said of those that it does not.</summary>
public class FacetTests
{
    [Theory]
    [InlineData("string", "length=3", "abc|\U00010000é ", "ab|abcd|")]
    [InlineData("string", "minLength=2", "ab|abc", "a|")]
    [InlineData("string", "maxLength=2", "|ab| a", "abc|  a")]
    [InlineData("string", "length=99999999999999999999", "", "a|")]
    [InlineData("string", "length= +1 ", "a", "aa")]
    [InlineData("token", "length=1", "x| x ", "xy|")]
    [InlineData("token", "pattern=a b", "a b|  a \t b ", "ab|a  c")]
    [InlineData("normalizedString", "pattern=a  b", "a  b|a\t\nb", "a b")]
    [InlineData("hexBinary", "length=2", "0000| 0a0B ", "00|000000|000")]
    [InlineData("base64Binary", "length=2", "BBA=|A A A =", "AAAA|AA==|")]
    [InlineData("base64Binary", "length=6", "deadbeef", "dead")]
    [InlineData("NMTOKENS", "length=2", "a b|  a   b  ", "a|a b c")]
    [InlineData("IDREFS", "minLength=0", "a", "|  ")]
    [InlineData("anyURI", "maxLength=2", "éé|a", "a:b")]
    [InlineData("int", "totalDigits=3", "999|0099|-999|0|+0", "1000")]
    [InlineData("decimal", "totalDigits=2", "0.12|10|0.012|.010|1.2|0.00", "0.123|100|12.0|1.20")]
    [InlineData("decimal", "fractionDigits=1", "0|0.1|5.", "0.11|0.10|1.00")]
    [InlineData("int", "fractionDigits=0", "0|17", "1.0")]
    [InlineData("int", "minInclusive=5", "5|+5|2147483647", "4|-5")]
    [InlineData("unsignedShort", "minExclusive=65535", "", "65535|0")]
    [InlineData("boolean", "pattern=true|false", "true|false", "1|0")]
    [InlineData("QName", "pattern=x:.*", "x:a", "z:a|a")]
    [InlineData("double", "minInclusive=0", "0|-0|INF", "-1e-10|NaN")]
    public void A_facet_restricts_its_type(string name, string facet, string valid, string invalid)
    {
        var datatype = DatatypeCases.Xsd(name, facet);
        if (valid.Length > 0)
            Assert.All(valid.Split('|'), text => Assert.True(datatype.Allows(text), text));
        Assert.All(invalid.Split('|'), text => Assert.False(datatype.Allows(text), text));
    }

    [Fact]
    public void All_patterns_must_match()
    {
        var datatype = DatatypeCases.Xsd("string", "pattern=a*", "pattern=.{2}");
        Assert.True(datatype.Allows("aa"));
        Assert.False(datatype.Allows("a"));
        Assert.False(datatype.Allows("bb"));
    }

    [Fact]
    public void Parameters_are_kept_in_order_as_they_were_written()
    {
        var datatype = DatatypeCases.Xsd("int", "maxInclusive= 010 ", "minInclusive=+1", "pattern=[0-9]+");
        Assert.Equal([new("maxInclusive", " 010 "), new("minInclusive", "+1"), new("pattern", "[0-9]+")], datatype.Parameters);
        Assert.Equal(DatatypeLibrary.XsdUri, datatype.LibraryUri);
        Assert.True(datatype.Allows("10"));
        Assert.False(datatype.Allows("+10"));
        Assert.False(datatype.Allows("11"));
    }

    [Theory]
    [InlineData("integer", "", null, null)]
    [InlineData("positiveInteger", "", "1", null)]
    [InlineData("negativeInteger", "", null, "-1")]
    [InlineData("unsignedShort", "minInclusive=1", "1", "65535")]
    [InlineData("int", "minExclusive=0|maxExclusive=10", "1", "9")]
    [InlineData("integer", "minInclusive=-3|maxInclusive=100000000000000000000", "-3", "100000000000000000000")]
    [InlineData("integer", "totalDigits=3", "-999", "999")]
    [InlineData("unsignedInt", "totalDigits=2", "0", "99")]
    [InlineData("unsignedLong", "pattern=[0-9]{1,3}", "0", "18446744073709551615")]
    public void Integer_types_report_their_range(string name, string facets, string? least, string? greatest)
    {
        var datatype = facets.Length == 0 ? DatatypeCases.Xsd(name) : DatatypeCases.Xsd(name, facets.Split('|'));
        Assert.True(datatype.TryGetIntegerRange(out var from, out var to));
        Assert.Equal(least is null ? null : BigInteger.Parse(least, System.Globalization.CultureInfo.InvariantCulture), from);
        Assert.Equal(greatest is null ? null : BigInteger.Parse(greatest, System.Globalization.CultureInfo.InvariantCulture), to);
    }

    [Theory]
    [InlineData("decimal")]
    [InlineData("string")]
    [InlineData("double")]
    public void Other_types_have_no_range_of_integers(string name) => Assert.False(DatatypeCases.Xsd(name).TryGetIntegerRange(out _, out _));

    [Theory]
    [InlineData(
        "decimal",
        "length=3",
        "'length' does not apply to 'decimal'; the parameters of 'decimal' are pattern, minInclusive, minExclusive, maxInclusive, maxExclusive, totalDigits and fractionDigits")]
    [InlineData("QName", "length=3", "'length' does not apply to 'QName'; the parameters of 'QName' are pattern")]
    [InlineData(
        "string", "minInclusive=a", "'minInclusive' does not apply to 'string'; the parameters of 'string' are pattern, length, minLength and maxLength")]
    [InlineData(
        "double",
        "totalDigits=1",
        "'totalDigits' does not apply to 'double'; the parameters of 'double' are pattern, minInclusive, minExclusive, maxInclusive and maxExclusive")]
    [InlineData("boolean", "length=1", "'length' does not apply to 'boolean'; the parameters of 'boolean' are pattern")]
    [InlineData("string", "enumeration=a", "'enumeration' is not a parameter in RELAX NG; list the values in a choice of value patterns instead")]
    [InlineData(
        "string", "whiteSpace=collapse", "'whiteSpace' is not a parameter in RELAX NG; choose 'string', 'normalizedString' or 'token' as the type instead")]
    [InlineData("string", "maxlength=1", "There is no parameter 'maxlength'; did you mean 'maxLength'?")]
    [InlineData("string", "foo=1", "There is no parameter 'foo'; the parameters of 'string' are pattern, length, minLength and maxLength")]
    public void An_invalid_parameter_of_a_type_is_reported_with_the_valid_ones(string name, string parameter, string message) =>
        Assert.Equal(new DatatypeProblem(DatatypeProblemKind.UnknownParameter, message, 0), DatatypeCases.Problem(name, parameter));

    [Theory]
    [InlineData("string", "length=-1", "'length' must be a number of characters, 0 or more, but is '-1'")]
    [InlineData("hexBinary", "minLength=x", "'minLength' must be a number of bytes, 0 or more, but is 'x'")]
    [InlineData("NMTOKENS", "maxLength=1.0", "'maxLength' must be a number of items, 0 or more, but is '1.0'")]
    [InlineData("decimal", "totalDigits=0", "'totalDigits' must be a number of digits, 1 or more, but is '0'")]
    [InlineData("decimal", "fractionDigits=-1", "'fractionDigits' must be a number of digits, 0 or more, but is '-1'")]
    [InlineData(
        "int", "minInclusive=x", "The minInclusive 'x' is not allowed by the type that it restricts: it must be an integer between -2147483648 and 2147483647")]
    [InlineData(
        "unsignedShort",
        "maxInclusive=65536",
        "The maxInclusive '65536' is not allowed by the type that it restricts: it must be an integer between 0 and 65535")]
    [InlineData(
        "date", "minInclusive=2001-02-30", "The minInclusive '2001-02-30' is not allowed by the type that it restricts: it must be a date such as 2001-12-31")]
    [InlineData("string", "pattern=a(b", "The pattern 'a(b' is not a regular expression of XML Schema: at character 2, the parenthesis is never closed")]
    public void A_parameter_with_a_wrong_value_is_explained(string name, string parameter, string message) =>
        Assert.Equal(new DatatypeProblem(DatatypeProblemKind.InvalidParameter, message, 0), DatatypeCases.Problem(name, parameter));

    [Fact]
    public void A_bound_must_be_allowed_by_the_parameters_before_it()
    {
        Assert.Equal(
            new DatatypeProblem(
                DatatypeProblemKind.InvalidParameter,
                "The maxInclusive '5' is not allowed by the type that it restricts: it must be an integer between 10 and 2147483647",
                1),
            DatatypeCases.Problem("int", "minInclusive=10", "maxInclusive=5"));
        Assert.Equal(1, DatatypeCases.Problem("int", "pattern=[0-9]+", "minInclusive=-5").ParameterIndex);
        Assert.True(DatatypeCases.Xsd("int", "minInclusive=5", "minInclusive=10").Allows("10"));
        Assert.False(DatatypeCases.Xsd("int", "minInclusive=5", "minInclusive=10").Allows("9"));
    }

    [Fact]
    public void The_number_of_parameters_is_limited()
    {
        var patterns = new string[257];
        System.Array.Fill(patterns, "pattern=a");
        Assert.True(DatatypeCases.Xsd("string", patterns[..256]).Allows("a"));
        Assert.Equal("There are more than 256 parameters", DatatypeCases.Problem("string", patterns).Message);
    }
}
