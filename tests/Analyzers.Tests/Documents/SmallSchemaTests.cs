using System.Threading;
using Bindery.Analyzers.Documents;
using Bindery.Tests.Documents.Support;

namespace Bindery.Tests.Documents;

/// <summary>What the delivered schemas lack, each in a schema of its own.</summary>
public sealed class SmallSchemaTests
{
    private const string AnyAttribute = "<oneOrMore><attribute><anyName/><value>x</value></attribute></oneOrMore>";
    private const string AnyAttributeButB = "<oneOrMore><attribute><anyName><except><name>b</name></except></anyName><value>x</value></attribute></oneOrMore>";
    private const string AnyElement = "<element><anyName/><empty/></element>";

    [Theory]
    // Blank text, or none, is what a type that allows it takes (RELAX NG 6.2.7).
    [InlineData("<data type='string'/>", "<r/>", "")]
    [InlineData("<data type='string'><param name='minLength'>1</param></data>", "<r/>", "Missing r/text(): r/text() absent => add r/text()")]
    [InlineData("<data type='int'/>", "<r>?</r>", "")]
    [InlineData("<data type='int'/>", "<r>x</r>", "Value r/text(): r/text()=x => change r/text() (must be an integer between -2147483648 and 2147483647)")]
    [InlineData("<data type='int'/>", "<r>x|5</r>", "")]
    [InlineData("<choice><data type='int'/><element name='c'><empty/></element></choice>", "<r>5</r>", "")]
    [InlineData(
        "<choice><data type='int'/><element name='c'><empty/></element></choice>",
        "<r>5<c/></r>",
        "NotAllowed r/c: r/text() + r/c => remove r/c, remove r/text()")]
    // The type of a text follows from an attribute.
    [InlineData(
        "<choice><group><attribute name='a'><value>n</value></attribute><data type='byte'/></group><group><attribute name='a'><value>s</value></attribute><text/></group></choice>",
        "<r a='n'>300</r>",
        "ValueConflict r/text(): r@a=n + r/text()=300 => change r/text() to 127, set r@a=s (must be an integer between -128 and 127)")]
    // Names that only wildcards admit.
    [InlineData(AnyAttribute, "<r/>", "Missing r@*: r@* absent => add r@*")]
    [InlineData(AnyAttribute, "<r x:open='1'/>", "")]
    [InlineData(AnyAttribute, "<r a='x'/>", "")]
    [InlineData(AnyAttribute, "<r a='y'/>", "Value r@a: r@a=y => change r@a to x (must be 'x')")]
    [InlineData(AnyAttribute, "<r a='~'/>", "")]
    [InlineData(AnyAttribute, "<r a='x' b='x' c='~'/>", "")]
    [InlineData(AnyAttribute, "<r a='-'/>", "Missing r@a: r@a absent + r@* absent => add r@a, add r@*")]
    [InlineData(AnyAttribute, "<r x:open='1' a='y'/>", "Value r@a: r@a=y => change r@a to x (must be 'x')")]
    [InlineData(AnyAttribute, "<r a='?'/>", "")]
    [InlineData("<attribute name='b'/>" + AnyAttributeButB, "<r b='1'/>", "Missing r@*: r@* absent => add r@*")]
    [InlineData("<attribute name='b'/>" + AnyAttributeButB, "<r b='1' c='~'/>", "")]
    [InlineData("<oneOrMore>" + AnyElement + "</oneOrMore>", "<r/>", "Missing r/*: r/* absent => add r/*")]
    [InlineData("<oneOrMore>" + AnyElement + "</oneOrMore>", "<r><a/><b/></r>", "")]
    [InlineData("<oneOrMore>" + AnyElement + "</oneOrMore>", "<r><a/><b c='1'/></r>", "NotAllowed b@c: b@c => remove b@c")]
    // A prefix may stand for anything.
    [InlineData("<attribute name='a'><data type='QName'/></attribute>", "<r a='p:x'/>", "")]
    [InlineData("<attribute name='a'><value type='QName'>x</value></attribute>", "<r a='y'/>", "")]
    [InlineData("<data type='QName'/>", "<r>p:x</r>", "")]
    // Lists.
    [InlineData("<attribute name='a'><list><oneOrMore><data type='int'/></oneOrMore></list></attribute>", "<r a='1 2 3'/>", "")]
    [InlineData(
        "<attribute name='a'><list><data type='int'/><data type='int'/></list></attribute>",
        "<r a='1 2 3'/>",
        "Value r@a: r@a=1 2 3 => change r@a (must be a list of 2 values separated by whitespace, each an integer between -2147483648 and 2147483647)")]
    // Order and number.
    [InlineData(
        "<element name='a'><empty/></element><element name='b'><empty/></element>", "<r><b/><a/></r>", "NotAllowed r/a: r/b + r/a => move r/a before r/b")]
    [InlineData("<element name='a'><empty/></element><element name='b'><empty/></element>", "<r x:more='a'><b/></r>", "")]
    [InlineData("<element name='a'><empty/></element>", "<r><a/><a/></r>", "NotAllowed r/a: r/a + r/a => remove r/a, remove r/a")]
    [InlineData("<element name='a'><empty/></element>", "<r><a/><a x:maybe='1'/></r>", "")]
    // Mixed content: where the text stands is not known.
    [InlineData("<mixed><element name='a'><empty/></element></mixed>", "<r>text<a/></r>", "")]
    [InlineData("<group><element name='a'><empty/></element><text/></group>", "<r>text<a/></r>", "")]
    [InlineData("<interleave><element name='a'><empty/></element></interleave>", "<r>text<a/></r>", "NotAllowed r/text(): r/text() => remove r/text()")]
    // A default follows from what is left, however it was written.
    [InlineData(
        "<choice><group><optional><attribute name='k'><value>a</value></attribute></optional><attribute name='x'/></group><group><attribute name='k'><value>b</value></attribute><attribute name='y'/></group></choice>",
        "<r y='1'/>",
        "NotAllowed r@y: r@y + r@k absent=a => set r@k=b, remove r@y")]
    // Absent by the document's own word.
    [InlineData("<choice><attribute name='a'/><attribute name='b'/></choice>", "<r x:open='1' a='-'/>", "")]
    [InlineData(
        "<choice><attribute name='a'/><attribute name='b'/></choice>",
        "<r x:open='1' a='-' b='-'/>",
        "Missing r@a: r@a absent + r@b absent => add r@a, add r@b")]
    public void Conflicts_are_found(string content, string document, string expected)
    {
        var checker = Grammars.FromText(
            $"<element name='r' xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>{content}</element>");
        var element = Notation.Parse(document);
        Assert.Equal(expected, Rendering.Of(checker.FindConflicts(element, checker.Roots(element), CancellationToken.None)));
        Assert.Equal(expected.Length == 0, checker.Admits(element));
    }

    [Fact]
    public void Origins_are_passed_through()
    {
        var element = Notation.Parse("<domainbackup/>");
        var attribute = new PartialAttribute("", "mode", Presence.Certain, ["copy"]) { Origin = "here" };
        element.Attributes.Add(attribute);
        var conflict = Assert.Single(Grammars.Backup.FindConflicts(element, Grammars.Backup.Roots(element), CancellationToken.None));
        Assert.Same(attribute.Origin, conflict.Blamed.Origin);
        Assert.Same(element, conflict.Blamed.Owner);
        Assert.Same(conflict.Blamed, conflict.Facts[0]);
        Assert.Same(conflict.Blamed, conflict.WaysOut[0].Fact);
    }
}
