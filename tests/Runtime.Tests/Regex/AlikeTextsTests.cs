using System;
using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>Texts that begin as those before them are matched as if each were the first.</summary>
public sealed class AlikeTextsTests
{
    [Theory]
    [InlineData("/.+")]
    [InlineData("([^/]{0,9}/)*[^/]{0,9}")]
    [InlineData("(äö|ä|ö|€|[a-d7/]){0,80}")]
    [InlineData(".*[0-9]")]
    public void Automata_decide_like_the_expression(string pattern)
    {
        var regex = XsdRegex.Parse(pattern, out _)!;
        var alike = new AlikeTexts(XsdRegex.Parse(pattern, out _)!.Automaton());
        var random = new Random(7);
        string[] pieces = ["ä", "ö", "€", "a", "abcd", "/", "/abcd", "ä€", "äö", "7", "\U0001F600"];
        var beginning = "";
        var matches = 0;
        for (var i = 0; i < 3000; i++)
        {
            if (random.Next(6) == 0)
                beginning = Some(24);
            var text = beginning + Some(6);
            var utf8 = Encoding.UTF8.GetBytes(text);
            Assert.Equal(regex.IsMatch(utf8), alike.Matches(utf8));
            matches += regex.IsMatch(utf8) ? 1 : 0;
        }
        Assert.InRange(matches, 100, 2900);

        string Some(int most)
        {
            var text = "";
            for (var count = random.Next(most); count > 0; count--)
                text += pieces[random.Next(pieces.Length)];
            return text;
        }
    }
}
