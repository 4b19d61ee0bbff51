using System.Linq;
using Rare;

namespace Bindery.Tests;

/// <summary>Typed text, wrappers of values, words whose blanks do not count, attributes in a namespace: Schemas/rarities.rng.</summary>
public sealed class RaritiesTests
{
    private static readonly XmlWriteOptions Unvalidated = new() { Validate = false };

    private static string Document(string content, string attributes = "") =>
        $"<rarities xmlns=\"urn:rarities\"{attributes}>{content}</rarities>".Replace("></rarities>", content.Length == 0 ? "/>" : "></rarities>");

    [Fact]
    public void Values_have_their_types()
    {
        var xml = Document(
            "<level> -7 </level><count>1</count><count>2</count><sizes><size>3</size><size>4</size></sizes><measure unit=\"m\">1.50</measure>",
            " xmlns:m=\"urn:marks\" m:mark=\" far \t away \" flag=\"1\" ratio=\"-INF\" power=\" off\"");
        var rarities = Rarities.Parse(xml, new() { Validate = true, UnknownContent = UnknownContent.Reject });

        Assert.Equal((Mark.FarAway, true, double.NegativeInfinity, false), (rarities.Mark, rarities.Flag, rarities.Ratio, rarities.Power));
        Assert.Equal(-7, rarities.Level);
        Assert.Equal([1, 2], rarities.Counts);
        Assert.Equal([3, 4], rarities.Sizes);
        Assert.Equal(("m", 1.50m), (rarities.Measure!.Unit, rarities.Measure.Value));
        // What was read is written as it stood, and what is set in its plain form.
        Assert.Contains("mark=\" far   away \"", rarities.ToXml());
        Assert.Contains(" flag=\"1\" ratio=\"-INF\" power=\" off\"><level> -7 </level>", rarities.Clone().ToXml());
        (rarities.Mark, rarities.Flag, rarities.Ratio, rarities.Power, rarities.Level) = (Mark.Near, false, 2, true, 7);
        var written = rarities.ToXml();
        Assert.Contains("mark=\"near\"", written);
        Assert.Contains(" flag=\"false\" ratio=\"2\" power=\"on\"", written);
        Assert.EndsWith(
            "<level>7</level><count>1</count><count>2</count><sizes><size>3</size><size>4</size></sizes><measure unit=\"m\">1.50</measure></rarities>",
            written);
        Assert.Equal(written, Rarities.Parse(written).ToXml());
    }

    [Theory]
    [InlineData("<level>high</level>", "")]
    [InlineData("<level a=\"1\">high</level>", "")]
    [InlineData("<level/>", "")]
    [InlineData("<count>1</count><count>many</count><count>2</count>", "")]
    [InlineData("<count a=\"1\">1</count><count a=\"2\">many</count><count a=\"3\">2</count>", "")]
    [InlineData("<count a=\"1\">x</count><count a=\"2\">y</count>", "")]
    [InlineData("<count a=\"1\">x<z/>y</count><count a=\"2\">1</count>", "")]
    [InlineData("<sizes><size>1</size><size>large</size><size>2</size></sizes>", "")]
    [InlineData("<sizes><size>large</size></sizes>", "")]
    [InlineData("<sizes/>", "")]
    [InlineData("<measure unit=\"m\">long</measure>", "")]
    [InlineData("<measure>1<x/></measure>", "")]
    [InlineData("<measure/>", "")]
    [InlineData("", " flag=\"yes\" ratio=\"1e\" power=\"standby\"")]
    [InlineData("", " xmlns:m=\"urn:marks\" m:mark=\"here\" mark=\"near\"")]
    public void A_value_that_a_type_cannot_represent_is_kept_as_text(string content, string attributes)
    {
        var xml = Document(content, attributes);

        Assert.Equal(xml, Rarities.Parse(xml).ToXml(Unvalidated));
    }

    [Fact]
    public void A_new_value_replaces_one_that_could_not_be_read()
    {
        var rarities = Rarities.Parse(Document("<level>high</level><measure>long</measure>", " xmlns:m=\"urn:marks\" m:mark=\"here\" flag=\"perhaps\""));
        Assert.Equal((null, null, null, null), (rarities.Level, rarities.Measure!.Value, rarities.Mark, rarities.Flag));

        (rarities.Level, rarities.Measure.Value, rarities.Mark, rarities.Flag) = (1, 2m, Mark.Near, false);

        var written = rarities.ToXml();
        Assert.EndsWith(" flag=\"false\"><level>1</level><measure>2</measure></rarities>", written);
        Assert.Equal(Mark.Near, Rarities.Parse(written).Mark);
    }

    [Fact]
    public void An_item_that_cannot_be_read_stays_between_its_neighbours()
    {
        var rarities = Rarities.Parse(Document("<count>1</count><count>x</count><count>2</count>"));

        Assert.Equal([1, 2], rarities.Counts);
        rarities.Counts.Insert(1, 7);
        Assert.Equal(Document("<count>1</count><count>x</count><count>7</count><count>2</count>"), rarities.ToXml(Unvalidated));
        Assert.Equal("/rarities/count[2]", Assert.Single(rarities.Validate()).Path);
        Assert.Equal(Document("<count>1</count><count>7</count><count>2</count>"), rarities.ToXml(new() { UnknownContent = UnknownContentOutput.Omit }));
    }

    [Theory]
    [InlineData("<level>high</level>", "The value 'high' of 'level' is not allowed here: the schema does not admit it", "/rarities/level")]
    [InlineData("<count>1</count><count>x</count>", "The value 'x' of 'count' is not allowed here: the schema does not admit it", "/rarities/count[2]")]
    [InlineData("<measure>long</measure>", "The value 'long' is not allowed here: the schema does not admit it", "/rarities/measure")]
    public void Unknown_content_is_rejected_on_request(string content, string message, string path)
    {
        var exception = Assert.Throws<SchemaViolationException>(() => Rarities.Parse(Document(content), new() { UnknownContent = UnknownContent.Reject }));

        Assert.Equal((message, path), (exception.Violations.Single().Message, exception.Path));
    }
}
