using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.CodeFixes.Plans;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests;

/// <summary>Texts made from patterns match them.</summary>
public sealed class RegexSampleTests
{
    public static TheoryData<string> Patterns =>
    [
        "", "a", "abc", "[a-z]+", "[^a-z]", @"\d{3}-\d{4}", @"\p{Lu}\p{Ll}*", "(a|bc|def){2,5}", "a{0,3}", "(x(y|z)?){3}", @"\i\c*", "[Ѐ-ӿ]{2}", ".",
        @"[\-+]?[0-9]+(\.[0-9]+)?",
        .. Schemas("*.rng").Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Samples_match(string pattern)
    {
        for (var longer = 0; longer < 3; longer++)
        {
            var sample = RegexSamples.Of(pattern, longer);
            Assert.NotNull(sample);
            Assert.True(XsdRegex.Parse(pattern, out _)!.IsMatch(Encoding.UTF8.GetBytes(sample)), $"'{sample}' does not match");
        }
    }

    [Theory]
    [InlineData("a{1000}")]
    [InlineData("((((a?){99}){99}){99}){99}")]
    [InlineData("((((a?b?){99}c?){99}d?){99}e?){99}")]
    [InlineData("(")]
    public void Long_or_empty_patterns_have_no_sample_and_cost_little(string pattern)
    {
        var sample = RegexSamples.Of(pattern, longer: 1);
        Assert.True(sample is null || sample.Length <= 256);
    }

    private static System.Collections.Generic.IEnumerable<string> Schemas(string files) =>
        Directory.GetFiles(Path.Combine(Corpus.Repository, "schemas"), files, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => XDocument.Load(path)
                .Descendants()
                .Where(element => element.Name.LocalName == "param" && (string?)element.Attribute("name") == "pattern")
                .Select(element => element.Value));
}
