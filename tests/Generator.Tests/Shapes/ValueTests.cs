using System;
using System.Linq;
using Bindery.Datatypes.Xsd;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>What the texts of attributes and elements become.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("<text/>", "string")]
    [InlineData("<data type='string'/>", "string")]
    [InlineData("<data type='boolean'/>", "bool")]
    [InlineData("<data type='byte'/>", "int")]
    [InlineData("<data type='unsignedShort'/>", "int")]
    [InlineData("<data type='int'/>", "int")]
    [InlineData("<data type='unsignedInt'/>", "long")]
    [InlineData("<data type='long'/>", "long")]
    [InlineData("<data type='unsignedLong'/>", "decimal")]
    [InlineData("<data type='integer'/>", "BigInteger")]
    [InlineData("<data type='positiveInteger'/>", "BigInteger")]
    [InlineData("<data type='integer'><param name='minInclusive'>0</param><param name='maxInclusive'>2147483647</param></data>", "int")]
    [InlineData("<data type='integer'><param name='minInclusive'>0</param><param name='maxExclusive'>2147483648</param></data>", "int")]
    [InlineData("<data type='integer'><param name='minInclusive'>0</param><param name='maxInclusive'>2147483648</param></data>", "long")]
    [InlineData("<data type='positiveInteger'><param name='maxInclusive'>65535</param></data>", "int")]
    [InlineData("<data type='decimal'/>", "decimal")]
    [InlineData("<data type='double'/>", "double")]
    [InlineData("<data type='float'/>", "double")]
    [InlineData("<choice><data type='byte'/><data type='unsignedInt'/></choice>", "long")]
    [InlineData("<choice><data type='int'/><value>auto</value></choice>", "string")]
    [InlineData("<choice><data type='int'/><value type='int'>-1</value></choice>", "int")]
    [InlineData("<choice><data type='int'/><data type='double'/></choice>", "string")]
    [InlineData("<choice><value>yes</value><value>no</value></choice>", "bool")]
    [InlineData("<choice><value>on</value><value>off</value></choice>", "bool")]
    [InlineData("<choice><value>true</value><value>false</value></choice>", "bool")]
    [InlineData("<choice><value>yes</value><value>off</value></choice>", "DocX")]
    [InlineData("<choice><value>yes</value><value>no</value><value>maybe</value></choice>", "DocX")]
    [InlineData("<choice><text/><value>a</value></choice>", "string")]
    [InlineData("<list><oneOrMore><data type='int'/></oneOrMore></list>", "string")]
    [InlineData("<data type='dateTime'/>", "XmlDateTime")]
    [InlineData("<data type='date'/>", "XmlDate")]
    [InlineData("<data type='time'/>", "XmlTime")]
    [InlineData("<data type='gMonthDay'/>", "XmlPartialDate")]
    [InlineData("<choice><data type='gYear'/><data type='date'/></choice>", "XmlPartialDate")]
    [InlineData("<choice><data type='dateTime'/><data type='date'/></choice>", "string")]
    [InlineData("<data type='duration'/>", "XmlDuration")]
    [InlineData("<data type='base64Binary'/>", "byte[]")]
    [InlineData("<data type='hexBinary'/>", "byte[]")]
    public void A_type_is_the_smallest_that_holds_the_values(string content, string type)
    {
        Assert.Equal([$"required {type} X"], Shape.Of(Rng.Doc($"<attribute name='x'>{content}</attribute>")).Properties());
        Assert.Equal([$"{type}? X"], Shape.Of(Rng.Doc($"<optional><attribute name='x'>{content}</attribute></optional>")).Properties());
    }

    /// <summary>A datatype that gets a type of its own, other than string, is listed here.</summary>
    [Fact]
    public void Each_datatype_has_a_type()
    {
        const string Types = "anyAtomicType string, anyURI string, base64Binary byte[], boolean bool, byte int, date XmlDate, dateTime XmlDateTime, "
            + "decimal decimal, double double, duration XmlDuration, ENTITIES string, ENTITY string, float double, gDay XmlPartialDate, "
            + "gMonth XmlPartialDate, gMonthDay XmlPartialDate, gYear XmlPartialDate, gYearMonth XmlPartialDate, hexBinary byte[], ID string, "
            + "IDREF string, IDREFS string, int int, integer BigInteger, language string, long long, Name string, NCName string, "
            + "negativeInteger BigInteger, NMTOKEN string, NMTOKENS string, nonNegativeInteger BigInteger, nonPositiveInteger BigInteger, "
            + "normalizedString string, NOTATION QName, positiveInteger BigInteger, QName QName, short int, string string, time XmlTime, "
            + "token string, unsignedByte int, unsignedInt long, unsignedLong decimal, unsignedShort int, untypedAtomic string";
        var rows = Types.Split(", ").Select(row => row.Split(' ')).ToList();

        Assert.Equal(XsdTypes.Names.Order(StringComparer.Ordinal), rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            rows.Select((row, i) => $"required {row[1]} A{i}"),
            Shape.Of(Rng.Doc(string.Concat(rows.Select((row, i) => $"<attribute name='a{i}'><data type='{row[0]}'/></attribute>")))).Properties());
    }

    [Theory]
    [InlineData("yes", "no", "yes", true)]
    [InlineData("on", "off", "off", false)]
    [InlineData("true", "false", "true", true)]
    public void Pairs_of_words_are_read_and_written_as_they_are(string yes, string no, string word, bool value)
    {
        var type = Shape.Of(Rng.Doc(Rng.Words("x", yes, no))).Load().GetType("Models.Doc")!;
        var document = Models.Parse(type, $"<doc x=\"{word}\"/>");
        Assert.Equal(value, type.GetProperty("X")!.GetValue(document));
        Assert.Equal($"<doc x=\"{word}\"/>", Models.Write(document));
    }

    /// <summary>Half a pair: absence is the other half.</summary>
    [Fact]
    public void One_word_of_a_pair_is_a_boolean() =>
        Assert.Equal(["bool? Autoport"], Shape.Of(Rng.Doc("<optional>" + Rng.Words("autoport", "yes") + "</optional>")).Properties());

    [Fact]
    public void A_fixed_value_is_set_initially()
    {
        var run = Shape.Of(Rng.Doc("<attribute name='version'><value>1.0</value></attribute>"));
        Assert.Equal(["string Version"], run.Properties());
        Assert.Contains("= \"1.0\";", run.Files["Models.Doc.g.cs"]);
    }

    [Fact]
    public void The_only_value_of_an_optional_attribute_is_not_set() =>
        Assert.DoesNotContain(
            "= \"1.0\";", Shape.Of(Rng.Doc("<optional><attribute name='version'><value>1.0</value></attribute></optional>")).Files["Models.Doc.g.cs"]);

    [Fact]
    public void The_words_of_all_branches_come_together()
    {
        var run = Shape.Of(Rng.Doc("<choice><group>"
            + Rng.Words("type", "file")
            + "<attribute name='path'/></group><group>"
            + Rng.Words("type", "block", "volume")
            + "<attribute name='dev'/></group></choice>"));
        Assert.Equal(["File", "Block", "Volume"], run.EnumMembers("DocType"));
        Assert.Equal(["required DocType Type", "string? Path", "string? Dev"], run.Properties());
    }

    [Fact]
    public void An_enumeration_with_a_chosen_name_is_shared_by_its_places()
    {
        var run = Shape.Of(Rng.Doc(
            Rng.Words("first", "a", "b").Replace("<attribute ", "<attribute b:type='Letter' ")
                + Rng.Words("second", "b", "c").Replace("<attribute ", "<attribute b:type='Letter' ")));
        Assert.Equal(["required Letter First", "required Letter Second"], run.Properties());
        Assert.Equal(["A", "B", "C"], run.EnumMembers("Letter"));
    }

    [Fact]
    public void One_set_of_words_is_one_enumeration() =>
        Assert.Equal(
            ["required DocFirst First", "required DocFirst Second"],
            Shape.Of(Rng.Doc(Rng.Words("first", "a", "b") + Rng.Words("second", "a", "b"))).Properties());

    [Fact]
    public void Children_of_values_are_values()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<interleave><element name='a'><data type='int'/></element><optional><element name='b'><choice><value>x</value><value>y</value></choice></element></optional>"
            + "<zeroOrMore><element name='c'><text/></element></zeroOrMore></interleave>"));
        Assert.Equal(["required int A", "DocB? B", "List<string> Cs"], run.Properties());
    }

    [Fact]
    public void Words_keep_their_spelling_and_their_white_space()
    {
        var schema = Rng.Doc(
            "<attribute name='x'><choice><value type='string'> a b </value><value type='string'>A B</value><value type='string'/></choice></attribute>");
        var run = Shape.Of(schema);
        Assert.Equal(["AB", "AB2", "Empty"], run.EnumMembers("DocX"));
        var type = run.Load().GetType("Models.Doc")!;
        foreach (var xml in new[] { "<doc x=\" a b \"/>", "<doc x=\"A B\"/>", "<doc x=\"\"/>" })
            Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
        Assert.Equal([0, 1, 2], run.EnumMembers("DocX").Select((_, number) => number));
    }
}
