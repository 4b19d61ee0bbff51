using System;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>A value that was read and not changed is written as it stood.</summary>
public sealed class LexicalFormTests
{
    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(
        "<optional><attribute name='i'><data type='int'/></attribute></optional><optional><attribute name='b'><data type='boolean'/></attribute></optional>"
        + "<optional><attribute name='w'><choice><value>one</value><value>two</value></choice></attribute></optional><optional><attribute name='y'><choice><value>yes</value><value>no</value></choice></attribute></optional>"
        + "<optional><element name='n'><data type='long'/></element></optional><zeroOrMore><element name='d'><data type='double'/></element></zeroOrMore>"
        + "<optional><element name='t'><optional><attribute name='x'><data type='integer'/></attribute></optional><data type='decimal'/></element></optional>"))
            .Load()
            .GetType("Models.Doc")!);

    [Theory]
    [InlineData("<doc i=\"05\"/>")]
    [InlineData("<doc i=\" +5\" b=\"1\" w=\" two \" y=\"no \"/>")]
    [InlineData("<doc i=\"-0\" b=\"true\" w=\"two\" y=\"yes\"/>")]
    [InlineData("<doc><n>0700</n></doc>")]
    [InlineData("<doc><n> 5 </n><d>1E400</d><d>1.50</d><d>2</d><d>-0</d></doc>")]
    [InlineData("<doc><t x=\"007\">+1.50</t></doc>")]
    public void Everything_that_was_read_is_written(string xml)
    {
        var document = Models.Parse(Doc.Value, xml);
        Assert.Equal(xml, Models.Write(document));
        var copy = Doc.Value.GetMethod("Clone")!.Invoke(document, null)!;
        Assert.Equal(document, copy);
        Assert.Equal(xml, Models.Write(copy));
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("1.12345678901234567890123456789012", "1.1234567890123456789012345679")]
    [InlineData("12345678901234567890123456789012345.5", "79228162514264337593543950335")]
    [InlineData("-12345678901234567890123456789012345", "-79228162514264337593543950335")]
    public void A_required_number_out_of_range_is_rounded_and_written_unchanged(string text, string value)
    {
        var xml = $"<doc><t>{text}</t></doc>";
        var document = Models.Parse(Doc.Value, xml);
        var t = Doc.Value.GetProperty("T")!.GetValue(document)!;
        Assert.Equal(value, Convert.ToString(t.GetType().GetProperty("Value")!.GetValue(t), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(xml, Models.Write(document));
        Assert.Empty(Models.Validate(document));
    }

    [Fact]
    public void Changed_values_are_written_in_the_usual_form()
    {
        var document = Models.Parse(Doc.Value, "<doc i=\"05\" b=\"1\"><n>0700</n></doc>");
        Doc.Value.GetProperty("I")!.SetValue(document, 6);
        Doc.Value.GetProperty("N")!.SetValue(document, 1L);
        Assert.Equal("<doc i=\"6\" b=\"1\"><n>1</n></doc>", Models.Write(document));
    }

    [Fact]
    public void Lexical_forms_are_not_part_of_values() =>
        Assert.Equal(Models.Parse(Doc.Value, "<doc i=\"5\"><n>7</n></doc>"), Models.Parse(Doc.Value, "<doc i=\"05\"><n>07</n></doc>"));

    [Fact]
    public void Lexical_forms_are_preserved_if_unknown_content_is_omitted()
    {
        var document = Models.Parse(Doc.Value, "<doc i=\"05\" z=\"1\"><n>0700</n><u/></doc>");
        var written = (string)Doc.Value.GetMethod("ToXml")!.Invoke(document, [new XmlWriteOptions { UnknownContent = UnknownContentOutput.Omit }])!;
        Assert.Equal("<doc i=\"05\"><n>0700</n></doc>", written);
    }
}
