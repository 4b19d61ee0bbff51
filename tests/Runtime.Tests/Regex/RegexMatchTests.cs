using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>What expressions match.</summary>
public class RegexMatchTests
{
    [Theory]
    [InlineData("", ";", "a")]
    [InlineData("|", ";", "a")]
    [InlineData("()", ";", "a;()")]
    [InlineData("a", "a", ";b;aa;A")]
    [InlineData("a|b", "a;b", "ab;")]
    [InlineData("(a|)b", "ab;b", "a;aab")]
    [InlineData("(ab|cd)*e?", ";e;ab;abcd;cdabe", "abc;ee;acd")]
    [InlineData("a?", ";a", "aa")]
    [InlineData("a+", "a;aaaa", ";b")]
    [InlineData("a*", ";a;aaaa", "b;ab")]
    [InlineData("a{2}", "aa", "a;aaa;")]
    [InlineData("a{2,}", "aa;aaaaa", "a;")]
    [InlineData("a{0,2}", ";a;aa", "aaa")]
    [InlineData("a{02,03}", "aa;aaa", "a;aaaa")]
    [InlineData("a{0}b", "b", "ab")]
    [InlineData("a{0,0}", ";", "a")]
    [InlineData("(ab){2,3}", "abab;ababab", "ab;abababab;aba")]
    [InlineData("(ab){2,}", "abab;abababab", "ab;aba")]
    [InlineData("(a{2,3}){2}", "aaaa;aaaaa;aaaaaa", "aaa;aaaaaaa")]
    [InlineData("(a{2}){0,2}", ";aa;aaaa", "a;aaa;aaaaaa")]
    [InlineData("(a{3,4}){1,2}", "aaa;aaaa;aaaaaa;aaaaaaa;aaaaaaaa", "a;aa;aaaaa;aaaaaaaaa")]
    [InlineData("(a{0,2}){3}", ";a;aaaaaa", "aaaaaaa")]
    [InlineData("(a{5,}){2,}", "aaaaaaaaaa;aaaaaaaaaaaaa", "aaaaaaaaa;")]
    [InlineData("^a$", "^a$", "a")]
    [InlineData("a&b~!@#%=:,\"'<>/_`-", "a&b~!@#%=:,\"'<>/_`-", "a")]
    [InlineData("\\n\\r\\t\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^", "\n\r\t\\|.?*+(){}-[]^", "n")]
    [InlineData(".", ".;\u0085;\u2028;é;\U00010330", ";\n;\r;ab")]
    [InlineData("[?+*(){}|.]", "?;+;*;(;);{;};|;.", "x;\\")]
    [InlineData("[a-z-[c-y]]", "a;b;z", "c;y;d;-")]
    [InlineData("[abc-[a-a]]", "b;c", "a;d;-")]
    [InlineData("[a-z-[b-y-[m]]]", "a;m;z", "b;l;y")]
    [InlineData("[^a-c-[d]]", "e;-;\n", "a;d")]
    [InlineData("[^a-z-[^b]]", "", "a;b;0")]
    [InlineData("[a^]", "a;^", "b")]
    [InlineData("[^^]", "a", "^")]
    [InlineData("[!-^]", "!;A;^", "a")]
    [InlineData("[a\\-z]", "a;-;z", "b")]
    [InlineData("[\\--a]", "-;a;/", "b;,")]
    [InlineData("[\\t-\\n]", "\t;\n", "\r")]
    [InlineData("[\\d-[5]]", "1;\u0661", "5;a")]
    [InlineData("[^\\s)]", "a;é", " ;);\n")]
    [InlineData("[^\\c\\-]", " ;$", "a;c;-;_")]
    [InlineData("[ab]-[cd]", "a-c;b-d", "a;ac")]
    [InlineData("\\s", " ;\t;\n;\r", "\u0085;\u00A0;a")]
    [InlineData("\\S", "\u0085;\u00A0;a", " ;\t;\n;\r")]
    [InlineData("\\d", "1;\u0661;\U0001D7CE", "a;½;Ⅷ")]
    [InlineData("\\D", "a;½", "1;\u0661")]
    [InlineData("\\w", "a;\U00010400;\u0301;$;+;<", "_;-;.;\u0378; ")]
    [InlineData("\\W", "_;-;.;\u0378; ", "a;$")]
    [InlineData("\\i", "_;:;\u0391;j;\u212E", "5;-;\U00010000;\U00010400")]
    [InlineData("\\c", "_;:;-;.;5;\u00B7;\u0E31", " ;/;\U00010000")]
    [InlineData("\\I\\C", "5 ", "a ;55")]
    [InlineData("[\\i-[:]][\\c-[:]]*", "ab;_1", "a:b;1")]
    [InlineData("\\p{L}\\p{Lu}\\p{Nd}", "aA1;éÉ\u0661;\U00010428\U000104001", "Aa1;1A1")]
    [InlineData("\\P{Lu}", "a;1", "A")]
    [InlineData("\\p{Co}", "\uE000;\U000F0000", "a")]
    [InlineData("\\p{Cn}", "\u0378", "a")]
    [InlineData("\\p{IsBasicLatin}+", "az~", "é")]
    [InlineData("\\P{IsBasicLatin}", "é;\U00010330", "a")]
    [InlineData("\\p{IsGothic}", "\U00010330;\U0001033F;\U0001034F", "X;\U0001032F;\U00020330;\U00010350")]
    [InlineData("\\p{IsPrivateUse}", "\uE000;\U000F0000;\U0010FFFD", "a;\U0010FFFE")]
    [InlineData("\\p{IsGreek}", "α;Ϡ", "a;\u0400")]
    [InlineData("[\U0001F600-\U0001F64F]+", "\U0001F600\U0001F601\U0001F64F", "\U0001F650;a;\U0001F5FF")]
    [InlineData("[^\U0001F600]", "\U0001F601;a", "\U0001F600")]
    [InlineData("\U0001F600{2}", "\U0001F600\U0001F600", "\U0001F600")]
    [InlineData(
        "(((25[0-5])|(2[0-4][0-9])|(1[0-9]{2})|([1-9][0-9])|([0-9]))\\.){3}((25[0-5])|(2[0-4][0-9])|(1[0-9]{2})|([1-9][0-9])|([0-9]))",
        "0.0.0.0;255.249.199.99",
        "256.0.0.0;1.2.3;1.2.3.4.;01.2.3.4")]
    public void The_whole_text_must_match(string pattern, string matches, string others)
    {
        var regex = XsdRegex.Parse(pattern, out var problem);
        Assert.Null(problem);
        Assert.Equal(pattern, regex!.Pattern);
        if (matches.Length > 0)
            Assert.All(matches.Split(';'), text => Assert.True(regex.IsMatch(Encoding.UTF8.GetBytes(text)), text));
        Assert.All(others.Split(';'), text => Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes(text)), text));
    }

    [Fact]
    public void All_blocks_of_Unicode_3_1_are_known()
    {
        var blocks = 0;
        foreach (var name in UnicodeBlocks.Names)
        {
            Assert.NotNull(XsdRegex.Parse($"\\p{{Is{name}}}\\P{{Is{name}}}", out _));
            blocks++;
        }
        Assert.Equal(93, blocks);
    }

    [Fact]
    public void All_categories_but_that_of_surrogates_are_known()
    {
        const string Categories = "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn";
        Assert.All(Categories.Split(' '), name => Assert.NotNull(XsdRegex.Parse($"\\p{{{name}}}", out _)));
    }
}
