using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>The messages about missing and unexpected tokens of the compact syntax; « and » mark the place.</summary>
public sealed class ExpectedTokenTests
{
    private const string Library = "namespace b = \"urn:b\"\n";
    private const string RelaxNg = "namespace r = \"http://relaxng.org/ns/structure/1.0\"\n";
    private const string Bindery = "namespace b = \"urn:bindery:annotations\"\n";

    [Theory]
    [InlineData(
        "start = element a { «\\» }",
        "A name is expected after the backslash, which distinguishes it from a keyword; a character is escaped as \\x{…}")]
    [InlineData(
        "start «:» element a { text }",
        "No token of the compact syntax begins with ':'; a definition has the form name = pattern, and a prefix is directly followed by ':'")]
    [InlineData("«/»/ a comment\nstart = element a { text }", "No token of the compact syntax begins with '/'; comments begin with '#'")]
    [InlineData("default namespace «\"x\"»", "'=' is expected after 'default namespace', not a text in quotes")]
    [InlineData("datatypes «=» \"x\"", "A prefix is expected after 'datatypes', not '='")]
    [InlineData("datatypes x = «y»", "A text in quotes is expected after '=': the URI of a datatype library, not 'y'")]
    [InlineData("include \"x.rnc\" { «\"y\"» }", "A definition (name = pattern), start or div is expected here, not a text in quotes")]
    [InlineData("external \"x\" inherit «\"y\"»", "'=' is expected after 'inherit', not a text in quotes")]
    [InlineData("external \"x\" inherit = «\"y\"»", "A prefix is expected after 'inherit =', not a text in quotes")]
    [InlineData("external «x»", "A text in quotes is expected after 'external': the file of a pattern, not 'x'")]
    [InlineData("start = parent «\"x\"»", "The name of a definition is expected after 'parent', not a text in quotes")]
    [InlineData("start = grammar «x»", "'{' is expected after 'grammar', not 'x'")]
    [InlineData("start = element a { (text, empty «}»", "')' is expected, to close the bracket that begins on line 1, not '}'")]
    [InlineData(
        "start = element a { text\n«## more»\n}",
        "'}' is expected, to close the element that begins on line 1, not a documentation comment (##); documentation precedes the pattern that it describes, and a plain comment begins with a single '#'")]
    [InlineData("element a { string - string «-» \"x\" }", "A second '-' is not allowed: put parentheses around the operand of the first")]
    [InlineData(
        "element a { xsd:string { maxLength = «text» } }",
        "A text in quotes is expected after '=': the value of the parameter 'maxLength', not the keyword 'text'")]
    public void A_pattern_or_declaration(string marked, string message) => Rnc.Fails(marked, "BND0006", message);

    [Theory]
    [InlineData("start = [«=»] element a { text }", "']' or an annotation, prefix:name [ … ], is expected here, not '='")]
    [InlineData("start = [b:a = «text»] element a { text }", "A text in quotes is expected after '=': the value of 'b:a', not the keyword 'text'")]
    [InlineData("start = [b:x «]» element a { text }", "'[' is expected after 'b:x', the name of an annotation, not ']'")]
    [InlineData("start = [b:x [«=»]] element a { text }", "']', a text in quotes or an annotation, name [ … ], is expected inside 'b:x', not '='")]
    [InlineData("start = element a { text } >> «\"x\"»", "An annotation, prefix:name [ … ], is expected after '>>', not a text in quotes")]
    public void An_annotation(string marked, string message) => Rnc.Fails(Library + marked, "BND0006", message);

    [Theory]
    [InlineData(
        "namespace «xml» = \"x\"\nelement a { text }",
        "BND0003",
        "The prefix 'xml' and the namespace http://www.w3.org/XML/1998/namespace can only be bound to each other; 'xml' need not be declared")]
    [InlineData(
        "datatypes d = \"urn:x\"\ndatatypes «d» = \"urn:y\"\nelement a { text }",
        "BND0004",
        "The prefix 'd' of a datatype library is already declared: choose another one")]
    [InlineData(
        RelaxNg + "[«r:a» = \"1\"] element a { text }", "BND0001", "'r:a' is in the namespace of RELAX NG, which is not allowed for annotations")]
    [InlineData(
        RelaxNg + "[«r:a» []] element a { text }", "BND0001", "'r:a' is in the namespace of RELAX NG, which is not allowed for annotations")]
    [InlineData(
        Library + "[b:x [«xmlns» = \"1\"]] element a { text }",
        "BND0001",
        "'xmlns' declares a namespace, which is not allowed in an annotation: write namespace prefix = \"…\" at the beginning of the file")]
    public void A_valid_declaration(string marked, string id, string message) => Rnc.Fails(marked, id, message);

    [Theory]
    [InlineData("element a { [«b:type» = \"A\"] (element b { text }?) }", "the pattern before '?'")]
    [InlineData("element a { [«b:type» = \"A\"] (element b { text }+) }", "the pattern before '+'")]
    [InlineData("element a { [«b:type» = \"A\"] xsd:int }", "the datatype 'int'")]
    [InlineData("start = element a { [«b:type» = \"A\"] b }\nb = text", "the reference to 'b'")]
    [InlineData("element a { xsd:string { [«b:type» = \"A\"] maxLength = \"3\" } }", "the parameter 'maxLength'")]
    public void A_pattern_that_the_annotation_allows(string marked, string what) => Rnc.Fails(
        Bindery + marked, "BND0001", $"The annotation 'b:type' is not allowed on {what}: it belongs on 'element' or 'attribute'");

    [Fact]
    public void A_keyword_of_the_compact_syntax() => Assert.Equal(
        "The file is not a schema: it is not XML, and has no keyword of the compact syntax of RELAX NG, such as 'element', 'start' or 'grammar'; a schema in the compact syntax is named .rnc",
        MarkedSchema.Problem("secret.txt", "hello", null).Message);
}
