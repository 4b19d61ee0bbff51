using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Bindery.Schema.Rng;

namespace Bindery.Tests.Documentation;

/// <summary>The delivered schemas are what the documentation of the generated types is made of: nothing may be left unsaid.</summary>
public sealed class SchemaDocumentationTests
{
    private static readonly XNamespace Rng = "http://relaxng.org/ns/structure/1.0";
    private static readonly XNamespace Compatibility = "http://relaxng.org/ns/compatibility/annotations/1.0";
    private static readonly XNamespace Bindery = "urn:bindery:annotations";

    public static TheoryData<string> Schemas { get; } = ["domainbackup.rng", "domaincheckpoint.rng", "samples/fieldbook.rng"];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_element_and_attribute_is_explained(string schema)
    {
        var silent =
            from pattern in Patterns(schema, "element", "attribute")
            where pattern.Attribute("name") is not null && !IsText(pattern.Elements().FirstOrDefault())
            select Describe(pattern);
        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_word_but_yes_and_no_is_explained(string schema)
    {
        var silent =
            from value in Patterns(schema, "value")
            where value.Value is not ("yes" or "no") && !IsText(value.ElementsAfterSelf().FirstOrDefault())
            select Describe(value);
        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Patterns_that_become_one_type_have_the_same_documentation(string schema)
    {
        var families =
            from pattern in Patterns(schema, "element", "attribute")
            let type = (string?)pattern.Attribute(Bindery + "type")
            where type is not null
            group Words(pattern.Element(Compatibility + "documentation")!) by (pattern.Name, type, (string?)pattern.Parent!.Attribute(Bindery + "type"));
        Assert.All(families, family => Assert.Single(family.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Defaults_are_on_optional_attributes_only(string schema)
    {
        var misplaced =
            from pattern in Patterns(schema, "element", "attribute")
            where pattern.Attribute(Compatibility + "defaultValue") is not null
            where pattern.Name.LocalName != "attribute" || pattern.Parent!.Name != Rng + "optional"
            select Describe(pattern);
        Assert.Empty(misplaced);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Annotations_match_the_documentation_pages(string schema)
    {
        var root = Load(schema);
        var attributes = root.Descendants()
            .Attributes()
            .Select(attribute => attribute.Name)
            .Where(name => name.Namespace == Bindery)
            .Select(name => $"| `b:{name.LocalName}");
        var elements = root.Descendants().Select(element => element.Name).Where(name => name.Namespace == Bindery).Select(name => $"| `<b:{name.LocalName}");
        Assert.All(attributes.Concat(elements).Distinct(), sign => Assert.Contains(sign, Pages()));
    }

    [Fact]
    public void Each_annotation_has_a_row_or_a_section_on_the_pages() =>
        Assert.All(RngAnnotations.Names.Append("unique").Append("keyref"), name => Assert.Matches($"(?m)^(## b:{name}|\\| `<?b:{name})\\b", Pages()));

    private static string Pages() =>
        File.ReadAllText(Path.Combine(Corpus.Repository, "README.md")) + File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "annotations.md"));

    private static string Words(XElement text) => string.Join(' ', text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsText(XElement? element) =>
        element is not null && element.Name == Compatibility + "documentation" && !string.IsNullOrWhiteSpace(element.Value);

    private static IEnumerable<XElement> Patterns(string schema, params string[] names) =>
        Load(schema).Descendants().Where(element => element.Name.Namespace == Rng && names.Contains(element.Name.LocalName));

    private static XElement Load(string schema) =>
        XElement.Load(Path.Combine(Corpus.Repository, "schemas", schema), LoadOptions.SetLineInfo);

    private static string Describe(XElement pattern) =>
        $"line {((IXmlLineInfo)pattern).LineNumber}: {pattern.Name.LocalName} {(string?)pattern.Attribute("name") ?? pattern.Value}";
}
