using Bindery.Help;

namespace Bindery.Tests;

/// <summary>The way from a finding to the page of its rule.</summary>
public sealed class RuleHelpTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("https://example.org/docs", "https://example.org/docs/rules/BND1001.md")]
    [InlineData("https://example.org/docs/", "https://example.org/docs/rules/BND1001.md")]
    public void The_page_of_a_rule_is_in_the_documentation_folder(string address, string? link) => Assert.Equal(link, RuleHelp.LinkOf("BND1001", address));

    [Fact]
    public void Without_an_address_a_description_names_the_command_and_the_page_in_the_package()
    {
        Assert.Equal(
            "What it means. The command 'bindery explain BND1001' prints the page of this rule; the package Bindery has it as docs/rules/BND1001.md.",
            RuleHelp.Describe("BND1001", "What it means.", ""));
        Assert.Equal("What it means.", RuleHelp.Describe("BND1001", "What it means.", "https://example.org/"));
    }
}
