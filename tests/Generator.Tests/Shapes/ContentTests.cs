using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>What children and their order become.</summary>
public sealed class ContentTests
{
    [Fact]
    public void Elements_of_one_name_in_different_branches_become_one_class()
    {
        var run = Shape.Of(Rng.Doc(
            "<choice><group>"
                + Rng.Words("mode", "pull")
                + "<ref name='pull'/></group><group>"
                + Rng.Words("mode", "push")
                + "<ref name='push'/></group></choice>",
            "<define name='pull'><oneOrMore><element name='disk'><attribute name='name'/><attribute name='scratch'/></element></oneOrMore></define>"
            + "<define name='push'><oneOrMore><element name='disk'><attribute name='name'/><optional><attribute name='target'/></optional></element></oneOrMore></define>"));
        Assert.Equal(["Disk", "Doc", "DocMode"], run.Types());
        Assert.Equal(["DocMode Mode", "List<Disk> Disks"], Unrequired(run, "Doc"));
        Assert.Equal(["required string Name", "string? Scratch", "string? Target"], run.Properties("Disk"));
    }

    [Fact]
    public void A_wrapper_of_one_repeated_child_is_its_list()
    {
        var run = Shape.Of(
            Rng.Doc("<optional><element name='disks'><oneOrMore><element name='disk'><attribute name='name'/></element></oneOrMore></element></optional>"));
        Assert.Equal(["List<Disk> Disks"], run.Properties());
        Assert.Equal(["Disk", "Doc"], run.Types());
    }

    [Fact]
    public void A_wrapper_of_values_is_a_list_of_values() =>
        Assert.Equal(
            ["List<int> Ports"],
            Shape.Of(
                Rng.Doc(
                    "<optional><element name='ports'><oneOrMore><element name='port'><data type='unsignedShort'/></element></oneOrMore></element></optional>"))
                .Properties());

    [Theory]
    [InlineData("<attribute name='count'/><oneOrMore><element name='disk'><attribute name='name'/></element></oneOrMore>")]
    [InlineData("<zeroOrMore><element name='disk'><attribute name='name'/></element></zeroOrMore>")]
    [InlineData(
        "<interleave><oneOrMore><element name='disk'><attribute name='name'/></element></oneOrMore><oneOrMore><element name='tape'><attribute name='name'/></element></oneOrMore></interleave>")]
    [InlineData("<element name='disk'><attribute name='name'/></element>")]
    public void A_wrapper_with_more_than_its_list_has_a_class(string content) =>
        Assert.Equal(["Disks? Disks"], Shape.Of(Rng.Doc($"<optional><element name='disks'>{content}</element></optional>")).Properties());

    [Fact]
    public void Several_wrappers_are_a_list_of_classes() =>
        Assert.Equal(
            ["List<Disks> Disks"],
            Shape.Of(
                Rng.Doc(
                    "<zeroOrMore><element name='disks'><oneOrMore><element name='disk'><attribute name='name'/></element></oneOrMore></element></zeroOrMore>"))
                .Properties());

    [Fact]
    public void A_repeated_choice_is_one_list_with_views()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<zeroOrMore><choice><element name='text'><text/></element><element name='image'><attribute name='href'/></element></choice></zeroOrMore>"));
        Assert.Equal(["List<DocItem> Items", "IEnumerable<Text> Texts", "IEnumerable<Image> Images"], run.Properties());
        Assert.Equal("DocItem", run.Type("Text").BaseType!.Name);
        Assert.Equal("DocItem", run.Type("Image").BaseType!.Name);
        Assert.True(run.Type("DocItem").IsAbstract);
        Assert.All(
            run.Type("DocItem").InstanceConstructors,
            constructor => Assert.Equal(Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal, constructor.DeclaredAccessibility));
    }

    [Theory]
    [InlineData("<oneOrMore><group><ref name='a'/><ref name='b'/></group></oneOrMore>")]
    [InlineData("<group><optional><ref name='a'/></optional><ref name='b'/><optional><ref name='a'/></optional></group>")]
    [InlineData("<choice><group><ref name='a'/><ref name='b'/></group><group><ref name='b'/><ref name='a'/></group></choice>")]
    [InlineData("<oneOrMore><interleave><ref name='a'/><ref name='b'/></interleave></oneOrMore>")]
    public void Significant_order_is_kept(string content) =>
        Assert.Equal(["List<DocItem> Items", "IEnumerable<A> As", "IEnumerable<B> Bs"], Ab(content).Properties());

    [Theory]
    [InlineData("<interleave><zeroOrMore><ref name='a'/></zeroOrMore><zeroOrMore><ref name='b'/></zeroOrMore></interleave>", "List<A> As", "List<B> Bs")]
    [InlineData("<group><zeroOrMore><ref name='b'/></zeroOrMore><zeroOrMore><ref name='a'/></zeroOrMore></group>", "List<B> Bs", "List<A> As")]
    [InlineData("<choice><ref name='a'/><ref name='b'/></choice>", "A? A", "B? B")]
    [InlineData("<group><ref name='a'/><ref name='a'/><optional><ref name='b'/></optional></group>", "List<A> As", "B? B")]
    [InlineData("<group><optional><ref name='a'/></optional><choice><ref name='b'/><empty/></choice></group>", "A? A", "B? B")]
    public void Without_an_annotation_each_name_has_its_own_list(string content, params string[] expected) => Assert.Equal(expected, Ab(content).Properties());

    [Fact]
    public void Children_are_written_in_the_order_of_the_schema_not_of_mention()
    {
        // "b" is mentioned first, in a branch of its own, and follows "a" where both stand.
        var run = Ab("<choice><ref name='b'/><group><ref name='a'/><ref name='b'/></group></choice>");
        Assert.Equal(["A? A", "required B B"], run.Properties());
    }

    [Fact]
    public void Mixed_content_is_a_list_with_text()
    {
        var run = Shape.Of(Rng.Doc("<mixed><zeroOrMore><element name='em'><text/></element></zeroOrMore></mixed>"));
        Assert.Equal(["List<DocItem> Items", "IEnumerable<Em> Ems"], run.Properties());
        Assert.Equal(["Doc", "DocItem", "DocText", "Em"], run.Types());
    }

    /// <summary>Data beside elements: RELAX NG admits them in different branches only.</summary>
    [Fact]
    public void A_choice_of_data_and_elements_is_a_list_with_text()
    {
        var run = Shape.Of(Rng.Doc("<choice><data type='int'/><ref name='a'/></choice>", A));
        Assert.Equal(["List<DocItem> Items", "IEnumerable<A> As"], run.Properties());
        var type = run.Load().GetType("Models.Doc")!;
        foreach (var xml in new[] { "<doc>42</doc>", "<doc><a/></doc>" })
            Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    [Fact]
    public void An_empty_element_is_a_Boolean() =>
        Assert.Equal(["bool Readonly"], Shape.Of(Rng.Doc("<optional><element name='readonly'><empty/></element></optional>")).Properties());

    [Fact]
    public void A_required_empty_element_is_a_Boolean_too() =>
        Assert.Equal(["bool Readonly"], Shape.Of(Rng.Doc("<element name='readonly'><empty/></element>")).Properties());

    [Theory]
    [InlineData("<optional><element name='n'><choice><data type='int'/><empty/></choice></element></optional>", "string? N")]
    [InlineData("<zeroOrMore><element name='n'><choice><value>a</value><value>b</value><empty/></choice></element></zeroOrMore>", "List<string> Ns")]
    [InlineData("<element name='n'><data type='int'/></element>", "required int N")]
    public void A_value_that_may_be_absent_within_its_element_is_text(string content, string expected) =>
        Assert.Equal([expected], Shape.Of(Rng.Doc(content)).Properties());

    [Fact]
    public void A_class_can_contain_itself()
    {
        var run = Shape.Of(Rng.Doc(
            "<ref name='section'/>",
            "<define name='section'><element name='section'><attribute name='title'/><zeroOrMore><ref name='section'/></zeroOrMore></element></define>"));
        Assert.Equal(["required Section Section"], run.Properties());
        Assert.Equal(["required string Title", "List<Section> Sections"], run.Properties("Section"));
    }

    [Fact]
    public void Recursive_wrappers_terminate()
    {
        var run = Shape.Of(Rng.Doc(
            "<zeroOrMore><ref name='box'/></zeroOrMore>",
            "<define name='box'><element name='box'><choice><oneOrMore><ref name='box'/></oneOrMore><attribute name='end'/></choice></element></define>"));
        Assert.Equal(["string? End", "List<Box> Boxes"], run.Properties("Box"));
    }

    [Fact]
    public void Wildcards_are_lists_of_any_elements()
    {
        var run = Shape.Of(Rng.Doc(
            "<zeroOrMore><attribute><nsName ns='urn:else'/></attribute></zeroOrMore><zeroOrMore><element><anyName><except><name>a</name></except></anyName><text/></element></zeroOrMore>"));
        Assert.Equal(["List<AnyAttribute> OtherAttributes", "List<AnyElement> OtherElements"], run.Properties());
    }

    [Fact]
    public void One_wildcard_is_one_element() =>
        Assert.Equal(["AnyElement? OtherElement"], Shape.Of(Rng.Doc("<element><nsName ns='urn:else'/><text/></element>")).Properties());

    [Fact]
    public void Wildcards_beside_named_elements_in_any_order_share_their_list()
    {
        var run = Ab("<zeroOrMore><choice><ref name='a'/><element><nsName ns='urn:else'/><text/></element></choice></zeroOrMore>");
        Assert.Equal(["List<DocItem> Items", "IEnumerable<A> As"], run.Properties());
        Assert.Contains("DocOther", run.Types());
    }

    [Fact]
    public void Text_and_attributes_make_a_class_with_a_value()
    {
        var run = Shape.Of(Rng.Doc("<element name='memory'><attribute name='unit'/><data type='unsignedLong'/></element>"));
        Assert.Equal(["required string Unit", "required decimal Value"], run.Properties("Memory"));
    }

    [Fact]
    public void An_element_of_several_names_is_a_member_for_each()
    {
        var run = Shape.Of(Rng.Doc("<element><choice><name>left</name><name>right</name></choice><attribute name='x'/></element>"));
        Assert.Equal(["Left? Left", "Right? Right"], run.Properties());
    }

    [Theory]
    [InlineData("<attribute name='x'/>", "required string X")]
    [InlineData("<optional><attribute name='x'/></optional>", "string? X")]
    [InlineData("<choice><attribute name='x'/><group><attribute name='x'/><attribute name='y'/></group></choice>", "required string X", "string? Y")]
    [InlineData("<choice><attribute name='x'/><attribute name='y'/></choice>", "string? X", "string? Y")]
    [InlineData("<choice><attribute name='x'/><notAllowed/></choice>", "required string X")]
    [InlineData("<choice><attribute name='x'/><empty/></choice>", "string? X")]
    public void Required_is_what_every_branch_requires(string content, params string[] expected) =>
        Assert.Equal(expected, Shape.Of(Rng.Doc(content)).Properties());

    private const string A = "<define name='a'><element name='a'><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element></define>";

    private static GeneratorRun Ab(string content) => Shape.Of(Rng.Doc(content, A + A.Replace("'a'", "'b'")));

    private static System.Collections.Generic.IEnumerable<string> Unrequired(GeneratorRun run, string type) =>
        System.Linq.Enumerable.Select(run.Properties(type), property => property.Replace("required ", ""));
}
