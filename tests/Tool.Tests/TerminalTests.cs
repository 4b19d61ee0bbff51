using System;
using Bindery.Tests.Support;
using Bindery.Wording;

namespace Bindery.Tests;

/// <summary>What the tool shows on a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain ä 😀", "plain ä 😀")]
    [InlineData("a\u001b[31m", "a\\u001B[31m")]
    [InlineData("a\nb\u0085c\u2028d", "a\\nb\\u0085c\\u2028d")]
    [InlineData("\u202eevil\u2066", "\\u202Eevil\\u2066")]
    public void Control_characters_are_escaped(string text, string shown) => Assert.Equal(shown, Quotation.Escape(text));

    [Fact]
    public void Half_a_surrogate_pair_is_escaped() => Assert.Equal("a\\uD83D", Quotation.Escape("a\ud83d"));

    [Fact]
    public void An_argument_cannot_control_the_terminal() =>
        Assert.Equal(new ToolRun(2, "", "bindery: there is no command '\\u001B[2J'; 'bindery help' lists all\n"), ToolRun.Of("\u001b[2J"));

    [Fact]
    public void Several_documents_are_counted_and_one_is_not()
    {
        var good = _folder.Write("good.xml", "<note topic='birds'/>");
        var bad = _folder.Write("bad.xml", "<note topic='bird'/>");

        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("validate", _folder.Schema, good));
        Assert.Equal(
            new ToolRun(0, "", "2 documents: all are valid\n"),
            ToolRun.Of("validate", _folder.Schema, good, _folder.Write("other.xml", "<note topic='trees'/>")));
        Assert.Equal("2 documents: 1 valid, 1 not valid\n", ToolRun.Of("validate", _folder.Schema, good, bad).Error);
        Assert.EndsWith(
            "\n3 documents: 1 valid, 1 not valid, 1 could not be read\n",
            ToolRun.Of("validate", _folder.Schema, good, bad, _folder["none.xml"]).Error,
            StringComparison.Ordinal);
        Assert.Equal("", ToolRun.Of("validate", _folder.Schema, good, bad, "-q").Error);
    }

    [Fact]
    public void Colours_are_used_on_request()
    {
        var bad = _folder.Write("bad.xml", "<note topic='bird'/>");

        var plain = ToolRun.Of("validate", _folder.Schema, bad);
        Assert.DoesNotContain('\u001b', plain.Output);
        Assert.Equal(plain, ToolRun.Of("validate", _folder.Schema, bad, "--color", "never"));
        Assert.StartsWith(
            $"\u001b[1m{bad}:1:14:\u001b[0m \u001b[1;31merror BND3003:\u001b[0m 'bird' is not allowed",
            ToolRun.Of("validate", _folder.Schema, bad, "--color=always").Output,
            StringComparison.Ordinal);
    }
}
