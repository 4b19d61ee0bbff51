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
    [InlineData("start = a, b «|» c", "'|' cannot stand beside ',', for neither binds tighter than the other: put parentheses around what belongs together")]
    [InlineData("start = text? «?»", "A second sign of how often is not allowed, here '?': put parentheses around what the first belongs to")]
    [InlineData(
        "element foo { text «-» \"x\" }",
        "'}' is expected, to close the element that begins on line 1, not '-'; only a datatype can be followed by '-', and only by one")]
    [InlineData("element foo { string «-» \"x\" | \"y\" }", "What has a '-' cannot stand beside an operator: put parentheses around it")]
    [InlineData("element * - a «-» b { text }", "A second '-' is not allowed: put parentheses around the names that the first excepts, with '|' between them")]
    [InlineData("element * «-» a | b { text }", "What has a '-' cannot stand beside '|': put parentheses around it")]
    [InlineData("element a | * «-» b { text }", "What has a '-' cannot stand beside '|': put parentheses around it")]
    [InlineData("element «{» text }", "A name, prefix:*, '*' or '(' is expected here, not '{'")]
    [InlineData("start = «elment» foo { text }", "'elment' is the name of a definition here, which nothing in braces can follow; did you mean 'element'?")]
    [InlineData(
        "start = element a { «div» }",
        "A pattern (element, attribute, text, a name, a text in quotes and so on) is expected here, not the keyword 'div'; a definition of this name is referred to by \\div")]
    [InlineData("start = «)»", "A pattern (element, attribute, text, a name, a text in quotes and so on) is expected here, not ')'")]
    [InlineData("start = a\n«text» = b", "'text' is a keyword; as the name of a definition it is written \\text")]
    [InlineData("start = element a { text }\n«}»", "A definition (name = pattern), start, div or include is expected here, not '}'")]
    [InlineData(
        "start = element a { text }«;»",
        "No word of the compact syntax begins with ';'; nothing ends definitions and patterns, and ',' stands between those that follow each other")]
    [InlineData("namespace «=» \"x\"", "A prefix is expected after 'namespace', not '='")]
    [InlineData("namespace x «\"x\"»", "'=' is expected after the prefix 'x', not a text in quotes")]
    [InlineData("default «=» \"x\"", "'namespace' is expected after 'default', not '='")]
    [InlineData("namespace x = «y»", "A text in quotes is expected after '=': the name of a namespace, or 'inherit', not 'y'")]
    [InlineData("element a { xsd:string { maxLength «\"8\"» } }", "'=' is expected after 'maxLength', the name of a parameter, not a text in quotes")]
    [InlineData(
        "element a { xsd:string { «\"8\"» } }",
        "'}' or the name of a parameter of xsd:string, as in { maxLength = '8' }, is expected here, not a text in quotes")]
    [InlineData("include «x»", "A text in quotes is expected after 'include': the file of a grammar, not 'x'")]
    [InlineData("include \"x.rnc\" { «include» \"y.rnc\" }", "Inside an include stand definitions, start and div, not the keyword 'include'")]
    [InlineData("start = [a[ \"a\" ~ «]»] empty", "A text in quotes is expected after '~', not ']'")]
    [InlineData("start = element a { «\"x }»\n", "The text is not closed by \" on its line; three quotes, \"\"\", enclose a text of several lines")]
    [InlineData("start = element a { «'''»x }\n", "The text is not closed by ''' before the end of the file")]
    [InlineData(
        "start = element a { «\\x{41» }", "The escape of a character reads \\x{…}, with the number of the character in hexadecimal digits between the braces")]
    [InlineData("start = element a { \"«\\xx{110000}»\" }", "The character U+110000 is not allowed: it is none of XML")]
    [InlineData("start = element a { «@» }", "No word of the compact syntax begins with '@'")]
    [InlineData("start = «a:» | b", "A name or '*' is expected after 'a:'")]
    [InlineData("«<»grammar/>", "No word of the compact syntax begins with '<'; this seems to be a schema in the XML syntax, whose files are named .rng")]
    [InlineData(
        "start = element a { text } «## more»",
        "Annotations and documentation (##) stand before a definition, start, div or include, but none follows; a plain comment begins with a single '#'")]
    public void Words_in_the_wrong_place(string marked, string message) => Rnc.Fails(marked, "BND0006", message);

    [Theory]
    [InlineData("element «x:a» { text }", "BND0003", "The prefix 'x' is not declared: write namespace x = \"…\" at the beginning of the file")]
    [InlineData("external \"f.rnc\" inherit = «x»", "BND0003", "The prefix 'x' is not declared: write namespace x = \"…\" at the beginning of the file")]
    [InlineData(
        "namespace x = \"y\"\nelement a { «x:int» }",
        "BND0013",
        "The prefix 'x' of a type is not declared: write datatypes x = \"…\" at the beginning of the file; 'x' is the prefix of a namespace, and types have prefixes of their own")]
    [InlineData(
        "datatypes x = «\"no URI\"»\nelement a { text }",
        "BND0003",
        "'no URI' names no datatype library: it must be an absolute URI without a fragment, or empty for the built-in library")]
    [InlineData("namespace «xmlns» = \"x\"\nelement a { text }", "BND0003", "The prefix 'xmlns' cannot be declared")]
    [InlineData("namespace x = \"x\"\nnamespace «x» = \"y\"\nelement a { text }", "BND0004", "The prefix 'x' is declared before: choose another one")]
    [InlineData(
        "default namespace = \"x\"\n«default namespace y = \"y\"»\nelement a { text }", "BND0004", "The default namespace is declared before: a file has one")]
    [InlineData(
        "[«x» = \"1\"] element a { text }", "BND0001", "The attribute 'x' of an annotation needs a prefix, and a namespace: those without are RELAX NG's own")]
    [InlineData(
        "namespace i = inherit\n[«i:x» = \"1\"] element a { text }",
        "BND0003",
        "'i:x' cannot be an annotation: its prefix stands for a namespace that is inherited")]
    [InlineData(
        "namespace x = \"x\" namespace y = \"x\"\n[x:a = \"1\" «y:a» = \"2\"] element a { text }",
        "BND0004",
        "The attribute 'y:a' of the annotation stands here twice, in the namespace x")]
    [InlineData(
        "element a { empty } «>>» x []", "BND0001", "No annotation can follow the pattern that is the whole schema: put it before the pattern, in brackets")]
    [InlineData(
        "«## A value.»\n\"value\"",
        "BND0001",
        "The value that is the whole schema can have no annotations but attributes: others follow a value, and nothing can follow the root")]
    [InlineData("element * - («*») { text }", "BND0001", "'*' is not allowed in what '*' excepts: nothing would be left")]
    [InlineData(
        "namespace x = \"x\"\nelement x:* - (a | «x:*») { text }", "BND0001", "'x:*' is not allowed in what the names of a namespace except: only names are")]
    public void Words_without_effect(string marked, string id, string message) => Rnc.Fails(marked, id, message);

    [Theory]
    [InlineData("start = element a { «b» }", "BND0002", "There is no definition 'b' in this grammar: add 'b = …', or correct the name")]
    [InlineData("start = element a { parent «b» }", "BND0001", "'parent b' is not allowed here: there is no grammar around this one; leave 'parent' out")]
    [InlineData("«a» = element a { text }", "BND0002", "The grammar lacks a 'start', which says what the root of a document is")]
    [InlineData(
        "start = element a { text }\n«start» = element b { text }",
        "BND0004",
        "The start is defined before (line 1, column 1), and neither definition says how to combine the two: all but one need '|=' or '&=' in the place of '='")]
    [InlineData(
        "a |= empty\na «&=» text\nstart = element a { a }",
        "BND0004",
        "'a' is combined by choice before (line 1, column 3), so it cannot be combined by interleave here: all definitions of one name are combined in one way")]
    [InlineData(
        "element a { «attribute *» { text } }",
        "BND0011",
        "An attribute whose names are without number must be repeated: put '+' or '*' behind attribute of any name (7.3)")]
    [InlineData(
        "element a { text, «xsd:int» }",
        "BND0011",
        "Data 'int' cannot stand beside text (line 1, column 13): where text is data, nothing else stands with it but attributes (7.2)")]
    [InlineData(
        "element a { xsd:int { minInclusive = «\"x\"» } }",
        "BND0013",
        "The minInclusive 'x' is not allowed by the type that it restricts: it must be an integer between -2147483648 and 2147483647")]
    [InlineData("include «\"none.rnc\"»\nstart = element a { text }", "BND0010", "'none.rnc', included here, is not among the files of this test")]
    [InlineData(
        "include «\"a.rnc#b\"»\nstart = element a { text }",
        "BND0003",
        "'a.rnc#b' has a fragment identifier, but only a whole file can be referred to: leave out all from '#' on")]
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
        "The annotation 'b:type' is not allowed on what is repeated by '*': it belongs on 'element' or 'attribute'")]
    [InlineData(
        "namespace b = \"urn:bindery:annotations\"\nelement a { [ b:unique [ select = «\"x:c\"» field = \"@d\" ] ] element b { element c { attribute d { text } }* } }",
        "BND0003",
        "The prefix 'x' is bound to no namespace here: declare namespace x = \"…\"")]
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
    [InlineData("xsd:QName «\"i:x\"»", "The prefix 'i' stands for no namespace that is known here, so that it cannot be that of a value")]
    public void Names_that_are_values_have_prefixes_with_a_namespace(string pattern, string message) =>
        Rnc.Fails("namespace i = inherit\nelement a { " + pattern + " }", "BND0003", message);

    [Fact]
    public void All_errors_that_are_not_syntax_errors_are_reported() =>
        Assert.Equal(
            [("BND0003", 1), ("BND0013", 2), ("BND0001", 3)],
            Rnc.Simplify("start = element x:a {\n  y:int |\n  [z = \"\"] text }").Diagnostics.Select(problem => (problem.Id, problem.Span.Line)));
}
