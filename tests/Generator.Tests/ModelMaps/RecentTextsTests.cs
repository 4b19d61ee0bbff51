using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers.Models;

namespace Bindery.Tests.ModelMaps;

/// <summary>The last texts are remembered, and no more than a few.</summary>
public sealed class RecentTextsTests
{
    private readonly List<string> _read = [];
    private readonly RecentTexts<string> _texts;

    public RecentTextsTests() => _texts = new(text =>
    {
        lock (_read)
            _read.Add(text);
        return text.Length == 0 ? throw new FormatException("Nothing.") : "read " + text;
    });

    [Fact]
    public void A_text_is_read_once()
    {
        Assert.Equal(["read a", "read b", "read a"], new[] { "a", "b", new string('a', 1) }.Select(text => _texts.Read(text).Value));
        Assert.Equal(["a", "b"], _read);
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_cached_too()
    {
        Assert.Equal(new Decoded<string>(null, "Nothing."), _texts.Read(""));
        Assert.Equal(new Decoded<string>(null, "Nothing."), _texts.Read(""));
        Assert.Single(_read);
    }

    [Fact]
    public void The_least_recently_used_text_is_removed_first()
    {
        foreach (var text in Enumerable.Range(0, RecentTexts<string>.Capacity)
            .Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            _texts.Read(text);
        _texts.Read("0");
        _texts.Read("new");
        _read.Clear();
        _texts.Read("0");
        Assert.Empty(_read);
        _texts.Read("1");
        Assert.Equal(["1"], _read);
    }

    [Fact]
    public async Task Many_threads_read_a_text_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => _texts.Read(number % 2 == 0 ? "even" : "odd"))));
        Assert.Equal(["even", "odd"], _read.Order());
    }
}
