using System;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>The two engines against each other and against .NET's, and hostile patterns and texts.</summary>
public class RegexEngineTests
{
    [Fact]
    public void Both_engines_agree_with_another_one_on_random_expressions()
    {
        var random = new Random(4711);
        var checks = 0;
        var hits = 0;
        for (var i = 0; i < 1500; i++)
        {
            var pattern = Expression(random, 4);
            var tree = RegexParser.Parse(pattern, out var problem);
            Assert.True(tree is not null, pattern + ": " + problem?.Message);
            var program = RegexProgram.Compile(tree);
            var automaton = new LazyAutomaton(program);
            var start = new RegexConfigurations(program).Start();
            var other = new System.Text.RegularExpressions.Regex("^(?:" + pattern + ")\\z", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            for (var j = 0; j < 40; j++)
            {
                var text = Text(random);
                var utf8 = Encoding.UTF8.GetBytes(text);
                var expected = other.IsMatch(text);
                Assert.True(expected == automaton.IsMatch(utf8), $"automaton: {pattern} on {text}");
                Assert.True(expected == new RegexSimulation(program, start).IsMatch(utf8), $"simulation: {pattern} on {text}");
                checks++;
                hits += expected ? 1 : 0;
            }
        }
        Assert.Equal(60_000, checks);
        Assert.InRange(hits, 3_000, 57_000);
    }

    [Fact]
    public void The_simulation_goes_on_where_the_automaton_stops()
    {
        // 2^25 states if they were all built: the limit comes long before.
        var regex = Parse("(a|b)*a(a|b){25}(c|d)*");
        var random = new Random(17);
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            for (var j = 0; j < 400; j++)
                text.Append(random.Next(2) == 0 ? 'a' : 'b');
            var body = text.ToString();
            Assert.Equal(body[^26] == 'a', regex.IsMatch(Encoding.UTF8.GetBytes(body)));
            Assert.Equal(body[^26] == 'a', regex.IsMatch(Encoding.UTF8.GetBytes(body + "cd")));
        }
    }

    [Theory]
    [InlineData("(a*)*b", 'a')]
    [InlineData("(a|aa)+b", 'a')]
    [InlineData("(a?){5000}a{5000}b", 'a')]
    [InlineData("([a-c]*[b-d]*[a]*)*e", 'a')]
    [InlineData(".*a.{100000}b", 'a')]
    [InlineData("(.*a){50}b", 'a')]
    [InlineData(".*.{0,99999999999}.*b", 'a')]
    [InlineData("(a{0,1000}b?){20}c", 'a')]
    public void A_hostile_pattern_on_a_long_text_takes_linear_time(string pattern, char character)
    {
        var regex = Parse(pattern);
        var text = Encoding.UTF8.GetBytes(new string(character, 100_000));
        var watch = Stopwatch.StartNew();
        Assert.False(regex.IsMatch(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("a{0,100000}", 100_000, true)]
    [InlineData("a{0,100000}", 100_001, false)]
    [InlineData("a{100000}", 100_000, true)]
    [InlineData("a{100000}", 99_999, false)]
    [InlineData("a{70000,}", 70_000, true)]
    [InlineData("a{70000,}", 69_999, false)]
    [InlineData("(a{0,1000}){0,1000}", 100_000, true)]
    [InlineData("(a{0,300}){0,300}", 90_000, true)]
    [InlineData("(a{0,300}){0,300}", 90_001, false)]
    [InlineData("a{99999999999}", 100_000, false)]
    [InlineData("a{0,99999999999}", 100_000, true)]
    [InlineData("a*a{50000}a*", 50_000, true)]
    [InlineData("a*a{50000}a*", 49_999, false)]
    [InlineData("a{0,5000}a{40000,45000}a{0,5000}", 55_000, true)]
    [InlineData("a{0,5000}a{40000,45000}a{0,5000}", 55_001, false)]
    [InlineData("a{0,5000}a{40000,45000}a{0,5000}", 39_999, false)]
    public void Large_counts_are_exact(string pattern, int length, bool isMatch) =>
        Assert.Equal(isMatch, Parse(pattern).IsMatch(Encoding.UTF8.GetBytes(new string('a', length))));

    [Fact]
    public void Threads_may_share_an_expression()
    {
        for (var round = 0; round < 20; round++)
        {
            var regex = Parse("([a-z0-9]{2}:){5}[a-z0-9]{2}|(x|xy|y)*z{3,7}");
            Parallel.For(0, 200, i =>
            {
                Assert.True(regex.IsMatch("52:54:00:ab:cd:ef"u8));
                Assert.False(regex.IsMatch("52:54:00:ab:cd:e"u8));
                Assert.True(regex.IsMatch(Encoding.UTF8.GetBytes("xyxyx" + new string('z', 3 + (i % 5)))));
                Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes("xyxyx" + new string('z', 8 + i))));
            });
        }
    }

    [Fact]
    public void Many_different_classes_are_distinguished()
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < 5000; i++)
            pattern.Append("[^").Append((char)(0x4E00 + i)).Append(']');
        var regex = Parse(pattern.ToString());
        var text = new StringBuilder().Insert(0, "x", 5000);
        Assert.True(regex.IsMatch(Encoding.UTF8.GetBytes(text.ToString())));
        text[4321] = (char)(0x4E00 + 4321);
        Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes(text.ToString())));
        text[4321] = (char)(0x4E00 + 4320);
        Assert.True(regex.IsMatch(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static XsdRegex Parse(string pattern)
    {
        var regex = XsdRegex.Parse(pattern, out var problem);
        Assert.True(regex is not null, problem?.Message);
        return regex;
    }

    // Only what means the same in both dialects.
    private static string Expression(Random random, int depth)
    {
        string[] atoms = ["a", "b", "c", "[ab]", "[^a]", "[a-c-[b]]", "é", "[b-é]", "(a|b)", "()"];
        string[] quantifiers = ["?", "*", "+", "{0}", "{1}", "{2}", "{3}", "{0,2}", "{1,3}", "{2,5}", "{2,}", "{4,}", "{0,1}", "{1,}"];
        if (depth == 0)
            return atoms[random.Next(atoms.Length)];
        return random.Next(4) switch
        {
            0 => Expression(random, depth - 1) + Expression(random, depth - 1),
            1 => "(" + Expression(random, depth - 1) + "|" + Expression(random, depth - 1) + ")",
            2 => "(" + Expression(random, depth - 1) + ")" + quantifiers[random.Next(quantifiers.Length)],
            _ => atoms[random.Next(atoms.Length)] + quantifiers[random.Next(quantifiers.Length)],
        };
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(9); length > 0; length--)
            text.Append("aaabbcé"[random.Next(7)]);
        return text.ToString();
    }
}
