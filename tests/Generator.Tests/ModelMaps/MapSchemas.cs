using System.IO;
using Bindery.Tests.Harness;

namespace Bindery.Tests.ModelMaps;

/// <summary>Schemas whose maps are looked at.</summary>
internal static class MapSchemas
{
    /// <summary>Something of everything that a member can be, in names and words that need escapes, and a class that the user has begun.</summary>
    public static MappedRun Everything() => MappedRun.Of([TestSchema.Item("/project/every.rng", Every, "My.Models")], User);

    /// <summary>Returns the models of an XML Schema with derived types, a substitution group, and values of its types.</summary>
    public static MappedRun Ledger() =>
        MappedRun.Of(TestSchema.Item(
            "/project/ledger.xsd", File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas", "ledger.xsd")), "My.Models"));

    private const string User = """
        namespace My.@event.Models
        {
            [Bindery.XmlBinding("every.rng", Root = "doc")]
            public sealed partial class Mine
            {
                public Mine() { }

                public string? Title { get; set; }
            }
        }
        """;

    private static readonly string Every = Rng.Grammar(
        """
        <start>
          <element name='doc'>
            <attribute name='title'/>
            <optional><attribute name='kind' a:defaultValue='~ #one'><choice><value type='string'>~ #one</value><value type='string'>two words</value><value type='string'>ströme</value><value type='string'>&#x1F40C;</value></choice></attribute></optional>
            <optional><attribute name='hidden' b:direction='output'><data type='int'/></attribute></optional>
            <optional><attribute name='when' ns='urn:time #1'><data type='long'/></attribute></optional>
            <attribute name='version'><value>1.0</value></attribute>
            <optional><attribute name='price'><data type='decimal'/></attribute></optional>
            <optional><attribute name='made' b:as='unixTime'><data type='long'/></attribute></optional>
            <optional><attribute name='number' b:as='guid'/></optional>
            <optional><attribute name='huge'><data type='integer'/></attribute></optional>
            <optional><attribute name='ratio'><data type='double'/></attribute></optional>
            <optional><attribute name='kin'><data type='QName'/></attribute></optional>
            <optional><attribute name='flag'><data type='boolean'/></attribute></optional>
            <optional><attribute name='on'><choice><value>on</value><value>off</value></choice></attribute></optional>
            <zeroOrMore><attribute><anyName><except><name>title</name><name>kind</name><name>hidden</name><nsName ns='urn:time #1'/><name>version</name><name>price</name><name>made</name><name>number</name><name>huge</name><name>ratio</name><name>kin</name><name>kins</name><name>flag</name><name>on</name></except></anyName></attribute></zeroOrMore>
            <optional><element name='parts'><oneOrMore><element name='part'><attribute name='id'/></element></oneOrMore></element></optional>
            <optional><element name='ports'><oneOrMore><element name='port'><data type='unsignedShort'/></element></oneOrMore></element></optional>
            <element name='fixed'><value>only</value></element>
            <zeroOrMore><element name='remark'><text/></element></zeroOrMore>
            <optional><element name='done' b:direction='output'><empty/></element></optional>
            <choice>
              <element name='link'><attribute name='type'><value>file</value></attribute><attribute name='path'/></element>
              <element name='link'><attribute name='type'><value>net</value></attribute><attribute name='host'/><attribute name='port'><data type='int'/></attribute><element name='via'><attribute name='x'/></element></element>
            </choice>
            <optional><element name='leaf'><attribute name='a'/><data type='date'/></element></optional>
            <optional><element name='bare'><attribute name='a'/><value>only</value></element></optional>
            <element name='mixed'><attribute name='n'/><mixed><zeroOrMore><choice><ref name='b'/><ref name='i'/><ref name='foreign'/></choice></zeroOrMore></mixed></element>
            <optional><element name='open'><attribute name='a'/><ref name='foreign'/></element></optional>
            <optional><element name='wide'><attribute name='a'/><zeroOrMore><ref name='foreign'/></zeroOrMore></element></optional>
            <optional><element name='nothing'><attribute name='a'/></element></optional>
          </element>
        </start>
        <define name='b'><element name='b'><attribute name='x'/><zeroOrMore><ref name='b'/></zeroOrMore></element></define>
        <define name='i'><element name='i' ns='urn:inline'><attribute name='x'/></element></define>
        <define name='foreign'><element><nsName ns='urn:foreign'/><text/></element></define>
        """);
}
