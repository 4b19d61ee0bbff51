using System.Linq;

namespace Bindery.Tests.Datatypes;

/// <summary>The order of values, as the bounds see it; partial for times and durations.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("decimal", "-100.5|-1.51|-1.5|-0.001|0|0.0009|.001|1.499|1.5|2|10|99999999999999999999999999999999999.5|100000000000000000000000000000000000")]
    [InlineData("integer", "-100000000000000000000|-99|-9|0|9|10|11|99|100000000000000000000")]
    [InlineData("float", "-INF|-1000|-1e-3|0|1e-45|.5|1|1e10|3.4e38|INF")]
    [InlineData("double", "-INF|-1e308|-1000|0|5e-324|1|1.0000000000000002|1e308|INF")]
    [InlineData(
        "duration",
        "-P1Y|-P11M|-P32D|-P27D|-PT1S|-PT0.5S|PT0S|PT0.5S|PT1S|PT59S|PT1M|PT61S|PT1H|P1D|P27D|P1M|P32D|P149D|P5M|P154D|P11M|P364D|P1Y|P367D|P13M|P99999999999999999999Y")]
    [InlineData(
        "dateTime",
        "-0002-01-01T00:00:00|-0001-12-31T23:59:59|0001-01-01T00:00:00|1999-12-31T23:59:59|1999-12-31T23:59:59.5|1999-12-31T23:59:60|2000-01-01T00:00:00|2000-02-29T00:00:00|2000-03-01T00:00:00|12000-01-01T00:00:00")]
    [InlineData("dateTime", "2000-01-01T00:00:00+14:00|1999-12-31T23:00:00Z|2000-01-01T00:00:00Z|1999-12-31T23:30:00-01:00|2000-01-01T00:00:00-13:00")]
    [InlineData("time", "00:00:00+14:00|00:00:00Z|10:00:00.5Z|23:59:59Z|23:59:59-13:00")]
    [InlineData("date", "1066-12-31|1900-01-01|1900-01-02|2000-02-29|2000-03-01")]
    [InlineData("gYearMonth", "1999-12|2000-01|2000-02|10000-01")]
    [InlineData("gYear", "-0002|-0001|0001|1999|2000|12000")]
    [InlineData("gMonthDay", "--01-31|--02-29|--03-01|--12-31")]
    [InlineData("gDay", "---01|---02|---31")]
    [InlineData("gMonth", "--01|--02|--12")]
    public void Each_value_is_less_than_the_following_ones(string name, string ascending)
    {
        var values = ascending.Split('|');
        for (var i = 0; i < values.Length; i++)
        {
            var above = DatatypeCases.Xsd(name, "minExclusive=" + values[i]);
            var below = DatatypeCases.Xsd(name, "maxExclusive=" + values[i]);
            var from = DatatypeCases.Xsd(name, "minInclusive=" + values[i]);
            var to = DatatypeCases.Xsd(name, "maxInclusive=" + values[i]);
            for (var j = 0; j < values.Length; j++)
            {
                Assert.True(above.Allows(values[j]) == (j > i), $"{values[j]} > {values[i]}");
                Assert.True(below.Allows(values[j]) == (j < i), $"{values[j]} < {values[i]}");
                Assert.True(from.Allows(values[j]) == (j >= i), $"{values[j]} >= {values[i]}");
                Assert.True(to.Allows(values[j]) == (j <= i), $"{values[j]} <= {values[i]}");
            }
        }
    }

    [Theory]
    [InlineData("duration", "P1M", "P28D|P29D|P30D|P31D")]
    [InlineData("duration", "P5M", "P150D|P151D|P152D|P153D")]
    [InlineData("duration", "P1Y", "P365D|P366D|P12M")]
    [InlineData("duration", "P1D", "PT24H|PT86400S")]
    [InlineData("duration", "-P1M", "-P28D|-P31D")]
    [InlineData("dateTime", "2001-12-01T00:00:00Z", "2001-12-01T00:00:00|2001-12-01T14:00:00|2001-11-30T10:00:00")]
    [InlineData("dateTime", "2001-12-01T00:00:00", "2001-12-01T00:00:00Z|2001-12-01T14:00:00Z|2001-11-30T10:00:00Z")]
    [InlineData("date", "2001-01-01Z", "2001-01-01")]
    [InlineData("gYear", "2001", "2001Z")]
    [InlineData("gMonth", "--02", "--02Z")]
    [InlineData("float", "NaN", "1|0|INF|-INF")]
    [InlineData("double", "1", "NaN")]
    public void No_bound_is_kept_if_the_order_is_not_decisive(string name, string bound, string literals)
    {
        var kinds = new[] { "minExclusive=", "maxExclusive=", "minInclusive=", "maxInclusive=" };
        Assert.All(literals.Split('|'), text => Assert.All(kinds, kind => Assert.False(DatatypeCases.Xsd(name, kind + bound).Allows(text), kind + text)));
    }

    [Theory]
    [InlineData("dateTime", "2001-12-01T00:00:00Z", "2001-12-01T14:00:01", "2001-11-30T09:59:59")]
    [InlineData("dateTime", "2001-12-01T00:00:00", "2001-12-01T14:00:01Z", "2001-11-30T09:59:59Z")]
    [InlineData("date", "2001-01-01Z", "2001-01-02", "2000-12-31")]
    public void Fourteen_hours_decide_between_a_local_time_and_another(string name, string bound, string later, string earlier)
    {
        Assert.True(DatatypeCases.Xsd(name, "minExclusive=" + bound).Allows(later));
        Assert.False(DatatypeCases.Xsd(name, "minExclusive=" + bound).Allows(earlier));
        Assert.True(DatatypeCases.Xsd(name, "maxExclusive=" + bound).Allows(earlier));
        Assert.False(DatatypeCases.Xsd(name, "maxExclusive=" + bound).Allows(later));
    }

    [Fact]
    public void NaN_equals_itself_within_bounds()
    {
        Assert.True(DatatypeCases.Xsd("float", "minInclusive=NaN").Allows("NaN"));
        Assert.False(DatatypeCases.Xsd("float", "minExclusive=NaN").Allows("NaN"));
    }

    [Fact]
    public void Long_numbers_compare_in_linear_time()
    {
        var digits = string.Concat(Enumerable.Repeat("1234567890", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(DatatypeCases.Xsd("integer", "minInclusive=" + digits).Allows(digits + "0"));
        Assert.Equal(DatatypeCases.Xsd("decimal").Value(digits + ".0"), DatatypeCases.Xsd("decimal").Value("0" + digits));
        Assert.True(DatatypeCases.Xsd("double").Allows(digits));
        Assert.False(DatatypeCases.Xsd("duration", "minInclusive=P1Y").Allows("P" + digits + "Y"));
        // BigInteger alone would take many times this.
        Assert.True(watch.ElapsedMilliseconds < 20_000, watch.Elapsed.ToString());
    }
}
