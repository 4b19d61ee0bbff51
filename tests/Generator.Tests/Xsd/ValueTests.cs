using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>Values of XML Schema: types of .NET that lose nothing of what was read, xsi:nil as null, values by default.</summary>
public sealed class ValueTests
{
    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private const string Source = """
        using System;
        using System.Linq;
        using Goods;
        using Bindery;

        public static class Uses
        {
            public static string Describe(string xml)
            {
                var values = Values.Parse(xml);
                return string.Join("; ",
                    values.Placed, values.Placed.Offset?.ToString() ?? "local", values.Due?.ToDateOnly().Year, values.Opens?.ToTimeOnly().Minute, values.Year?.Year,
                    values.Season?.Month, string.Join("+", values.Lasts.Select(lasts => lasts.Months.IsZero ? lasts.ToTimeSpan().ToString() : lasts.Months + " months")),
                    values.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nil", values.Remark ?? (values.RemarkIsNil ? "nil" : "none"),
                    string.Join("+", values.Readings.Select(reading => reading?.ToString() ?? "nil")), values.Count, values.Unit, values.Weight?.Value,
                    values.Picture?.Length, values.Digest is null ? "" : Convert.ToHexString(values.Digest), values.Sizes?.Sum(),
                    values.EffectiveVersion, values.EffectiveSince, values.EffectiveLimit, values.Days is null ? "" : string.Join("+", values.Days), values.Refs.Count);
            }

            public static string Make() => new Values
            {
                Placed = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1)),
                Due = new DateOnly(2026, 2, 1),
                Opens = new TimeOnly(9, 30),
                Year = new XmlPartialDate(2026),
                Season = new XmlPartialDate(2026, 5),
                Lasts = { TimeSpan.FromMinutes(90), new XmlDuration(1, 2) },
                Amount = null,
                RemarkIsNil = true,
                Readings = { 1, null },
                Count = 3,
                Picture = new byte[] { 1, 2, 3 },
                Digest = new byte[] { 10, 255 },
                Sizes = new() { 1, 2 },
                Days = new() { Day.Tue },
                Refs = new() { "a", "b" },
            }.ToXml();

            public static bool ComesBackFromJson(string xml)
            {
                var values = Values.Parse(xml);
                return System.Text.Json.JsonSerializer.Deserialize<Values>(System.Text.Json.JsonSerializer.Serialize(values))!.Equals(values);
            }
        }
        """;

    private const string Full = $"""
        <values xmlns="urn:example:values" {Xsi} version="1.00" days="tue  mon" refs="a b c"><placed>12026-01-31T12:00:00.123456789012+01:00</placed><due>2026-02-28Z</due><opens>09:30:00.50</opens><year>2026-05:00</year><season>--05-17</season><lasts>PT090M</lasts><lasts>P1Y2M</lasts><amount xsi:nil="true"/><remark xsi:nil="true"/><reading>01</reading><reading xsi:nil="true"/><reading xsi:nil="false">2</reading><count/><unit/><weight by="x"/><picture>AQ ID</picture><digest>0aff</digest><sizes> 1 02 </sizes><big>12345678901234567890123456789012345.5</big></values>
        """;

    private static readonly Lazy<Assembly> Built = new(() => GeneratorRun.Of(new TestProject
    {
        Schemas =
        [
            TestSchema.Item(
                "/project/values.xsd",
                File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd", "values.xsd")), "Goods", ("BinderyAccessibility", "public")),
        ],
        Sources = [Source],
    }).Load());

    private static object Call(string method, params object[] arguments) => Built.Value.GetType("Uses")!.GetMethod(method)!.Invoke(null, arguments)!;

    [Fact]
    public void Values_have_types_of_their_own() => Assert.Equal(
        "2026-01-31T12:00:00; local; 2026; 30; 2026; 5; 01:30:00+14 months; 1.5; none; 1+nil; 5; kg; 1.50; 3; 0AFF; 3; 1.00; 2000-01-01; 7; Tue+Mon; 3",
        Call("Describe", Full.Replace("12026-01-31T12:00:00.123456789012+01:00", "2026-01-31T12:00:00")
            .Replace("<amount xsi:nil=\"true\"/><remark xsi:nil=\"true\"/>", "<amount>1.5</amount>")
            .Replace("<reading xsi:nil=\"false\">2</reading>", "")));

    [Fact]
    public void Nothing_of_a_document_is_lost()
    {
        var type = Built.Value.GetType("Goods.Values")!;
        var model = Models.Parse(type, Full);
        Assert.Equal(Plain(Full), Plain(Models.Write(model)));
        Assert.Empty(Models.Validate(model));
        var copy = type.GetMethod("Clone")!.Invoke(model, null)!;
        Assert.Equal(model, copy);
        Assert.Equal(Models.Write(model), Models.Write(copy));
    }

    // Where namespaces are declared does not matter.
    private static string Plain(string xml)
    {
        var root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        root.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        return root.ToString(SaveOptions.DisableFormatting);
    }

    [Fact]
    public void Unknown_content_is_refused_but_nil_is_known()
    {
        var reject = new XmlReadOptions { UnknownContent = UnknownContent.Reject };
        var type = Built.Value.GetType("Goods.Values")!;
        var parse = type.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!;
        Assert.NotNull(parse.Invoke(null, [Full, reject]));
        Assert.IsType<SchemaViolationException>(Assert.Throws<TargetInvocationException>(
            () => parse.Invoke(null, [Full.Replace("<unit/>", "<unit xsi:nil='false'/>"), reject])).InnerException);
    }

    [Fact]
    public void A_model_is_written_as_the_schema_says() => Assert.Equal(
        "<values xmlns=\"urn:example:values\" days=\"tue\" refs=\"a b\"><placed>2026-01-31T12:00:00+01:00</placed><due>2026-02-01</due><opens>09:30:00</opens>"
        + "<year>2026</year><season>2026-05</season><lasts>PT1H30M</lasts><lasts>P1Y2M</lasts><amount xsi:nil=\"true\"/><remark xsi:nil=\"true\"/><reading>1</reading>"
        + "<reading xsi:nil=\"true\"/><count>3</count><picture>AQID</picture><digest>0AFF</digest><sizes>1 2</sizes></values>",
        ((string)Call("Make")).Replace(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"", ""));

    [Fact]
    public void Values_of_one_meaning_are_equal()
    {
        var type = Built.Value.GetType("Goods.Values")!;
        string Document(string placed) => $"<values xmlns=\"urn:example:values\" {Xsi} refs=\"a\"><placed>{placed}</placed><amount xsi:nil='true'/><count>5</count></values>";
        Assert.Equal(Models.Parse(type, Document("2026-01-31T12:00:00Z")), Models.Parse(type, Document("2026-01-31T13:00:00.0+01:00")));
        Assert.NotEqual(Models.Parse(type, Document("2026-01-31T12:00:00Z")), Models.Parse(type, Document("2026-01-31T12:00:00")));
    }

    [Fact]
    public void A_missing_nil_is_an_error() => Assert.Contains(
        "'values' has no element 'amount', which it needs",
        Assert.Throws<XmlBindingException>(() => Models.Parse(
            Built.Value.GetType("Goods.Values")!,
            "<values xmlns=\"urn:example:values\" refs=\"a\"><placed>2026-01-31T12:00:00Z</placed><count>5</count></values>")).Message);

    [Fact]
    public void Values_round_trip_through_JSON() => Assert.Equal(true, Call("ComesBackFromJson",
        $"<values xmlns=\"urn:example:values\" {Xsi} refs=\"a b\"><placed>2026-01-31T12:00:00Z</placed><due>2026-02-28</due><lasts>P1Y</lasts><amount>1.5</amount><count>5</count><picture>AQID</picture><sizes>1 2</sizes></values>"));
}
