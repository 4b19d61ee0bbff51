using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>What annotations do to the C#.</summary>
public sealed class AnnotationTests
{
    [Fact]
    public void Names_are_chosen_for_members_words_and_types()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<attribute name='type' b:name='Kind' b:type='DiskKind'><choice><value b:name='Regular'>file</value><value>block</value></choice></attribute>"
            + "<oneOrMore><element name='src' b:name='Sources' b:type='DiskSource'><attribute name='path'/></element></oneOrMore>"));
        Assert.Equal(["required DiskKind Kind", "List<DiskSource> Sources"], run.Properties());
        Assert.Equal(["Regular", "Block"], run.EnumMembers("DiskKind"));
        Assert.Equal(["DiskKind", "DiskSource", "Doc"], run.Types());
    }

    [Theory]
    [InlineData("b:name='1st'", "1st")]
    [InlineData("b:name='two words'", "two words")]
    [InlineData("b:name=''", "")]
    [InlineData("b:name='a.b'", "a.b")]
    [InlineData("b:name='class'", "class")]
    [InlineData("b:type='A&lt;B>'", "A<B>")]
    [InlineData("b:type='object'", "object")]
    public void An_invalid_name_is_an_error_at_the_annotation(string annotation, string value)
    {
        var run = GeneratorRun.Of(
            new TestProject { Schemas = [TestSchema.Item(
                "/project/doc.rng", Rng.Doc($"\n<attribute name='x' {annotation}><choice><value>u</value><value>v</value></choice></attribute>"), "Models")] });
        var error = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("BND0003", error.Id);
        Assert.StartsWith($"'{value}' is ", error.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(("/project/doc.rng", 2), (error.Location.GetLineSpan().Path, error.Location.GetLineSpan().StartLinePosition.Line));
        // What else the schema says is understood.
        Assert.Single(run.Problems());
    }

    /// <summary>Contextual keywords, and the names of locals of the generated code, are names like others.</summary>
    [Theory]
    [InlineData("value")]
    [InlineData("reader")]
    [InlineData("text")]
    [InlineData("text0")]
    [InlineData("place")]
    [InlineData("i")]
    [InlineData("writer")]
    [InlineData("kept")]
    [InlineData("element")]
    [InlineData("record")]
    [InlineData("field")]
    [InlineData("_unknown")]
    [InlineData("nameof")]
    public void Names_in_lower_case_do_not_collide_with_locals(string name)
    {
        var run = Shape.Of(
            Rng.Doc(
                $"<attribute name='a' b:name='{name}'/><attribute name='A'/><attribute name='reader'/><interleave><element name='b'><data type='int'/></element>"
            + $"<zeroOrMore><element name='c' b:name='{name}'><data type='int'/></element></zeroOrMore><zeroOrMore><element name='d' b:name='{name}'><attribute name='x'/></element></zeroOrMore></interleave>"));
        var type = run.Load().GetType("Models.Doc")!;
        const string Xml = "<doc a=\"1\" A=\"2\" reader=\"3\"><b>4</b><c>5</c><d x=\"6\"/></doc>";
        Assert.Equal(Xml, Models.Write(Models.Parse(type, Xml)));
    }

    [Fact]
    public void Two_classes_with_the_same_chosen_name_are_an_error_at_the_second()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item(
                "/project/doc.rng",
                Rng.Doc("\n<element name='a' b:type='Part'><attribute name='x'/></element>\n<element name='b' b:type='Part'><attribute name='y'/></element>"),
                "Models")],
        });
        var error = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(("BND0004", 3), (error.Id, error.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("'Part'", error.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("List")]
    [InlineData("Task")]
    [InlineData("System")]
    public void A_chosen_type_name_that_generated_code_uses_is_an_error(string name)
    {
        var run = GeneratorRun.Of(
            new TestProject { Schemas = [TestSchema.Item(
                "/project/doc.rng", Rng.Doc($"\n<element name='a' b:type='{name}'><attribute name='x'/></element>"), "Models")] });
        Assert.Equal(("BND0004", 2), (Assert.Single(run.Result.Diagnostics).Id, run.Result.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void Chosen_names_take_precedence_over_generated_ones()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<interleave><element name='part'><attribute name='x'/></element><element name='b' b:type='Part'><attribute name='y'/></element></interleave>"));
        Assert.Equal(["required DocPart Part", "required Part B"], run.Properties());
    }

    [Fact]
    public void Documentation_and_defaults_are_in_the_comments()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<a:documentation>All &lt;about&gt; it.</a:documentation><optional><attribute name='x' a:defaultValue='a &lt; b'><a:documentation>Says\n   what &amp; how.</a:documentation></attribute></optional>"
            + "<optional><attribute name='y' b:direction='output'/></optional>"));
        Assert.Contains("<summary> Says what &amp; how. Null means <c>a &lt; b</c>. </summary>", run.Documentation("Doc", "X"));
        Assert.Contains("It is read but not written.", run.Documentation("Doc", "Y"));
        Assert.Contains("All &lt;about&gt; it.", run.Type("Doc").GetDocumentationCommentXml());
    }

    /// <summary>C# ends a line, and a comment, where XML does not.</summary>
    [Theory]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\n")]
    public void Documentation_cannot_leave_its_comment(string lineEnd)
    {
        var run = Shape.Of(Rng.Doc($"<a:documentation>One{lineEnd}#error two</a:documentation>"
            + $"<attribute name='x' a:defaultValue='one{lineEnd}#error two'><a:documentation>One{lineEnd}#error two --&gt; */ </a:documentation><choice><value type='string'>a{lineEnd}#error</value><value>b</value></choice></attribute>"));
        Assert.Contains("One #error two", run.Type("Doc").GetDocumentationCommentXml());
    }

    [Fact]
    public void The_file_name_cannot_leave_its_comment() =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/a\n#error b<c>&\"\u2028.rng", Rng.Doc("<empty/>"), "Models")] }).AssertClean();

    [Fact]
    public void Several_roots_are_several_classes_with_one_grammar()
    {
        var run = Shape.Of(
            Rng.Grammar(
                "<start><choice><element name='a'><attribute name='x'/></element><element name='b'><ref name='c'/></element></choice></start><define name='c'><element name='c'><attribute name='y'/></element></define>"));
        Assert.Equal(["A", "B", "C"], run.Types());
        Assert.Equal(["A", "B"], new[] { "A", "B", "C" }.Where(type => run.Type(type).GetMembers("Parse").Length > 0));
        Assert.Contains("Roots = \"A B\"", run.Files["Models.AGrammar.g.cs"]);
    }

    [Fact]
    public void A_root_that_is_also_a_child_of_another_is_one_class()
    {
        var run = Shape.Of(
            Rng.Grammar(
                "<start><choice><ref name='a'/><ref name='b'/></choice></start><define name='a'><element name='a'><optional><ref name='b'/></optional></element></define><define name='b'><element name='b'><attribute name='x'/></element></define>"));
        Assert.Equal(["B? B"], run.Properties("A"));
        Assert.NotEmpty(run.Type("B").GetMembers("ToXml"));
    }
}
