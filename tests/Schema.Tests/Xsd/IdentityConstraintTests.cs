using System;
using System.Linq;
using System.Text;
using Bindery.Tests.Rules;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>
/// Validation of xs:key, xs:keyref and xs:unique: verdicts, places, messages and cost. Each verdict is that of XML Schema Part 1, 3.11.4; where xmllint is
/// named, it has the same verdict.
/// </summary>
public sealed class IdentityConstraintTests
{
    private const string Xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema'";

    [Theory]
    [InlineData("<r><k id='1'/><k id='2'/><k/></r>", "")]
    [InlineData(
        "<r><k id='1'/><k id='2'/>\n<k id=' 1.0'/></r>",
        "2:8+4 /r/k[3]/@id BND3005 ' 1.0' is used again for the attribute 'id' of 'k'; each must be unique (the constraint 'c'), and line 1, column 11 has it first")]
    [InlineData("<r><k id='1'/><g><k id='1'/></g></r>", "")]
    public void Unique(string document, string expected) => Assert.Equal(expected, With(Constraint("unique", "k", "@id")).Say(document));

    [Theory]
    [InlineData("<r><k id='1'/><k id='2'/></r>", "")]
    [InlineData("<r><k id='1'/><k/></r>", "1:15+2 /r/k[2] BND3002 'k' needs the attribute 'id': the key 'c' demands a value")]
    [InlineData(
        "<r><k id='1'/><k id='01'/></r>",
        "1:22+2 /r/k[2]/@id BND3005 '01' is used again for the attribute 'id' of 'k'; each must be unique (the key 'c'), and line 1, column 11 has it first")]
    public void Keys(string document, string expected) => Assert.Equal(expected, With(Constraint("key", "k", "@id")).Say(document));

    [Theory]
    [InlineData("<r><f ref='1.0'/><k id='1'/></r>", "")]
    [InlineData("<r><f/><k id='1'/></r>", "")]
    [InlineData(
        "<r><f ref='3'/><k id='1'/><k id='2.0'/></r>",
        "1:12+1 /r/f/@ref BND3008 '3' is not allowed for the attribute 'ref' of 'f': the reference 'd' must lead to a value of 'c': '1' or '2.0'")]
    [InlineData(
        "<r><f ref='3'/></r>",
        "1:12+1 /r/f/@ref BND3008 '3' is not allowed for the attribute 'ref' of 'f': the reference 'd' must lead to a value of 'c', but there is none")]
    public void References(string document, string expected) =>
        Assert.Equal(expected, With(Constraint("key", "k", "@id") + Reference("f", "@ref")).Say(document));

    [Theory]
    [InlineData("<r><k id='1' s='a'/><k id='1' s='b'/><f ref='01' s=' b'/></r>", "")]
    [InlineData("<r><k id='1' s='a'/><k id='1.0' s='a'/></r>",
        "1:28+3 /r/k[2]/@id BND3005 '1.0', 'a' is used again for the attribute 'id' and the attribute 's' of 'k'; each must be unique (the key 'c'), and line 1, column 11 has it first")]
    [InlineData("<r><k id='1' s='a'/><f ref='1' s='b'/></r>",
        "1:29+1 /r/f/@ref BND3008 '1', 'b' is not allowed for the attribute 'ref' and the attribute 's' of 'f': the reference 'd' must lead to a value of 'c': ('1', 'a')")]
    [InlineData("<r><k id='1' s='a'/><f ref='1'/></r>", "")]
    [InlineData("<r><k id='1'/></r>", "1:4+2 /r/k BND3002 'k' needs the attribute 's': the key 'c' demands a value")]
    public void Several_fields(string document, string expected) =>
        Assert.Equal(expected, With(Constraint("key", "k", "@id", "@s") + Reference("f", "@ref", "@s")).Say(document));

    // The verdicts of xmllint, except for the list without items, on which it fails.
    [Theory]
    [InlineData("k", "n", "<r><k><n>1</n></k><k><n>2</n></k><k/></r>", "")]
    [InlineData("k", "n", "<r><k><n>1</n></k><k><n> 1.0 </n></k></r>", "BND3005")]
    [InlineData("k", "n", "<r><k><n>1</n><n>2</n></k></r>", "BND3001")]
    [InlineData("k/n", ".", "<r><k><n>1</n><n>2</n></k></r>", "")]
    [InlineData("k/n", ".", "<r><k><n>1</n></k><k><n>+1</n></k></r>", "BND3005")]
    [InlineData(".//k", "@id", "<r><g><g><k id='1'/></g></g><k id='1'/></r>", "BND3005")]
    [InlineData(". // k", "./@id", "<r><g><g><k id='1'/></g></g><k id='1'/></r>", "BND3005")]
    [InlineData("child::g/child::k", "attribute::id", "<r><g><k id='1'/></g><g><k id='1'/></g><k id='1'/></r>", "BND3005")]
    [InlineData("g/k|k", "@id|@s", "<r><g><k id='1'/></g><k s='1'/></r>", "")]
    [InlineData("g/k|k", "@id|@s", "<r><g><k id='1'/></g><k id='1'/></r>", "BND3005")]
    [InlineData("k|.//k", "@id", "<r><k id='1'/></r>", "")]
    [InlineData("k", "@id|@s", "<r><k id='1' s='a'/></r>", "BND3001")]
    [InlineData("*", "@id", "<r><k id='1'/><f ref='1'/><k id='1'/></r>", "BND3005")]
    [InlineData("k", "@*", "<r><k id='1'/><k s='1'/></r>", "")]
    [InlineData("g", ".//@id", "<r><g><k/><k id='1'/></g><g><g><k id='1'/></g></g></r>", "BND3005")]
    [InlineData("g", ".//@id", "<r><g><k id='2'/><k id='1'/></g></r>", "BND3001")]
    [InlineData(".", "k/@id", "<r><k id='1'/></r>", "")]
    [InlineData(".//.", "@id", "<r><k id='1'/><g><k id='1'/></g></r>", "BND3005")]
    [InlineData("k", "l", "<r><k><l>1 2</l></k><k><l> 01  2.0 </l></k></r>", "BND3005")]
    [InlineData("k", "l", "<r><k><l>1 2</l></k><k><l>12</l></k><k><l>2 1</l></k></r>", "")]
    [InlineData("k", "l", "<r><k><l/></k><k><l/></k></r>", "BND3005")]
    [InlineData("g", ".", "<r><g/></r>", "BND3003")]
    public void Paths_and_values(string selector, string field, string document, string verdict) =>
        Assert.Equal(verdict, With(Constraint("unique", selector, field)).Verdict(document));

    [Theory]
    [InlineData("xs:string", "<v>1</v><v>1.0</v>", "")]
    [InlineData("xs:string", "<v>a</v><v>a</v>", "BND3005")]
    [InlineData("xs:token", "<v>a  b</v><v> a b</v>", "BND3005")]
    [InlineData("xs:boolean", "<v>1</v><v>true</v>", "BND3005")]
    [InlineData("xs:double", "<v>1e1</v><v>10</v>", "BND3005")]
    [InlineData("xs:date", "<v>2001-01-01Z</v><v>2001-01-01+00:00</v>", "BND3005")]
    [InlineData("xs:date", "<v>2001-01-01</v><v>2001-01-01Z</v>", "")]
    [InlineData("xs:hexBinary", "<v>0a</v><v>0A</v>", "BND3005")]
    [InlineData("xs:QName", "<v xmlns:a='urn:x'>a:n</v><v xmlns:b='urn:x'>b:n</v>", "BND3005")]
    [InlineData("xs:QName", "<v xmlns:a='urn:x'>a:n</v><v xmlns:a='urn:y'>a:n</v>", "")]
    [InlineData("U", "<v>1</v><v>01</v>", "BND3005")]
    [InlineData("U", "<v>a</v><v>b</v><v>1</v>", "")]
    [InlineData("xs:NMTOKENS", "<v>a  b</v><v>a b</v>", "BND3005")]
    [InlineData("xs:anyType", "<v>a</v>", "BND3003")]
    [InlineData("xs:anySimpleType", "<v " + Xsi + " xsi:type='xs:int'>1</v><v>1</v>", "")]
    [InlineData("xs:anySimpleType", "<v " + Xsi + " xsi:type='xs:int'>1</v><v xsi:type='xs:decimal' " + Xsi + ">1.0</v>", "BND3005")]
    public void Values_are_compared_by_their_types(string type, string values, string verdict) => Assert.Equal(verdict, XsdText.Compile(XsdText.Schema(
        $"<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='v' type='{type}' maxOccurs='unbounded'/></xs:sequence></xs:complexType>{Constraint("unique", "v", ".")}</xs:element>"
            + "<xs:simpleType name='U'><xs:union memberTypes='xs:int xs:string'/></xs:simpleType>")).Verdict($"<r>{values}</r>"));

    [Theory]
    [InlineData("unique", "<v a='7'/><v/>", "BND3005")]
    [InlineData("unique", "<v a='1'/><v/>", "")]
    [InlineData("key", "<v/>", "")]
    public void Attributes_have_their_defaults(string kind, string values, string verdict) => Assert.Equal(verdict, Items(
        "<xs:element name='v' maxOccurs='unbounded'><xs:complexType><xs:attribute name='a' type='xs:int' default='7'/></xs:complexType></xs:element>",
        kind,
        "v",
        "@a")
            .Verdict($"<r>{values}</r>"));

    [Theory]
    [InlineData("unique", "<v>7</v><v/>", "BND3005")]
    [InlineData("unique", "<v>8</v><v/>", "")]
    public void Elements_have_their_defaults(string kind, string values, string verdict) =>
        Assert.Equal(verdict, Items("<xs:element name='v' type='xs:int' default='7' maxOccurs='unbounded'/>", kind, "v", ".").Verdict($"<r>{values}</r>"));

    [Theory]
    [InlineData("unique", "<i><v xsi:nil='true'/></i><i><v xsi:nil='true'/></i>", "")]
    [InlineData("unique", "<i><v>1</v></i><i><v>1</v></i>", "BND3005")]
    [InlineData("key", "<i><v>1</v></i>", "BND3003")]
    public void Fields_may_be_nil_but_not_those_of_keys(string kind, string items, string verdict) => Assert.Equal(verdict, Items(
        "<xs:element name='i' maxOccurs='unbounded'><xs:complexType><xs:sequence><xs:element name='v' type='xs:int' nillable='true'/></xs:sequence></xs:complexType></xs:element>",
        kind,
        "i",
        "v")
            .Verdict($"<r {Xsi}>{items}</r>"));

    [Theory]
    [InlineData("<r><g><k id='1'/></g><f ref='1'/></r>", "")]
    [InlineData("<r><g><g><k id='1'/></g></g><f ref='1'/></r>", "")]
    [InlineData("<r><k id='1'/><f ref='1'/></r>", "BND3008")]
    [InlineData("<r><g><k id='1'/></g><g><k id='1'/></g><f ref='1'/></r>", "BND3008")]
    [InlineData("<r><g><g><k id='1'/></g><g><k id='1'/></g></g><g><k id='1'/></g><f ref='1'/></r>", "")]
    [InlineData("<r><g><k id='1'/><g><k id='1'/></g><g><k id='1'/></g></g><f ref='1'/></r>", "")]
    [InlineData("<r><g><k id='1'/></g><g><k id='2'/><f ref='1'/></g><f ref='2'/></r>", "")]
    public void References_lead_to_keys_of_elements_inside(string document, string verdict) =>
        Assert.Equal(verdict, XsdText.Compile(Schema(Reference("f", "@ref"), Constraint("key", "k", "@id"))).Verdict(document));

    [Theory]
    [InlineData("<r><g><k id='1'/><f ref='1'/></g></r>", "")]
    [InlineData("<r><g><k id='1'/><g><f ref='1'/></g></g></r>", "BND3008")]
    public void Each_element_with_the_constraints_is_checked_separately(string document, string verdict) =>
        Assert.Equal(verdict, XsdText.Compile(Schema("", Constraint("key", "k", "@id") + Reference("f", "@ref"))).Verdict(document));

    [Fact]
    public void Prefixes_in_paths_are_resolved() => Assert.Equal("BND3005", XsdText.Compile(XsdText.Schema(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='v' type='xs:int' maxOccurs='unbounded' form='qualified'/><xs:element name='v' type='xs:int' minOccurs='0' maxOccurs='2'/></xs:sequence></xs:complexType>"
            + $"{Constraint("unique", "t:v", ".")}{Constraint("unique", "u:*", ".").Replace("'c'", "'e'", StringComparison.Ordinal)}</xs:element>",
        "targetNamespace='urn:t' xmlns:t='urn:t' xmlns:u='urn:u'")).Verdict("<t:r xmlns:t='urn:t'><t:v>1</t:v><t:v>01</t:v><v>1</v><v>1</v></t:r>"));

    [Fact]
    public void The_compiled_form_carries_constraints()
    {
        var grammar = XsdText.Compile(Schema(
            Constraint("key", "k|.//t:*", "@id|@*", ".//n/l") + Reference("f", "@ref", "n"),
            Constraint("unique", ".", "k/@s").Replace("'c'", "'e'", StringComparison.Ordinal),
            "xmlns:t='urn:t'",
            "default='5'"));
        var text = grammar.ToText();
        Assert.StartsWith("bindery-grammar/4 ", text, StringComparison.Ordinal);
        Assert.Equal(text, Grammar.FromText(text).ToText());
        foreach (var document in new[] { "<r><k id='1'/></r>", "<r><g><k/></g></r>", "<r><f ref='1'><n>1</n></f></r>" })
            Assert.Equal(grammar.Say(document), Grammar.FromText(text).Say(document));
    }

    [Fact]
    public void The_same_grammar_serves_one_document_after_the_other()
    {
        var grammar = With(Constraint("key", ".//k", "@id") + Reference(".//f", "@ref"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", grammar.Verdict("<r><k id='1'/><g><f ref='1'/></g></r>"));
            Assert.Contains("BND3006", grammar.Verdict("<r><k id='2'/><g><f ref='2'><"), StringComparison.Ordinal);
            Assert.Equal("BND3008", grammar.Verdict("<r><k id='2'/><g><f ref='1'/></g></r>"));
        }
    }

    [Theory]
    [InlineData("key", "«q:k»", "@id", "BND0003", "The prefix 'q' is not declared at this path")]
    [InlineData(
        "key",
        "«k/@id»",
        "@id",
        "BND0003",
        "'k/@id' is not a valid path of a selector: it takes child elements and './/' at the beginning, and nothing else of XPath")]
    [InlineData(
        "key",
        "k",
        "«../@id»",
        "BND0003",
        "'../@id' is not a valid path of a field: it takes child elements, './/' at the beginning and an attribute at the end, and nothing else of XPath")]
    [InlineData("keyref", "k", "@id", "BND0002", "'xs:keyref' lacks the attribute 'refer'")]
    public void Mistakes_have_words_and_a_place(string kind, string selector, string field, string id, string message)
    {
        var schema = Schema(Constraint(kind, selector, field), "");
        XsdText.Fails(kind == "keyref" ? schema.Replace("<xs:keyref name='c'>", "«<xs:keyref name='c'>»", StringComparison.Ordinal) : schema, id, message);
    }

    [Theory]
    [InlineData("x", "BND0002", "There is no key or unique constraint 'x'")]
    [InlineData("c", "BND0004", "The keyref 'd' must have as many fields as the key that it refers to")]
    public void References_must_fit(string refer, string id, string message) => XsdText.Fails(
        Schema(
            Constraint("key", "k", "@id", "@s")
                + Constraint("keyref", "f", "@ref").Replace("name='c'", $"name='d' refer='«{refer}»'", StringComparison.Ordinal),
            ""),
        id,
        message);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_items_and_deep_elements_take_time_in_proportion(bool isDeep)
    {
        var grammar = XsdText.Compile(Schema(Reference(".//f", "@ref"), Constraint("key", "k", "@id")));
        Time(1000);
        var small = Time(10_000);
        var large = Time(100_000);
        Assert.True(large < (small * 40) + TimeSpan.FromSeconds(1), $"{small} for 10000, {large} for 100000");

        TimeSpan Time(int count)
        {
            var depth = isDeep ? 200 : 1;
            var text = new StringBuilder("<r>");
            for (var i = 0; i < count / 100; i++)
            {
                text.Append(string.Concat(Enumerable.Repeat("<g>", depth)));
                for (var n = 0; n < 100; n++)
                    text.Append("<k id='").Append(i * 100 + n).Append("'/><f ref='").Append(i * 100 + n).Append("'/>");
                text.Append(string.Concat(Enumerable.Repeat("</g>", depth)));
            }

            var document = Encoding.UTF8.GetBytes(text.Append("</r>").ToString());
            var start = ThreadTime.Now;
            Assert.Empty(grammar.Validate(document));
            return ThreadTime.Now - start;
        }
    }

    private static Grammar With(string constraints) => XsdText.Compile(Schema(constraints, ""));

    private static Grammar Items(string items, string kind, string selector, string field) => XsdText.Compile(XsdText.Schema(
        $"<xs:element name='r'><xs:complexType><xs:sequence>{items}</xs:sequence></xs:complexType>{Constraint(kind, selector, field)}</xs:element>"));

    private static string Schema(string ofRoot, string ofGroups, string attributes = "", string idAttributes = "")
    {
        const string Content =
            "<xs:complexType><xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element ref='g'/><xs:element ref='k'/><xs:element ref='f'/></xs:choice></xs:complexType>";
        return XsdText.Schema(
            $"<xs:element name='r'>{Content}{ofRoot}</xs:element><xs:element name='g'>{Content}{ofGroups}</xs:element>"
                + "<xs:element name='k'><xs:complexType><xs:sequence><xs:element name='n' type='xs:decimal' minOccurs='0' maxOccurs='2'/><xs:element name='l' type='L' minOccurs='0'/></xs:sequence>"
                + $"<xs:attribute name='id' type='xs:decimal' {idAttributes}/><xs:attribute name='s' type='xs:string'/></xs:complexType></xs:element>"
                + "<xs:element name='f'><xs:complexType><xs:sequence><xs:element name='n' type='xs:int' minOccurs='0'/></xs:sequence><xs:attribute name='ref' type='xs:decimal'/><xs:attribute name='s' type='xs:token'/></xs:complexType></xs:element>"
                + "<xs:simpleType name='L'><xs:list itemType='xs:decimal'/></xs:simpleType>",
            attributes);
    }

    private static string Constraint(string kind, string selector, params string[] fields) =>
        $"<xs:{kind} name='c'><xs:selector xpath='{selector}'/>{string.Concat(fields.Select(field => $"<xs:field xpath='{field}'/>"))}</xs:{kind}>";

    private static string Reference(string selector, params string[] fields) =>
        Constraint("keyref", selector, fields).Replace("name='c'", "name='d' refer='c'", StringComparison.Ordinal);
}
