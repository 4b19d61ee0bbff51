using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Bindery.Generator.Pipeline;

namespace Bindery.Tests.Files;

/// <summary>The options of the item BinderySchema reach the generator through the targets of the package.</summary>
public sealed class ItemMetadataTests
{
    private static readonly XElement[] Targets =
        [.. Directory.GetFiles(Path.Combine(Corpus.Repository, "src", "Package", "build"), "*.targets").Select(file => XElement.Load(file))];

    public static TheoryData<string> Options => [.. Handed.Where(name => name != nameof(SchemaFile.AccessibilityProperty))];

    /// <summary>The options, and the name of the property that the package of libvirt's schemas sets one by, which is not for users.</summary>
    public static TheoryData<string> AllMetadata => [.. Handed];

    private static IEnumerable<string> Handed =>
        typeof(SchemaFile).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);

    [Theory]
    [MemberData(nameof(AllMetadata))]
    public void An_option_is_passed_to_the_compiler(string option)
    {
        Assert.Contains("Bindery" + option, Values("CompilerVisibleItemMetadata", "MetadataName"));
        Assert.Contains($"%(_BinderyDistinctSchema.{option})", Values("AdditionalFiles", "Bindery" + option));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Two_items_of_one_file_that_differ_in_an_option_are_an_error(string option)
    {
        var error = Targets.Descendants("Error").Single(error => (string?)error.Attribute("Code") == "BND0004");
        Assert.Contains($"%({option})", (string)error.Attribute("Condition")!);
        Assert.Contains(option, (string)error.Attribute("Text")!);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void The_readme_names_an_option(string option) =>
        Assert.Matches($"`{option}`|{option}=\"", File.ReadAllText(Path.Combine(Corpus.Repository, "README.md")));

    private static string[] Values(string element, string attribute) =>
        [.. Targets.Descendants(element).Attributes(attribute).Select(value => value.Value)];
}
