using System;
using System.Linq;
using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>Patterns that must all match are decided in one pass as one after the other.</summary>
public sealed class RegexConjunctionTests
{
    private static readonly string[] Patterns =
    [
        "/.+", ".*([^./]\\.{0,2}|\\.{3})", "([^/]{0,3}/)*[^/]{0,3}", "[a-z/]*", ".*", "(ab|a)*", "[^b]{2,5}", "", ".{3}", "(a|b/){1,4}", "\\.+|[äö]+",
        "[\\s\\S]*[^0-9][\\s\\S]*", "a{2,}b?",
    ];

    [Fact]
    public void All_match_together_exactly_if_each_does()
    {
        var random = new Random(5);
        var matched = 0;
        for (var round = 0; round < 300; round++)
        {
            var expressions = Enumerable.Range(0, random.Next(2, 4))
                .Select(_ => XsdRegex.Parse(Patterns[random.Next(Patterns.Length)], out var problem) ?? throw new FormatException(problem!.ToString()))
                .ToArray();
            var all = new RegexConjunction(expressions);
            for (var i = 0; i < 60; i++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "ab/.1ä"[random.Next(6)]));
                var utf8 = Encoding.UTF8.GetBytes(text);
                var expected = expressions.All(expression => expression.IsMatch(utf8));
                Assert.True(expected == all.IsMatch(utf8), $"'{text}' by {string.Join(" and ", expressions.Select(expression => expression.Pattern))}");
                matched += expected ? 1 : 0;
            }
        }
        Assert.InRange(matched, 500, int.MaxValue);
    }

    /// <summary>States that multiply are too many for one automaton: then each expression has its own.</summary>
    [Fact]
    public void Expressions_whose_product_is_too_large_are_matched_one_by_one()
    {
        var expressions = new[] { 97, 89, 83 }.Select(count => XsdRegex.Parse($"(a{{{count}}}|b)*", out _)!).ToArray();
        var all = new RegexConjunction(expressions);
        var period = 97 * 89 * 83;
        Assert.True(all.IsMatch("b"u8));
        Assert.True(all.IsMatch(Encoding.UTF8.GetBytes(new string('a', period) + "b")));
        Assert.False(all.IsMatch(Encoding.UTF8.GetBytes(new string('a', period - 1) + "b")));
        Assert.False(all.IsMatch(Encoding.UTF8.GetBytes(new string('a', 97 * 89) + "b")));
    }
}
