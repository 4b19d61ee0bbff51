using System;
using System.Globalization;
using System.Text;

namespace Bindery.Tests.Datatypes;

/// <summary>What must not matter: the culture, and the garbage collector.</summary>
public class EnvironmentTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_does_not_affect_the_result(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(DatatypeCases.Xsd("double").Value("1.5"), 1.5);
            Assert.False(DatatypeCases.Xsd("double").Allows("1,5"));
            Assert.Equal("must be an integer between -10 and 65535", DatatypeCases.Xsd("int", "minInclusive=-10", "maxInclusive=65535").Explain("-11"));
            Assert.Equal("must have at most 1000 characters, but has 1001", DatatypeCases.Xsd("string", "maxLength=1000").Explain(new string('i', 1001)));
            Assert.Equal(DatatypeCases.Xsd("hexBinary").Value("ii".Replace('i', 'f')), DatatypeCases.Xsd("hexBinary").Value("FF"));
            Assert.True(DatatypeCases.Xsd("decimal", "maxInclusive=1.5").Allows("-1.5"));
            Assert.True(DatatypeCases.Xsd("dateTime", "minInclusive=1999-12-31T23:59:59.5Z").Allows("2000-01-01T00:00:00Z"));
            Assert.True(DatatypeCases.Xsd("string", "pattern=\\p{IsBasicLatin}+").Allows("Iiıİ".Remove(2)));
            Assert.Equal("There is no type 'INT' in the library of XML Schema; did you mean 'int'?", DatatypeProblem("INT"));
            Assert.False(DatatypeCases.Xsd("language").Allows("ı"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("string", "pattern=[a-zA-Z0-9_]+", "vda_1", true)]
    [InlineData("string", "maxLength=16", "some text", true)]
    [InlineData("token", "pattern=a b", "  a \t b ", true)]
    [InlineData("int", "minInclusive=1", " 17 ", true)]
    [InlineData("unsignedLong", "maxInclusive=18446744073709551614", "18446744073709551615", false)]
    [InlineData("NCName", "maxLength=3", "naïf", false)]
    [InlineData("dateTime", "pattern=.*", "2001-12-31T23:59:59.123Z", true)]
    [InlineData("duration", "pattern=.*", "P1DT12H", true)]
    [InlineData("anyURI", "maxLength=100", "http://example.org/a?b#c", true)]
    [InlineData("base64Binary", "length=3", "A A A A", true)]
    [InlineData("boolean", "pattern=true|false", "true", true)]
    [InlineData("double", "pattern=.*", "1e5", true)]
    [InlineData("NMTOKENS", "minLength=2", " a   b ", true)]
    public void Lookups_do_not_allocate(string name, string facet, string text, bool allows)
    {
        var datatype = DatatypeCases.Xsd(name, facet);
        var utf8 = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < 100; i++)
            Assert.Equal(allows, datatype.Allows(utf8, null));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            datatype.Allows(utf8, null);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string DatatypeProblem(string name) => DatatypeCases.Problem(name).Message;
}
