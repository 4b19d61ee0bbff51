using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests;

/// <summary>What the analyzers tell from bare text: nothing may be held back that has to do with models, and most other code is.</summary>
public sealed class TextSieveTests
{
    private static readonly TextSieve Sieve = new(["DomainBackup", "Disk", "Größe", "AVeryLongNameOfMoreThanThirtyOneLetters"]);

    [Theory]
    [InlineData("new DomainBackup()")]
    [InlineData("DomainBackup")]
    [InlineData("x.@DomainBackup.Parse(y)")]
    [InlineData("List<Disk>")]
    [InlineData("(Disk)x")]
    [InlineData("a = Größe;")]
    [InlineData("AVeryLongNameOfMoreThanThirtyOneLetters a;")]
    [InlineData("$\"{Disk.Of(x)}\"")]
    [InlineData("Domain\\u0042ackup x;")]
    [InlineData("\\U00000044isk x;")]
    [InlineData("Do\u200Dmain x;")]
    [InlineData("x = new() { Name = 1 };")]
    [InlineData("x = new\n\t() { Name = 1 };")]
    [InlineData("x = new/* of what */() { };")]
    [InlineData("x = new // of what\n() { };")]
    public void Code_that_may_use_models_is_analyzed(string code)
    {
        Assert.True(LetsThrough(code));
        Assert.True(LetsThrough("int before = 0; " + code + " int after = 0;"));
        // Wherever the text is cut into pieces.
        for (var length = 2040; length < 2050; length++)
            Assert.True(LetsThrough(new string(' ', length) + code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("var total = items.Sum(item => item.Amount);")]
    [InlineData("DomainBackups x; MyDomainBackup y; domainBackup z; Disk1 a; _Disk b;")]
    [InlineData("AVeryLongNameOfMoreThanThirtyOneLetter a; AVeryLongNameOfMoreThanThirtyOneLetters2 b;")]
    [InlineData("x = new List<int>(); y = new int[(1)]; z = renew(); var anew = 1; x = (new)(1);")]
    [InlineData("var text = \"a\\n\\\"b\\\"\\t\"; // déjà – “vu”")]
    public void Code_without_models_is_skipped(string code) => Assert.False(LetsThrough(code));

    [Fact]
    public void Text_outside_the_code_is_ignored() =>
        Assert.False(Sieve.LetsThrough(SourceText.From("Disk a; int b; Disk c; \\u0041"), new TextSpan(8, 6)));

    private static bool LetsThrough(string code) => Sieve.LetsThrough(SourceText.From(code), new TextSpan(0, code.Length));
}
