using System.IO;
using Bindery.Schema;
using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>What is read of XML Schema 1.1.</summary>
public sealed class LaterVersionTests
{
    [Theory]
    [InlineData("<doc><b/><a/><a/></doc>", "")]
    [InlineData("<doc><a/><b/><a/><a/></doc>", "")]
    [InlineData("<doc><b/></doc>", "BND3002")]
    [InlineData("<doc><a/><a/><a/><a/><b/></doc>", "BND3001")]
    public void All_counts_its_items(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Doc("<xs:all><xs:element name='a' minOccurs='1' maxOccurs='3'/><xs:element name='b'/></xs:all>")).Verdict(document));

    [Theory]
    [InlineData("<doc xmlns:o='urn:o'><o:x/><a/><o:y/></doc>", "")]
    [InlineData("<doc xmlns:o='urn:o'><a/></doc>", "")]
    [InlineData("<doc xmlns:o='urn:o'><a/><c/><o:y/></doc>", "")]
    [InlineData("<doc xmlns:o='urn:o'><a/><o:x/><o:x/><o:x/></doc>", "BND3001")]
    [InlineData("<doc xmlns:o='urn:o'><a/><b/></doc>", "BND3001")]
    public void All_has_wildcards_and_groups(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Doc(
            "<xs:all><xs:element name='a'/><xs:any namespace='##other' processContents='lax' minOccurs='0' maxOccurs='2'/><xs:group ref='g'/></xs:all>",
            "<xs:group name='g'><xs:all><xs:element name='c' minOccurs='0'/></xs:all></xs:group>")).Verdict(document));

    [Theory]
    [InlineData("interleave", "<doc xmlns:o='urn:o'><o:x/><a/><o:x/><b/><o:x/></doc>", "")]
    [InlineData("interleave", "<doc xmlns:o='urn:o'><a/><b/></doc>", "")]
    [InlineData("interleave", "<doc xmlns:o='urn:o'><b/><o:x/><a/></doc>", "BND3001")]
    [InlineData("suffix", "<doc xmlns:o='urn:o'><a/><b/><o:x/><o:y/></doc>", "")]
    [InlineData("suffix", "<doc xmlns:o='urn:o'><a/><o:x/><b/></doc>", "BND3001")]
    [InlineData("none", "<doc xmlns:o='urn:o'><a/><b/><o:x/></doc>", "BND3001")]
    public void Open_content_admits_others(string mode, string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Doc(
            $"<xs:openContent mode='{mode}'>{(mode == "none" ? "" : "<xs:any namespace='##other' processContents='skip'/>")}</xs:openContent>"
            + "<xs:sequence><xs:element name='a'/><xs:element name='b'/></xs:sequence>")).Verdict(document));

    [Theory]
    [InlineData("<doc xmlns:o='urn:o'><a/><o:x/></doc>", "")]
    [InlineData("<none xmlns:o='urn:o'><o:x/></none>", "BND3001")]
    [InlineData("<more xmlns:o='urn:o'><a/><c/><o:x/></more>", "")]
    public void Open_content_by_default_is_inherited(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:defaultOpenContent mode='suffix'><xs:any namespace='##other' processContents='lax'/></xs:defaultOpenContent>"
            + "<xs:element name='doc' type='T'/><xs:element name='none'><xs:complexType/></xs:element><xs:element name='more' type='U'/>"
            + "<xs:complexType name='T'><xs:sequence><xs:element name='a'/></xs:sequence></xs:complexType>"
            + "<xs:complexType name='U'><xs:complexContent><xs:extension base='T'><xs:sequence><xs:element name='c'/></xs:sequence></xs:extension>"
            + "</xs:complexContent></xs:complexType>")).Verdict(document));

    [Theory]
    [InlineData("<doc lang='en'/>", "")]
    [InlineData("<doc/>", "BND3002")]
    [InlineData("<more lang='en' x='1'/>", "")]
    [InlineData("<plain lang='en'/>", "BND3001")]
    public void Default_attributes_belong_to_every_type(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:attributeGroup name='common'><xs:attribute name='lang' type='xs:language' use='required'/></xs:attributeGroup>"
            + "<xs:element name='doc' type='T'/><xs:element name='more' type='U'/>"
            + "<xs:element name='plain'><xs:complexType defaultAttributesApply='false'/></xs:element><xs:complexType name='T'/>"
            + "<xs:complexType name='U'><xs:complexContent><xs:extension base='T'><xs:attribute name='x'/></xs:extension></xs:complexContent></xs:complexType>",
            "defaultAttributes='common'")).Verdict(document));

    [Theory]
    [InlineData("<doc>5</doc>", "")]
    [InlineData("<doc>a</doc>", "BND3003")]
    [InlineData("<other>15</other>", "")]
    public void Override_takes_the_place_of_a_component(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(
            XsdText.Schema(
                "<xs:override schemaLocation='base.xsd'><xs:simpleType name='S'><xs:restriction base='xs:int'/></xs:simpleType></xs:override>"
                + "<xs:include schemaLocation='other.xsd'/>"),
            new MemorySource()
                .Add("base.xsd", XsdText.Schema("<xs:include schemaLocation='types.xsd'/><xs:element name='doc' type='S'/>"))
                .Add("types.xsd", XsdText.Schema("<xs:simpleType name='S'><xs:restriction base='xs:string'/></xs:simpleType>"))
                .Add("other.xsd", XsdText.Schema("<xs:element name='other' type='xs:int'/>"))).Verdict(document));

    [Theory]
    [InlineData("required", "2020-01-01T00:00:00Z", "")]
    [InlineData("required", "2020-01-01T00:00:00", "BND3003")]
    [InlineData("required", "2020-01-01T00:00:00-05:00", "")]
    [InlineData("prohibited", "2020-01-01T00:00:00", "")]
    [InlineData("prohibited", "2020-01-01T00:00:00.5", "")]
    [InlineData("prohibited", "2020-01-01T00:00:00+01:00", "BND3003")]
    [InlineData("optional", "2020-01-01T00:00:00Z", "")]
    public void Explicit_time_zones(string value, string text, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc'><xs:simpleType><xs:restriction base='xs:dateTime'>"
            + $"<xs:explicitTimezone value='{value}'/></xs:restriction></xs:simpleType></xs:element>")).Verdict($"<doc>{text}</doc>"));

    [Fact]
    public void A_group_that_is_not_there() => XsdText.Fails(
        XsdText.Doc("<xs:all><xs:group ref='«h»'/><xs:element name='a'/></xs:all>"), "BND0002", "There is no group 'h': declare it, or include or import the file that does");

    [Theory]
    [InlineData("<doc><c/><b/><a/></doc>", "")]
    [InlineData("<doc><a/><c/><b/></doc>", "")]
    [InlineData("<doc><a/><b/></doc>", "BND3002")]
    [InlineData("<doc><a/><b/><c/><a/></doc>", "BND3001")]
    [InlineData("<base><b/><a/></base>", "")]
    [InlineData("<base><b/><c/><a/></base>", "BND3001")]
    public void All_extends_all(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='base' type='T'/><xs:element name='doc' type='U'/>"
            + "<xs:complexType name='T'><xs:all><xs:element name='a'/><xs:element name='b'/></xs:all></xs:complexType>"
            + "<xs:complexType name='U'><xs:complexContent><xs:extension base='T'><xs:all><xs:element name='c'/></xs:all></xs:extension>"
            + "</xs:complexContent></xs:complexType>")).Verdict(document));

    [Theory]
    [InlineData("<doc kind='n'>5</doc>", "")]
    [InlineData("<doc kind='n'>x</doc>", "BND3003")]
    [InlineData("<doc kind='d'>2020-01-01</doc>", "")]
    [InlineData("<doc kind='d'>5</doc>", "BND3003")]
    [InlineData("<doc kind='z'>anything</doc>", "")]
    [InlineData("<doc>anything</doc>", "")]
    [InlineData("<doc kind='never'/>", "BND3003")]
    public void An_alternative_selects_the_type(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc' type='T'><xs:alternative test=\"@kind = 'n'\" type='N'/><xs:alternative test=\"@kind eq 'd'\" type='D'/>"
            + "<xs:alternative test=\"'never' = @kind\" type='xs:error'/></xs:element>"
            + "<xs:complexType name='T'><xs:simpleContent><xs:extension base='xs:string'><xs:attribute name='kind'/></xs:extension></xs:simpleContent></xs:complexType>"
            + Restricted("N", "xs:int") + Restricted("D", "xs:date"))).Verdict(document));

    [Theory]
    [InlineData("<doc a='x' b='1'><one/></doc>", "")]
    [InlineData("<doc a='x'><one/></doc>", "BND3002")]
    [InlineData("<doc a='x'><two/></doc>", "")]
    [InlineData("<doc a='y'><two/></doc>", "")]
    [InlineData("<doc><two/></doc>", "BND3002")]
    [InlineData("<doc><none/></doc>", "")]
    [InlineData("<doc a='w'><none/></doc>", "")]
    public void Alternatives_combine_attributes_and_contain_types(string document, string verdict) => Assert.Equal(
        verdict.Length == 0,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc'><xs:alternative test=\"@a = 'x' and @b\"><xs:complexType><xs:sequence><xs:element name='one'/></xs:sequence>"
            + "<xs:attribute name='a'/><xs:attribute name='b'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='\\d'/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:alternative>"
            + "<xs:alternative test=\"not(not(@a = ('x', 'y')))\" type='Two'/><xs:alternative type='None'/></xs:element>"
            + "<xs:complexType name='Two'><xs:sequence><xs:element name='two'/></xs:sequence><xs:attribute name='a'/></xs:complexType>"
            + "<xs:complexType name='None'><xs:sequence><xs:element name='none'/></xs:sequence><xs:anyAttribute processContents='lax'/></xs:complexType>")).Verdict(document).Length == 0);

    [Theory]
    [InlineData("xs:string", "<doc kind='x'/>", "'x' is not allowed for 'kind': it must be 'a' or 'b'")]
    [InlineData("Words", "<doc kind='x'/>", "'x' is not allowed for 'kind': it must be 'a' or 'b'")]
    [InlineData("xs:token", "<doc kind='x'/>", "'x' is not allowed for 'kind': it must be 'a' or 'b'")]
    [InlineData("Pair", "<doc kind='x'/>", "'x' is not allowed for 'kind': it must be 'a'")]
    [InlineData("NotC", "<doc kind='c'/>", "'c' is not allowed for 'kind': it must be 'a' or 'b'")]
    public void Messages_list_the_texts_that_alternatives_leave(string type, string document, string message) => Assert.Contains(
        message,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc' type='T'><xs:alternative test=\"@kind = 'a'\" type='A'/><xs:alternative test=\"@kind = 'b'\" type='B'/>"
            + "<xs:alternative type='xs:error'/></xs:element>"
            + $"<xs:complexType name='T'><xs:attribute name='kind' type='{type}'/></xs:complexType>"
            + "<xs:complexType name='A'><xs:complexContent><xs:extension base='T'/></xs:complexContent></xs:complexType>"
            + "<xs:complexType name='B'><xs:complexContent><xs:extension base='T'/></xs:complexContent></xs:complexType>"
            + "<xs:simpleType name='Words'><xs:restriction base='xs:string'><xs:enumeration value='a'/><xs:enumeration value='b'/><xs:enumeration value='c'/></xs:restriction></xs:simpleType>"
            + "<xs:simpleType name='NotC'><xs:restriction base='xs:string'><xs:pattern value='[abd]'/></xs:restriction></xs:simpleType>"
            + "<xs:simpleType name='Pair'><xs:union memberTypes='xs:int'><xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value='a'/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>"))
            .Messages(document));

    [Fact]
    public void Other_tests_are_not_translated() => XsdText.Fails(
        XsdText.Schema("<xs:element name='doc' type='xs:anyType'>«<xs:alternative test='@a > 1' type='xs:int'/>»</xs:element>"),
        "BND0015",
        "'xs:alternative' is not supported here: only tests that compare attributes with texts, as in \"@kind = 'x'\", are; it would not be checked");

    [Theory]
    [InlineData("notNamespace='urn:o ##local'", "<doc xmlns:p='urn:p' xmlns:o='urn:o'><p:x/></doc>", "")]
    [InlineData("notNamespace='urn:o ##local'", "<doc xmlns:p='urn:p' xmlns:o='urn:o'><o:x/></doc>", "BND3001")]
    [InlineData("notNamespace='urn:o ##local'", "<doc xmlns:p='urn:p' xmlns:o='urn:o'><x/></doc>", "BND3001")]
    [InlineData("notQName='a'", "<doc><a/></doc>", "BND3001")]
    [InlineData("notQName='a'", "<doc><b/></doc>", "")]
    [InlineData("notQName='##defined'", "<doc><doc><b/></doc></doc>", "BND3001")]
    [InlineData("notQName='##defined'", "<doc><b/></doc>", "")]
    public void Wildcards_exclude_namespaces_and_names(string excluded, string document, string verdict) => Assert.Equal(
        verdict, XsdText.Compile(XsdText.Doc($"<xs:sequence><xs:any processContents='lax' {excluded}/></xs:sequence>")).Verdict(document));

    [Theory]
    [InlineData("<doc><a/><x/></doc>", "")]
    [InlineData("<doc><a/><a/></doc>", "BND3001")]
    [InlineData("<doc><a/><b/></doc>", "BND3001")]
    [InlineData("<doc><a/><c/></doc>", "BND3001")]
    [InlineData("<doc><a/><doc><a/><x/></doc></doc>", "")]
    public void Wildcards_exclude_the_elements_beside_them(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Doc(
            "<xs:sequence><xs:element name='a'/><xs:any processContents='lax' notQName='##definedSibling'/><xs:element ref='b' minOccurs='0'/></xs:sequence>",
            "<xs:element name='b'/><xs:element name='c' substitutionGroup='b'/>")).Verdict(document));

    [Theory]
    [InlineData("<doc b='1'/>", "")]
    [InlineData("<doc a='1'/>", "BND3001")]
    public void Attribute_wildcards_exclude_names(string document, string verdict) => Assert.Equal(
        verdict, XsdText.Compile(XsdText.Doc("<xs:anyAttribute processContents='lax' notQName='a'/>")).Verdict(document));

    [Theory]
    [InlineData("urn:t", "<t:doc xmlns:t='urn:t'><t:a/></t:doc>", "")]
    [InlineData("urn:t", "<t:doc xmlns:t='urn:t'><a/></t:doc>", "BND3001")]
    [InlineData("", "<t:doc xmlns:t='urn:t'><a/></t:doc>", "")]
    public void Local_elements_have_their_own_namespace(string ns, string document, string verdict) => Assert.Equal(
        verdict == "",
        XsdText.Compile(XsdText.Schema(
            $"<xs:element name='doc'><xs:complexType><xs:sequence><xs:element name='a' targetNamespace='{ns}'/></xs:sequence></xs:complexType></xs:element>",
            "targetNamespace='urn:t'")).Verdict(document).Length == 0);

    [Theory]
    [InlineData("<doc xmlns='urn:t'><i k='1'/><i k='2'/></doc>", true)]
    [InlineData("<doc xmlns='urn:t'><i k='1'/><i k='1'/></doc>", false)]
    public void Paths_have_a_default_namespace(string document, bool isValid) => Assert.Equal(
        isValid,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc'><xs:complexType><xs:sequence><xs:element name='i' maxOccurs='2'><xs:complexType><xs:attribute name='k'/></xs:complexType>"
            + "</xs:element></xs:sequence></xs:complexType><xs:unique name='u'><xs:selector xpath='i'/><xs:field xpath='@k'/></xs:unique></xs:element>",
            "targetNamespace='urn:t' elementFormDefault='qualified' xpathDefaultNamespace='##targetNamespace'")).Verdict(document).Length == 0);

    [Theory]
    [InlineData("xs:dateTimeStamp", "2020-01-01T00:00:00Z", "")]
    [InlineData("xs:dateTimeStamp", "2020-01-01T00:00:00", "BND3003")]
    [InlineData("xs:dayTimeDuration", "P1DT2H3M", "")]
    [InlineData("xs:dayTimeDuration", "P1Y", "BND3003")]
    [InlineData("xs:dayTimeDuration", "P3M", "BND3003")]
    [InlineData("xs:yearMonthDuration", "-P1Y3M", "")]
    [InlineData("xs:yearMonthDuration", "P1D", "BND3003")]
    [InlineData("xs:error", "", "BND3001")]
    public void The_new_types(string type, string text, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema($"<xs:element name='doc' type='{type}'/>")).Verdict($"<doc>{text}</doc>"));

    [Theory]
    [InlineData("<doc/>", "")]
    [InlineData("<doc a='x'/>", "BND3001")]
    [InlineData("<doc b='2020-01-01T00:00:00Z'/>", "")]
    [InlineData("<doc b='2020-01-01T00:00:00'/>", "BND3003")]
    [InlineData("<doc c='1 2020-01-01T00:00:00Z'/>", "")]
    [InlineData("<doc c='1 x'/>", "BND3003")]
    public void The_new_types_in_attributes_restrictions_lists_and_unions(string document, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Doc(
            "<xs:attribute name='a' type='xs:error'/><xs:attribute name='b'><xs:simpleType><xs:restriction base='xs:dateTimeStamp'>"
            + "<xs:minInclusive value='2000-01-01T00:00:00Z'/></xs:restriction></xs:simpleType></xs:attribute><xs:attribute name='c'><xs:simpleType><xs:list>"
            + "<xs:simpleType><xs:union memberTypes='xs:error xs:int xs:dateTimeStamp'/></xs:simpleType></xs:list></xs:simpleType></xs:attribute>"))
            .Verdict(document));

    [Theory]
    [InlineData("vc:typeAvailable='xs:int xs:dateTimeStamp'", true)]
    [InlineData("vc:typeAvailable='xs:int xs:precisionDecimal'", false)]
    [InlineData("vc:typeUnavailable='xs:int xs:precisionDecimal'", true)]
    [InlineData("vc:typeUnavailable='xs:error'", false)]
    [InlineData("vc:facetAvailable='xs:explicitTimezone'", true)]
    [InlineData("vc:facetAvailable='xs:maxScale'", false)]
    [InlineData("vc:facetUnavailable='xs:maxScale'", true)]
    [InlineData("vc:facetUnavailable='xs:pattern'", false)]
    [InlineData("vc:minVersion='1.1'", false)]
    [InlineData("vc:maxVersion='1.1'", true)]
    public void Parts_are_included_on_conditions(string condition, bool isIncluded) => Assert.Equal(
        isIncluded ? "" : "BND3001",
        XsdText.Compile(XsdText.Schema(
            $"<xs:element name='doc'><xs:complexType><xs:attribute name='a' {condition}/></xs:complexType></xs:element>",
            "xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning'")).Verdict("<doc a=''/>"));

    [Theory]
    [InlineData("<xs:any notNamespace='urn:b' notQName='«b:x»'/>", "'b:x' is in a namespace that the wildcard does not allow anyway")]
    [InlineData("<xs:any namespace='##other' notQName='«x»'/>", "'x' is in a namespace that the wildcard does not allow anyway")]
    [InlineData("<xs:any «namespace»='##any' notNamespace='urn:b'/>", "'namespace' and 'notNamespace' cannot be used together")]
    [InlineData("<xs:any «notNamespace»=''/>", "'notNamespace' needs a namespace")]
    public void A_wildcard_excludes_only_what_it_would_allow(string wildcard, string message) => XsdText.Fails(
        XsdText.Schema(
            $"<xs:element name='doc'><xs:complexType><xs:sequence>{wildcard}</xs:sequence></xs:complexType></xs:element>", "xmlns:b='urn:b'"),
        "BND0001",
        message);

    [Theory]
    [InlineData(
        "<xs:complexContent><xs:restriction base='T'>«<xs:openContent>»<xs:any/></xs:openContent></xs:restriction></xs:complexContent>",
        "In a restriction, 'group', 'all', 'choice' or 'sequence' must follow 'openContent'")]
    [InlineData("<xs:sequence/>«<xs:openContent>»<xs:any/></xs:openContent>", "'openContent' must be the first child of its parent")]
    [InlineData("<xs:sequence>«<xs:openContent mode='none'/>»</xs:sequence>", "'openContent' is only allowed in a complex type, or in its restriction or extension")]
    [InlineData("«<xs:openContent/>»", "'openContent' needs 'any'")]
    [InlineData("<xs:openContent mode='«both»'><xs:any/></xs:openContent>", "'both' is not a valid mode: it must be 'interleave', 'suffix' or 'none'")]
    [InlineData("<xs:openContent>«<xs:sequence/>»</xs:openContent>", "'sequence' is not allowed in 'openContent'")]
    [InlineData("<xs:openContent><xs:any «minOccurs»='0'/></xs:openContent>", "'minOccurs' is not allowed here: open content is not counted")]
    [InlineData("<xs:openContent><xs:any processContents='«some»'/></xs:openContent>", "'some' is not a valid value: it must be 'strict', 'lax' or 'skip'")]
    [InlineData("<xs:all>«<xs:group ref='g' maxOccurs='2'/>»</xs:all>", "A group in 'all' must occur exactly once")]
    public void The_form_of_new_constructs_is_checked(string content, string message) => XsdText.Fails(
        XsdText.Schema(
            $"<xs:element name='doc'><xs:complexType>{content}</xs:complexType></xs:element><xs:complexType name='T'/>"
            + "<xs:group name='g'><xs:all><xs:element name='a'/></xs:all></xs:group>"),
        "BND0001",
        message);

    private static string Restricted(string name, string type) =>
        $"<xs:complexType name='{name}'><xs:simpleContent><xs:restriction base='T'><xs:simpleType><xs:restriction base='xs:string'>"
        + $"<xs:pattern value='{(type == "xs:int" ? "\\d+" : "\\d+-\\d\\d-\\d\\d")}'/></xs:restriction></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>";

    [Fact]
    public void What_is_not_translated_can_be_passed_over()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xsd");
        File.WriteAllText(path, XsdText.Doc("<xs:attribute name='a' type='xs:int'/><xs:assert test='@a > 1'/>"));
        try
        {
            Assert.Equal("", SchemaReader.Load(path, out var passed).Verdict("<doc a='1'/>"));
            Assert.Equal(("BND0015", 2), (Assert.Single(passed).Id, passed[0].Span.Line));
            Assert.Throws<SchemaException>(() => SchemaReader.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
