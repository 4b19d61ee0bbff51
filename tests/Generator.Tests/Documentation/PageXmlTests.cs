using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Bindery.Generator.Pipeline;

namespace Bindery.Tests.Documentation;

/// <summary>
/// The XML of the pages for users, in blocks and between backticks, can be copied: it is well-formed, and items, metadata and properties of projects are known.
/// The tests of each page read its schemas and validate its documents.
/// </summary>
public sealed partial class PageXmlTests
{
    private static readonly List<(string Page, string Text)> Blocks = [.. Pages().SelectMany(page => Found(page, Block()))];

    // Items with the attributes that they may have, beside those that any item has.
    private static readonly Dictionary<string, string[]> Items = new()
    {
        ["BinderySchema"] = [.. typeof(SchemaFile).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name)],
        ["BinderyDocument"] = ["Schema"],
        ["BinderyTexts"] = [],
        ["AdditionalFiles"] = [],
        ["PackageReference"] = ["Version", "PrivateAssets", "IncludeAssets"],
    };

    private static readonly string[] Properties =
        ["EmitCompilerGeneratedFiles", "LangVersion", "LibvirtXmlAccessibility", "LibvirtXmlDocuments", "TargetFramework"];

    [Fact]
    public void Every_block_is_well_formed_except_the_examples_of_the_rules_about_it()
    {
        Assert.InRange(Blocks.Count, 50, int.MaxValue);
        Assert.Equal(
            ["BND0006.md", "BND3006.md"],
            Blocks.Where(block => Problem(block.Text) is not null).Select(block => Path.GetFileName(block.Page)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Items_and_properties_of_projects_are_known()
    {
        var elements = Blocks.Concat(Pages().SelectMany(page => Found(page, Inline())))
            .Where(part => Problem(part.Text) is null)
            .SelectMany(part => Parse(part.Text).Descendants().Select(element => (part.Page, Element: element)))
            .Where(found => found.Element.Name.Namespace == XNamespace.None && IsOfProject(found.Element))
            .ToList();

        Assert.InRange(elements.Count, 15, int.MaxValue);
        Assert.DoesNotContain(elements, found => !IsKnown(found.Element));
    }

    [Fact]
    public void Packages_of_the_repository_have_its_version()
    {
        var version = XElement.Load(Path.Combine(Corpus.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;

        var references = Blocks.Where(block => Problem(block.Text) is null)
            .SelectMany(block => Parse(block.Text).Descendants("PackageReference"))
            .Where(reference => reference.Attribute("Include")!.Value.Split('.')[0] == "Bindery")
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(version, reference.Attribute("Version")!.Value));
    }

    private static IEnumerable<string> Pages() =>
        new[] { "README.md", "CONTRIBUTING.md" }.Select(page => Path.Combine(Corpus.Repository, page))
            .Concat(Directory.GetFiles(Path.Combine(Corpus.Repository, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Corpus.Repository, "src"), "README.md", SearchOption.AllDirectories))
            // Its documents are not valid on purpose, and compared with what three programs say of them.
            .Where(page => Path.GetFileName(page) != "messages.md");

    private static IEnumerable<(string Page, string Text)> Found(string page, Regex regex) =>
        regex.Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
            .Select(match => (Path.GetRelativePath(Corpus.Repository, page), match.Groups["text"].Value));

    private static string? Problem(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (XmlException problem)
        {
            return problem.Message + text;
        }
    }

    // A part has no declaration of its namespaces.
    private static XElement Parse(string text) =>
        text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!DOCTYPE", StringComparison.Ordinal)
            ? new XElement("part", XElement.Load(XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse })))
            : XElement.Parse($"<part xmlns:b='urn:bindery:annotations' xmlns:xs='http://www.w3.org/2001/XMLSchema'>{text}</part>");

    private static bool IsOfProject(XElement element) =>
        element.Name.LocalName is "ItemGroup" or "PropertyGroup" || Items.ContainsKey(element.Name.LocalName)
            || element.Name.LocalName.StartsWith("Bindery", StringComparison.Ordinal) || element.Parent!.Name.LocalName is "ItemGroup" or "PropertyGroup";

    private static bool IsKnown(XElement element)
    {
        var name = element.Name.LocalName;
        if (name is "ItemGroup" or "PropertyGroup")
            return true;
        return element.Parent!.Name.LocalName == "PropertyGroup" || !Items.TryGetValue(name, out var metadata)
            ? Properties.Contains(name)
            : element.Attributes().All(attribute => attribute.Name.LocalName is "Include" or "Condition" || metadata.Contains(attribute.Name.LocalName));
    }

    [GeneratedRegex(@"^(?<indent> *)```xml\n(?<text>.*?)^\k<indent>```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<text><[A-Z][A-Za-z]* [^`\n]*|<[A-Z][A-Za-z]*>[^`\n]*)`")]
    private static partial Regex Inline();
}
