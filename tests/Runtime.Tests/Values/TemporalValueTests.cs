using System;

namespace Bindery.Tests.Values;

/// <summary>Dates, times and durations of XML Schema beside those of .NET: what has no place there is not lost.</summary>
public sealed class TemporalValueTests
{
    [Theory]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00.123456789012-05:30")]
    [InlineData("-0044-03-15T12:00:00")]
    [InlineData("123456-01-01T00:00:00")]
    [InlineData("2026-01-31T24:00:00")]
    public void A_date_and_time_keeps_its_text(string text) => Assert.Equal(text, XmlDateTime.Parse($" {text}\n").ToString());

    [Theory]
    [InlineData("2026-02-30T12:00:00")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00")]
    [InlineData("2026-01-31T12:00:00+15:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Invalid_values_are_refused(string? text)
    {
        Assert.False(XmlDateTime.TryParse(text, out _));
        if (text is not null)
            Assert.Equal($"'{text}' is not a valid date and time", Assert.Throws<FormatException>(() => XmlDateTime.Parse(text)).Message);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00", DateTimeKind.Unspecified, 12, 31)]
    [InlineData("2026-01-31T12:00:00Z", DateTimeKind.Utc, 12, 31)]
    [InlineData("2026-01-31T12:00:00+01:00", DateTimeKind.Unspecified, 12, 31)]
    [InlineData("2026-01-30T24:00:00", DateTimeKind.Unspecified, 0, 31)]
    public void A_date_and_time_converts_to_DateTime(string text, DateTimeKind kind, int hour, int day)
    {
        var value = XmlDateTime.Parse(text).ToDateTime();
        Assert.Equal((kind, hour, day), (value.Kind, value.Hour, value.Day));
    }

    [Fact]
    public void Values_of_NET_are_written_with_the_time_zone_that_they_have()
    {
        Assert.Equal("2026-01-31T12:00:00", ((XmlDateTime)new DateTime(2026, 1, 31, 12, 0, 0)).ToString());
        Assert.Equal("2026-01-31T12:00:00Z", ((XmlDateTime)new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc)).ToString());
        Assert.Equal("2026-01-31T12:00:00.5-05:30", ((XmlDateTime)new DateTimeOffset(2026, 1, 31, 12, 0, 0, 500, new TimeSpan(-5, -30, 0))).ToString());
        Assert.Equal("2026-01-31", ((XmlDate)new DateOnly(2026, 1, 31)).ToString());
        Assert.Equal("2026-01-31+02:00", new XmlDate(new DateTime(2026, 1, 31), TimeSpan.FromHours(2)).ToString());
        Assert.Equal("09:30:00", ((XmlTime)new TimeOnly(9, 30)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new XmlTime(TimeSpan.FromHours(24)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new XmlDateTime(default, TimeSpan.FromHours(15)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new XmlDateTime(default, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_year_that_NET_does_not_have_overflows()
    {
        Assert.Equal(123456, XmlDate.Parse("123456-01-01").Year);
        Assert.Equal(-44, XmlDate.Parse("-0044-03-15").Year);
        Assert.Throws<OverflowException>(() => XmlDate.Parse("-0044-03-15").ToDateTime());
        Assert.Throws<OverflowException>(() => XmlDateTime.Parse("9999-12-31T24:00:00").ToDateTime());
        Assert.Throws<OverflowException>(() => XmlDateTime.Parse("10000-01-01T00:00:00Z").ToDateTimeOffset());
    }

    [Fact]
    public void Equal_moments_in_different_time_zones_are_equal_unless_one_has_none()
    {
        Assert.Equal(XmlDateTime.Parse("2026-01-31T12:00:00Z"), XmlDateTime.Parse("2026-01-31T13:00:00.0+01:00"));
        Assert.NotEqual(XmlDateTime.Parse("2026-01-31T12:00:00Z"), XmlDateTime.Parse("2026-01-31T12:00:00"));
        Assert.True(XmlDateTime.Parse("2026-01-31T12:00:00+01:00") < XmlDateTime.Parse("2026-01-31T12:00:00Z"));
        Assert.True(XmlDate.Parse("2026-02-01") > XmlDate.Parse("2026-01-31"));
        Assert.Equal(default, XmlDate.Parse("0001-01-01"));
    }

    [Theory]
    [InlineData("2026", 2026, null, null)]
    [InlineData("2026-05", 2026, 5, null)]
    [InlineData("2026-05-17", 2026, 5, 17)]
    [InlineData("--05-17", null, 5, 17)]
    [InlineData("--05", null, 5, null)]
    [InlineData("---17", null, null, 17)]
    [InlineData("2026-05:00", 2026, null, null)]
    public void A_partial_date_has_only_its_components(string text, int? year, int? month, int? day)
    {
        var value = XmlPartialDate.Parse(text);
        Assert.Equal((year, month, day), ((int?)value.Year, value.Month, value.Day));
        Assert.Equal(text, new XmlPartialDate(year, month, day, value.Offset).ToString());
    }

    [Fact]
    public void A_year_and_a_day_without_a_month_are_not_a_partial_date()
    {
        Assert.Throws<ArgumentException>(() => new XmlPartialDate(2026, null, 3));
        Assert.Throws<ArgumentException>(() => new XmlPartialDate(null));
        Assert.Throws<ArgumentException>(() => new XmlPartialDate(2026, 2, 29));
    }

    [Fact]
    public void A_duration_is_a_time_span_where_it_has_no_months()
    {
        Assert.Equal(new TimeSpan(1, 2, 3, 4, 500), XmlDuration.Parse("P1DT2H3M4.5S").ToTimeSpan());
        Assert.Equal(TimeSpan.FromSeconds(-90), XmlDuration.Parse("-PT90S").ToTimeSpan());
        Assert.Throws<InvalidOperationException>(() => XmlDuration.Parse("P1Y").ToTimeSpan());
        Assert.Throws<OverflowException>(() => XmlDuration.Parse("P99999999999999999D").ToTimeSpan());
        Assert.Equal(new DateTime(2026, 2, 28), XmlDuration.Parse("P1M").AddTo(new DateTime(2026, 1, 31)));
        Assert.Equal("-P1Y2M", new XmlDuration(-1, -2).ToString());
        Assert.Equal("P1YT1H", new XmlDuration(1, 0, TimeSpan.FromHours(1)).ToString());
        Assert.Equal("PT0S", default(XmlDuration).ToString());
        Assert.Throws<ArgumentException>(() => new XmlDuration(1, -1));
        Assert.NotEqual(XmlDuration.Parse("P1Y"), XmlDuration.Parse("P12M"));
        Assert.Equal(XmlDuration.Parse("P01YT0S"), XmlDuration.Parse("P1Y"));
    }
}
