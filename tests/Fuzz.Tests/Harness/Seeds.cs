using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema.Writing;

namespace Bindery.Tests.Harness;

/// <summary>The texts that are damaged.</summary>
internal static class Seeds
{
    /// <summary>Schemas in the XML syntax: those of the repository, and a small one with the constructs that they lack.</summary>
    public static string[] Rng { get; } =
    [
        Small,
        Read("schemas", "samples", "fieldbook.rng"),
        Read("schemas", "domaincheckpoint.rng"),
    ];

    /// <summary>The same in the compact syntax.</summary>
    public static string[] Rnc { get; } = [.. Rng.Select(text =>
        RncWriter.Write(SchemaDocument.Read("s.rng", text, CancellationToken.None)!.Markup, _ => "other.rnc"))];

    /// <summary>An XML Schema.</summary>
    public static string Xsd =>
        """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:o' targetNamespace='urn:o' elementFormDefault='qualified'>
          <xs:element name='order' type='Order'><xs:unique name='lines'><xs:selector xpath='line'/><xs:field xpath='@no'/></xs:unique></xs:element>
          <xs:complexType name='Order'>
            <xs:sequence>
              <xs:element name='id' type='Id'/>
              <xs:element name='line' type='Line' minOccurs='0' maxOccurs='unbounded'/>
              <xs:choice><xs:element name='paid' type='xs:dateTime'/><xs:element name='due' type='xs:date' nillable='true'/></xs:choice>
              <xs:any namespace='##other' processContents='lax' minOccurs='0'/>
            </xs:sequence>
            <xs:attribute name='state' default='open'><xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='open'/><xs:enumeration value='closed'/></xs:restriction></xs:simpleType></xs:attribute>
            <xs:attributeGroup ref='Common'/>
          </xs:complexType>
          <xs:complexType name='Line'><xs:complexContent><xs:extension base='Base'><xs:attribute name='no' type='xs:positiveInteger' use='required'/></xs:extension></xs:complexContent></xs:complexType>
          <xs:complexType name='Base' abstract='true'><xs:all><xs:element name='text' type='xs:string'/><xs:element name='price' type='Price' minOccurs='0'/></xs:all></xs:complexType>
          <xs:simpleType name='Id'><xs:restriction base='xs:string'><xs:pattern value='[A-Z]{2}-\d+'/><xs:maxLength value='12'/></xs:restriction></xs:simpleType>
          <xs:simpleType name='Price'><xs:union memberTypes='xs:decimal Words'/></xs:simpleType>
          <xs:simpleType name='Words'><xs:list itemType='xs:NMTOKEN'/></xs:simpleType>
          <xs:attributeGroup name='Common'><xs:attribute name='lang' type='xs:language'/><xs:anyAttribute namespace='##other' processContents='lax'/></xs:attributeGroup>
        </xs:schema>
        """;

    /// <summary>Documents of the checkpoint schema and of the sample.</summary>
    public static string[] Documents { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook"), "*.xml")
            .Order(System.StringComparer.Ordinal)
            .Select(File.ReadAllText),
        "<domainbackup mode='pull'><incremental>c1</incremental><server transport='tcp' name='host' port='10809'/><disks><disk name='vda' type='file' exportname='e' exportbitmap='b'><driver type='qcow2'/>"
            + "<scratch file='/s/vda'><seclabel model='dac' relabel='no'/></scratch></disk><disk name='vdb' backup='no'/></disks></domainbackup>",
        "<domainbackup><disks><disk name='vda' type='block' backupmode='incremental' incremental='c0'><target dev='/dev/b'><encryption format='luks'><secret type='passphrase' uuid='a3b4c5d6-0000-1111-2222-333344445555'/>"
            + "</encryption></target></disk></disks></domainbackup>",
    ];

    private static string Small =>
        """
        <grammar xmlns='http://relaxng.org/ns/structure/1.0' xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0' xmlns:b='urn:bindery:annotations' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes' ns='urn:g'>
          <start combine='choice'><ref name='list'/></start>
          <start combine='choice'><element name='empty'><empty/></element></start>
          <define name='list'>
            <element name='list' b:type='ItemList'>
              <b:unique select='item' field='@id'/>
              <attribute name='kind'><choice><value>one</value><value type='token'>two</value></choice></attribute>
              <interleave>
                <zeroOrMore><ref name='item'/></zeroOrMore>
                <optional><element name='note'><a:documentation>What to know.</a:documentation><mixed><zeroOrMore><element><anyName><except><nsName/></except></anyName><ref name='any'/></element></zeroOrMore></mixed></element></optional>
              </interleave>
            </element>
          </define>
          <define name='item'>
            <element name='item'>
              <attribute name='id'><data type='ID'/></attribute>
              <optional><attribute name='other' b:since='2.0'><data type='IDREF'/></attribute></optional>
              <choice>
                <group><element name='x'><data type='int'><param name='minInclusive'>0</param><except><value>7</value></except></data></element><element name='y'><list><oneOrMore><data type='decimal'/></oneOrMore></list></element></group>
                <element name='text'><data type='string' b:maxBytes='20'><param name='pattern'>[a-z]+(-[a-z0-9]{1,3})*</param></data></element>
                <ref name='list'/>
              </choice>
            </element>
          </define>
          <define name='any'><zeroOrMore><choice><attribute><anyName/></attribute><text/><element><anyName/><ref name='any'/></element></choice></zeroOrMore></define>
        </grammar>
        """;

    /// <summary>A file of the repository.</summary>
    public static string Read(params string[] steps) => File.ReadAllText(Path.Combine([Corpus.Repository, .. steps]));
}
