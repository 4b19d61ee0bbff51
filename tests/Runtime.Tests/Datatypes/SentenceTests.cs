namespace Bindery.Tests.Datatypes;

/// <summary>The words for types and for literals that they do not take. They stand in messages to users.</summary>
public class SentenceTests
{
    [Theory]
    [InlineData("unsignedShort", "minInclusive=1", "an integer between 1 and 65535")]
    [InlineData("integer", "", "an integer")]
    [InlineData("positiveInteger", "", "an integer of at least 1")]
    [InlineData("integer", "maxExclusive=0", "an integer of at most -1")]
    [InlineData("byte", "minInclusive=7;maxInclusive=7", "the integer 7")]
    [InlineData("unsignedByte", "maxExclusive=0", "an integer, but no integer is within its limits")]
    [InlineData("int", "pattern=[0-9]+", "an integer between -2147483648 and 2147483647 that matches the pattern '[0-9]+'")]
    [InlineData("string", "", "any text")]
    [InlineData("string", "length=1", "text of 1 character")]
    [InlineData("string", "minLength=1;maxLength=16", "text of at least 1 character and at most 16 characters")]
    [InlineData("string", "pattern=a;pattern=b", "text that matches the pattern 'a' and the pattern 'b'")]
    [InlineData("token", "maxLength=8;pattern=[a-z]*", "text of at most 8 characters that matches the pattern '[a-z]*'")]
    [InlineData("decimal", "", "a decimal number")]
    [InlineData("decimal", "minInclusive=0;maxInclusive=1.5", "a decimal number between 0 and 1.5")]
    [InlineData("decimal", "minExclusive=0;maxInclusive=1", "a decimal number greater than 0 and not greater than 1")]
    [InlineData("decimal", "totalDigits=4;fractionDigits=2", "a decimal number with at most 4 digits and at most 2 digits behind the decimal point")]
    [InlineData("double", "minInclusive= 0 ", "a floating-point number not less than 0")]
    [InlineData("double", "maxExclusive=1", "a floating-point number less than 1")]
    [InlineData("boolean", "", "a boolean (true, false, 1 or 0)")]
    [InlineData("dateTime", "", "a date and time such as 2001-12-31T23:59:59Z")]
    [InlineData("date", "minInclusive=2001-01-01", "a date from 2001-01-01 on")]
    [InlineData("date", "minExclusive=2001-01-01;maxExclusive=2002-01-01", "a date after 2001-01-01 and before 2002-01-01")]
    [InlineData("date", "minInclusive=2001-01-01;maxInclusive=2002-01-01", "a date from 2001-01-01 to 2002-01-01")]
    [InlineData("time", "maxInclusive=12:00:00", "a time of day up to 12:00:00")]
    [InlineData("duration", "", "a duration such as P1DT12H30M")]
    [InlineData("duration", "minInclusive=P1D", "a duration not less than P1D")]
    [InlineData("hexBinary", "length=2", "hexadecimal data such as 0AFF of 2 bytes")]
    [InlineData("NCName", "", "an XML name without colon")]
    [InlineData("NMTOKENS", "maxLength=3", "a list of XML name tokens of at most 3 items")]
    [InlineData("anyURI", "", "a URI reference")]
    [InlineData("QName", "", "a qualified name (local or prefix:local)")]
    [InlineData("language", "", "a language tag such as en-GB")]
    public void A_type_describes_itself(string name, string facets, string description) =>
        Assert.Equal(description, (facets.Length == 0 ? DatatypeCases.Xsd(name) : DatatypeCases.Xsd(name, facets.Split(';'))).Description);

    [Theory]
    [InlineData("unsignedShort", "minInclusive=1", "70000", "must be an integer between 1 and 65535")]
    [InlineData("unsignedShort", "minInclusive=1", "0", "must be an integer between 1 and 65535")]
    [InlineData("unsignedShort", "minInclusive=1", "many", "must be an integer between 1 and 65535")]
    [InlineData("unsignedShort", "minInclusive=1", " 1 ", null)]
    [InlineData("string", "pattern=[0-9]+", "x", "must match the pattern '[0-9]+'")]
    [InlineData("string", "pattern=[0-9]+;pattern=.{2}", "123", "must match the pattern '.{2}'")]
    [InlineData("string", "maxLength=8", "123456789", "must have at most 8 characters, but has 9")]
    [InlineData("string", "minLength=1", "", "must have at least 1 character, but has 0")]
    [InlineData("string", "length=2", "\U00010000", "must have exactly 2 characters, but has 1")]
    [InlineData("base64Binary", "maxLength=1", "AAAA", "must have at most 1 byte, but has 3")]
    [InlineData("NMTOKENS", "minLength=2", " a ", "must have at least 2 items, but has 1")]
    [InlineData("decimal", "totalDigits=2", "123", "must have at most 2 digits, but has 3")]
    [InlineData("decimal", "fractionDigits=0", "1.5", "must have no digits behind the decimal point, but has 1")]
    [InlineData("decimal", "minExclusive=0", "0", "must be a decimal number greater than 0")]
    [InlineData("dateTime", "pattern=.*Z", "yesterday", "must be a date and time such as 2001-12-31T23:59:59Z")]
    [InlineData("date", "minInclusive=2001-01-01", "2000-12-31", "must be a date from 2001-01-01 on")]
    [InlineData("boolean", "pattern=.*", "yes", "must be a boolean (true, false, 1 or 0)")]
    [InlineData("NCName", "maxLength=9", "a:b", "must be an XML name without colon")]
    [InlineData("QName", "pattern=.*", "q:a", "must be a qualified name whose prefix is declared; 'q' is not")]
    [InlineData("QName", "pattern=.*", "1a", "must be a qualified name (local or prefix:local)")]
    [InlineData("ENTITY", "maxLength=9", "a", "must be the name of an unparsed entity that the document declares, and such declarations are not read")]
    [InlineData("NMTOKENS", "maxLength=9", "a ,", "must be a list of XML name tokens")]
    public void The_message_for_a_refused_literal_says_what_is_valid(string name, string facets, string text, string? reason) =>
        Assert.Equal(reason, DatatypeCases.Xsd(name, facets.Split(';')).Explain(text));

    [Fact]
    public void A_long_pattern_is_truncated_in_messages()
    {
        var pattern = new string('a', 159) + "\U0001F600" + new string('b', 50);
        Assert.Equal("must match the pattern '" + new string('a', 159) + "…'", DatatypeCases.Xsd("string", "pattern=" + pattern).Explain("x"));
    }

    [Fact]
    public void The_built_in_types_describe_themselves()
    {
        var token = Bindery.Datatypes.DatatypeLibrary.Create("", "token", [], out _)!;
        Assert.Equal("any text", token.Description);
        Assert.Null(token.Explain("x"));
    }
}
