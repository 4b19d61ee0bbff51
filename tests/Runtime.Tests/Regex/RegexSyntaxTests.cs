using System.Text;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>What is a regular expression of XML Schema, and what is said, and where, of what is none.</summary>
public class RegexSyntaxTests
{
    [Theory]
    [InlineData("a??", 2, "a quantifier cannot follow another one; put the part to repeat in parentheses, or write '\\?' for the character itself")]
    [InlineData("a**", 2, "a quantifier cannot follow another one; put the part to repeat in parentheses, or write '\\*' for the character itself")]
    [InlineData(
        "x{0,1000}{0,1000}", 9, "a quantifier cannot follow another one; put the part to repeat in parentheses, or write '\\{' for the character itself")]
    [InlineData("?", 0, "'?' has nothing to repeat; the character itself is written '\\?'")]
    [InlineData("a|*", 2, "'*' has nothing to repeat; the character itself is written '\\*'")]
    [InlineData("{", 0, "'{' has nothing to repeat; the character itself is written '\\{'")]
    [InlineData("a]", 1, "']' closes nothing; the character itself is written '\\]'")]
    [InlineData("}", 0, "'}' closes nothing; the character itself is written '\\}'")]
    [InlineData("a)", 1, "')' closes no parenthesis; the character itself is written '\\)'")]
    [InlineData("(a(b)", 0, "the parenthesis is never closed")]
    [InlineData("a(?:b)", 2, "XML Schema has no groups of the form '(?…)'; plain parentheses group")]
    [InlineData("x{2,1}", 1, "the upper bound of '{2,1}' is less than its lower bound")]
    [InlineData("x{1, 2}", 4, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{ 2}", 2, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{2 }", 3, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{+2}", 2, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{,2}", 2, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{}", 2, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("x{1", 3, "a quantifier in braces is {n}, {n,} or {n,m}, of digits only, without whitespace")]
    [InlineData("\\", 0, "'\\' escapes nothing; the character itself is written '\\\\'")]
    [InlineData("a\\b", 1, "XML Schema has no escape '\\b'")]
    [InlineData("(a)\\1", 3, "XML Schema has no escape '\\1'")]
    [InlineData("\\$", 0, "'$' needs no escape, and XML Schema allows none")]
    [InlineData("\\\U0001F600", 0, "'\U0001F600' needs no escape, and XML Schema allows none")]
    [InlineData("\\pL", 0, "a category or block is named in braces: '\\p{Lu}', '\\p{IsBasicLatin}'")]
    [InlineData("\\p{L", 0, "a category or block is named in braces: '\\p{Lu}', '\\p{IsBasicLatin}'")]
    [InlineData("\\p{LC}", 3, "XML Schema knows no category 'LC'")]
    [InlineData("\\p{Cs}", 3, "XML Schema knows no category 'Cs'")]
    [InlineData("\\P{}", 3, "XML Schema knows no category ''")]
    [InlineData("\\p{IsGothik}", 3, "XML Schema knows no block 'IsGothik'; did you mean 'IsGothic'?")]
    [InlineData("\\p{IsHighPrivateUseSurrogates}", 3, "XML Schema knows no block 'IsHighPrivateUseSurrogates'")]
    [InlineData("[]", 1, "a class needs at least one member; the character ']' itself is written '\\]'")]
    [InlineData("[^]", 2, "a class needs at least one member; the character ']' itself is written '\\]'")]
    [InlineData("[[]", 1, "'[' within a class is written '\\['; a subtraction is '-[…]'")]
    [InlineData("a[bc", 1, "the class is never closed")]
    [InlineData("[", 1, "the class is never closed")]
    [InlineData("[a-", 3, "the class is never closed")]
    [InlineData("[a-z", 0, "the class is never closed")]
    [InlineData("[a-]", 2, "'-' stands here not between the ends of a range; the character itself is written '\\-'")]
    [InlineData("[-a]", 1, "'-' stands here not between the ends of a range; the character itself is written '\\-'")]
    [InlineData("[a-c-e]", 4, "'-' stands here neither between the ends of a range nor before a subtraction '-[…]'; the character itself is written '\\-'")]
    [InlineData("[a-\\d]", 1, "'a-\\d' is not a range: its ends must be single characters")]
    [InlineData("[\\d-a]", 1, "'\\d-a' is not a range: its ends must be single characters")]
    [InlineData("[xz-a]", 2, "the range 'z-a' ends before it begins")]
    [InlineData("[a-[a]-[a]]", 6, "a subtraction '-[…]' is the last part of its class: ']' must follow")]
    public void A_mistake_is_located_and_explained(string pattern, int position, string message)
    {
        Assert.Null(XsdRegex.Parse(pattern, out var problem));
        Assert.Equal(new RegexProblem(position, message), problem);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        Assert.NotNull(XsdRegex.Parse(new string('(', 250) + "a" + new string(')', 250), out _));
        Assert.Null(XsdRegex.Parse(new string('(', 100_000), out var problem));
        Assert.Equal(new RegexProblem(250, "parentheses nest deeper than 250"), problem);
        Assert.Null(XsdRegex.Parse(string.Concat(System.Linq.Enumerable.Repeat("[a-", 100_000)), out problem));
        Assert.Equal("class subtractions nest deeper than 250", problem!.Message);
    }

    [Fact]
    public void Repetitions_nested_in_each_other_may_be_deep()
    {
        // Each level repeats in a way that does not merge with the next one.
        var pattern = "a";
        for (var i = 0; i < 240; i++)
            pattern = "(b" + pattern + ")?";
        var regex = XsdRegex.Parse(pattern, out var problem);
        Assert.Null(problem);
        Assert.True(regex!.IsMatch(Encoding.UTF8.GetBytes(new string('b', 240) + "a")));
        Assert.True(regex.IsMatch("bb"u8));
        Assert.False(regex.IsMatch("ba"u8));
    }

    [Theory]
    [InlineData("(ab){0,100000}")]
    [InlineData("((ab){0,1000}c){0,1000}")]
    [InlineData("((((((((ab){9}c){9}d){9}e){9}f){9}g){9}h){9}i){9}")]
    [InlineData("(ab){99999999999}")]
    public void A_pattern_that_is_too_large_is_refused(string pattern)
    {
        Assert.Null(XsdRegex.Parse(pattern, out var problem));
        Assert.Equal(new RegexProblem(pattern.Length, "it is too large: written out, it has more than 100000 parts"), problem);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("()")]
    [InlineData("a|")]
    [InlineData("(a){0}")]
    public void A_pattern_of_great_length_is_not_read_to_its_end(string part)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(XsdRegex.Parse(new StringBuilder().Insert(0, part, 10_000_000 / part.Length).ToString(), out var problem));
        Assert.StartsWith("it is too large", problem!.Message, System.StringComparison.Ordinal);
        Assert.True(watch.Elapsed < System.TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Classes_count_toward_the_size()
    {
        Assert.Null(XsdRegex.Parse(string.Concat(System.Linq.Enumerable.Repeat("[\\c-[a]]", 2000)), out var problem));
        Assert.Equal("it is too large: written out, it has more than 100000 parts", problem!.Message);
        Assert.Null(XsdRegex.Parse("[" + string.Concat(System.Linq.Enumerable.Repeat("\\w", 200_000)) + "]", out problem));
        Assert.Equal("it is too large: written out, it has more than 100000 parts", problem!.Message);
    }
}
