using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>What is said of mistakes, and where: the marks « and » stand around the place.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("start = element foo { «text»", "'}' is expected, to close the element that begins on line 1, not the end of the file")]
    [InlineData("start = element foo {\n  text\n«]»", "'}' is expected, to close the element that begins on line 1, not ']'")]
    [InlineData("start = element foo «text» }", "'{' is expected after the name of the element, not the keyword 'text'")]
    [InlineData("start «element» foo { text }", "'=', '|=' or '&=' is expected after 'start', not the keyword 'element'")]
    [InlineData("foo = text\nfoo «bar» = empty", "'=', '|=' or '&=' is expected after the name 'foo' of a definition, not 'bar'")]
    [InlineData(
        "element foo { attribute a { text }\n  «attribute» b { text } }",
        "',', '|', '&' or '}' is expected, to go on with or to close the element that begins on line 1, not the keyword 'attribute'")]
    [InlineData("element foo { text } «element» bar { text }", "',', '|', '&' or the end of the file is expected here, not the keyword 'element'")]
    [InlineData("start = a, b «|» c", "'|' cannot be combined with ',', because neither operator has precedence: put parentheses around the patterns that belong together")]
    [InlineData("start = text? «?»", "A second repetition operator is not allowed, here '?': put parentheses around the operand of the first")]
    [InlineData(
        "element foo { text «-» \"x\" }",
        "'}' is expected, to close the element that begins on line 1, not '-'; only a datatype can be followed by '-', and only by one")]
    [InlineData("element foo { string «-» \"x\" | \"y\" }", "A name class or datatype with '-' cannot be combined with an operator: put parentheses around it")]
    [InlineData("element * - a «-» b { text }", "A second '-' is not allowed: put parentheses around the names that the first excludes, with '|' between them")]
    [InlineData("element * «-» a | b { text }", "A name class or datatype with '-' cannot be combined with '|': put parentheses around it")]
    [InlineData("element a | * «-» b { text }", "A name class or datatype with '-' cannot be combined with '|': put parentheses around it")]
    [InlineData("element «{» text }", "A name, prefix:*, '*' or '(' is expected here, not '{'")]
    [InlineData("start = «elment» foo { text }", "'elment' is the name of a definition here, and braces cannot follow it; did you mean 'element'?")]
    [InlineData(
        "start = element a { «div» }",
        "A pattern (element, attribute, text, a name, a text in quotes and so on) is expected here, not the keyword 'div'; a definition of this name is referred to by \\div")]
    [InlineData("start = «)»", "A pattern (element, attribute, text, a name, a text in quotes and so on) is expected here, not ')'")]
    [InlineData("start = a\n«text» = b", "'text' is a keyword; as the name of a definition it is written \\text")]
    [InlineData("start = element a { text }\n«}»", "A definition (name = pattern), start, div or include is expected here, not '}'")]
    [InlineData(
        "start = element a { text }«;»",
        "No token of the compact syntax begins with ';'; definitions and patterns have no terminator, and ',' separates the patterns of a group")]
    [InlineData("namespace «=» \"x\"", "A prefix is expected after 'namespace', not '='")]
    [InlineData("namespace x «\"x\"»", "'=' is expected after the prefix 'x', not a text in quotes")]
    [InlineData("default «=» \"x\"", "'namespace' is expected after 'default', not '='")]
    [InlineData("namespace x = «y»", "A text in quotes is expected after '=': the name of a namespace, or 'inherit', not 'y'")]
    [InlineData("element a { xsd:string { maxLength «\"8\"» } }", "'=' is expected after 'maxLength', the name of a parameter, not a text in quotes")]
    [InlineData(
        "element a { xsd:string { «\"8\"» } }",
        "'}' or the name of a parameter of xsd:string, as in { maxLength = '8' }, is expected here, not a text in quotes")]
    [InlineData("include «x»", "A text in quotes is expected after 'include': the file of a grammar, not 'x'")]
    [InlineData("include \"x.rnc\" { «include» \"y.rnc\" }", "Only definitions, start and div are allowed inside an include, not the keyword 'include'")]
    [InlineData("start = [a[ \"a\" ~ «]»] empty", "A text in quotes is expected after '~', not ']'")]
    [InlineData("start = element a { «\"x }»\n", "The text is not closed by \" on its line; three quotes, \"\"\", enclose text of several lines")]
    [InlineData("start = element a { «'''»x }\n", "The text is not closed by ''' before the end of the file")]
    [InlineData(
        "start = element a { «\\x{41» }", "A character is escaped as \\x{…}, with its number in hexadecimal digits between the braces")]
    [InlineData("start = element a { \"«\\xx{110000}»\" }", "The character U+110000 is not allowed in XML")]
    [InlineData("start = element a { «@» }", "No token of the compact syntax begins with '@'")]
    [InlineData("start = «a:» | b", "A name or '*' is expected after 'a:'")]
    [InlineData("«<»grammar/>", "No token of the compact syntax begins with '<'; this seems to be a schema in the XML syntax, whose files are named .rng")]
    [InlineData(
        "start = element a { text } «## more»",
        "Annotations and documentation (##) must precede a definition, start, div or include, but none follows; a plain comment begins with a single '#'")]
    public void Words_in_the_wrong_place(string marked, string message) => Rnc.Fails(marked, "BND0006", message);

    [Theory]
    [InlineData("element «x:a» { text }", "BND0003", "The prefix 'x' is not declared: write namespace x = \"…\" at the beginning of the file")]
    [InlineData("external \"f.rnc\" inherit = «x»", "BND0003", "The prefix 'x' is not declared: write namespace x = \"…\" at the beginning of the file")]
    [InlineData(
        "namespace x = \"y\"\nelement a { «x:int» }",
        "BND0013",
        "The prefix 'x' of a type is not declared: write datatypes x = \"…\" at the beginning of the file; 'x' is the prefix of a namespace, and types need the prefix of a datatype library")]
    [InlineData(
        "datatypes x = «\"no URI\"»\nelement a { text }",
        "BND0003",
        "'no URI' is not a datatype library: it must be an absolute URI without a fragment, or empty for the built-in library")]
    [InlineData("namespace «xmlns» = \"x\"\nelement a { text }", "BND0003", "The prefix 'xmlns' cannot be declared")]
    [InlineData("namespace x = \"x\"\nnamespace «x» = \"y\"\nelement a { text }", "BND0004", "The prefix 'x' is already declared: choose another one")]
    [InlineData(
        "default namespace = \"x\"\n«default namespace y = \"y\"»\nelement a { text }", "BND0004", "The default namespace is already declared: a file can have only one")]
    [InlineData(
        "[«x» = \"1\"] element a { text }", "BND0001", "The attribute 'x' of an annotation needs a prefix with a namespace: attributes without one belong to RELAX NG")]
    [InlineData(
        "namespace i = inherit\n[«i:x» = \"1\"] element a { text }",
        "BND0003",
        "'i:x' cannot be an annotation: its prefix is bound to an inherited namespace")]
    [InlineData(
        "namespace x = \"x\" namespace y = \"x\"\n[x:a = \"1\" «y:a» = \"2\"] element a { text }",
        "BND0004",
        "The annotation has the attribute 'y:a' twice, in the namespace x")]
    [InlineData(
        "element a { empty } «>>» x []", "BND0001", "An annotation cannot follow the root pattern: put it in brackets before the pattern")]
    [InlineData(
        "«## A value.»\n\"value\"",
        "BND0001",
        "A value that is the root pattern can only have attributes as annotations: other annotations follow a value, and nothing can follow the root pattern")]
    [InlineData("element * - («*») { text }", "BND0001", "'*' is not allowed after '* -': no names would be left")]
    [InlineData(
        "namespace x = \"x\"\nelement x:* - (a | «x:*») { text }", "BND0001", "'x:*' is not allowed after '-' for the names of a namespace: only names are")]
    public void Words_without_effect(string marked, string id, string message) => Rnc.Fails(marked, id, message);

    [Theory]
    [InlineData("start = element a { «b» }", "BND0002", "There is no definition 'b' in this grammar: add 'b = …', or correct the name")]
    [InlineData("start = element a { parent «b» }", "BND0001", "'parent b' is not allowed here: there is no enclosing grammar; remove 'parent'")]
    [InlineData("«a» = element a { text }", "BND0002", "The grammar lacks a 'start', which specifies the root of a document")]
    [InlineData(
        "start = element a { text }\n«start» = element b { text }",
        "BND0004",
        "The start is already defined (line 1, column 1), and neither definition specifies how to combine the two: all but one need '|=' or '&=' in place of '='")]
    [InlineData(
        "a |= empty\na «&=» text\nstart = element a { a }",
        "BND0004",
        "'a' is already combined by choice (line 1, column 3), so it cannot be combined by interleave here: all definitions of one name must be combined in the same way")]
    [InlineData(
        "element a { «attribute *» { text } }",
        "BND0011",
        "An attribute with an open name class must be repeated: put '+' or '*' after attribute of any name (7.3)")]
    [InlineData(
        "element a { text, «xsd:int» }",
        "BND0011",
        "Data 'int' cannot be combined with text (line 1, column 13): text with a datatype can only be combined with attributes (7.2)")]
    [InlineData(
        "element a { xsd:int { minInclusive = «\"x\"» } }",
        "BND0013",
        "The minInclusive 'x' is not allowed by the type that it restricts: it must be an integer between -2147483648 and 2147483647")]
    [InlineData("include «\"none.rnc\"»\nstart = element a { text }", "BND0010", "'none.rnc', included here, is not among the files of this test")]
    [InlineData(
        "include «\"a.rnc#b\"»\nstart = element a { text }",
        "BND0003",
        "'a.rnc#b' has a fragment identifier, but only a whole file can be referred to: remove everything from '#' on")]
    [InlineData(
        "namespace b = \"urn:bindery:annotations\"\n[b:name = «\"class\"»] element a { text }",
        "BND0003",
        "'class' is a reserved word of C#: choose another name")]
    [InlineData(
        "namespace b = \"urn:bindery:annotations\"\nstart = a\n[«b:name» = \"A\"] a = element a { text }",
        "BND0001",
        "The annotation 'b:name' is not allowed on the definition 'a': it belongs on 'element', 'attribute' or 'value'")]
    [InlineData(
        "namespace b = \"urn:bindery:annotations\"\nelement a { [«b:type» = \"A\"] (element b { text }*) }",
        "BND0001",
        "The annotation 'b:type' is not allowed on the pattern before '*': it belongs on 'element' or 'attribute'")]
    [InlineData(
        "namespace b = \"urn:bindery:annotations\"\nelement a { [ b:unique [ select = «\"x:c\"» field = \"@d\" ] ] element b { element c { attribute d { text } }* } }",
        "BND0003",
        "The prefix 'x' is not bound to a namespace here: declare namespace x = \"…\"")]
    public void Messages_use_the_terms_of_the_compact_syntax(string marked, string id, string message) => Rnc.Fails(marked, id, message);

    [Fact]
    public void A_file_that_can_only_be_referred_to_is_not_included()
    {
        var source = new MemorySource().Add("a.rnc", "element a { text }");
        Rnc.Fails(
            "include «\"a.rnc\"»\nstart = element b { text }",
            "BND0001",
            "'a.rnc' cannot be included: only a file with the root 'grammar' can; for a single pattern use 'external'",
            source);
    }

    [Fact]
    public void Places_are_correct_after_decoded_escapes()
    {
        Rnc.Fails(
            "\uFEFFstart =\r\n  element \\x{66}oo { \"\\x{1F600}😀\", «b» }\r\n",
            "BND0002",
            "There is no definition 'b' in this grammar: add 'b = …', or correct the name");
        var problem = Assert.Single(Rnc.Simplify("start =\r  \\x{65}lement foo { \\x{62}c }").Diagnostics);
        Assert.Equal((2, 22, 7), (problem.Span.Line, problem.Span.Column, problem.Span.Length));
    }

    [Fact]
    public void After_a_word_in_the_wrong_place_the_next_definition_is_read() =>
        Assert.Equal(
            ["3:1 'b'", "4:12 '='", "9:8 '?'", "11:15 'x'"],
            Rnc.Simplify("""
                start =
                  element a { text
                b = element b {
                  text | c = text
                  }
                }
                c = c1
                  d = text
                e = a ??
                div {
                  f = element x:y { text }
                }
                """).Diagnostics.Select(problem =>
                    $"{problem.Span.Line}:{problem.Span.Column} {Regex.Match(problem.Message, "(?<=not |here |prefix )['\"][^'\"]+['\"]").Value}"));

    [Theory]
    [InlineData("xsd:QName «\"p:x\"»", "The prefix 'p' is not declared: write namespace p = \"…\" at the beginning of the file")]
    [InlineData("xsd:QName «\"i:x\"»", "The prefix 'i' is not bound to a known namespace here, so that a value cannot use it")]
    public void Names_that_are_values_have_prefixes_with_a_namespace(string pattern, string message) =>
        Rnc.Fails("namespace i = inherit\nelement a { " + pattern + " }", "BND0003", message);

    [Fact]
    public void All_errors_that_are_not_syntax_errors_are_reported() =>
        Assert.Equal(
            [("BND0003", 1), ("BND0013", 2), ("BND0001", 3)],
            Rnc.Simplify("start = element x:a {\n  y:int |\n  [z = \"\"] text }").Diagnostics.Select(problem => (problem.Id, problem.Span.Line)));
}
