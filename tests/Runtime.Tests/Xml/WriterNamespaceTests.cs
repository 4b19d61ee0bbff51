using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Which declarations the writer writes, and where.</summary>
public class WriterNamespaceTests
{
    private const string XmlName = "http://www.w3.org/XML/1998/namespace";
    private const string XmlnsName = "http://www.w3.org/2000/xmlns/";

    [Fact]
    public void The_default_namespace_is_declared_where_it_differs() =>
        Assert.Equal("<a xmlns=\"u\"><b/><c xmlns=\"v\"><d xmlns=\"\"><e/><f xmlns=\"u\"/></d></c><g/></a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("a", "u");
            writer.StartElement("b"u8, "u"u8);
            writer.EndElement();
            writer.StartElement("c"u8, "v"u8);
            writer.StartElement("d"u8);
            writer.StartElement("e");
            writer.EndElement();
            writer.StartElement("f"u8, "u"u8);
            writer.EndElement();
            writer.EndElement();
            writer.EndElement();
            writer.StartElement("g"u8, "u"u8);
            writer.EndElement();
            writer.EndElement();
        }));

    [Fact]
    public void No_namespace_at_the_root_is_not_declared() =>
        Assert.Equal("<a b=\"1\"><c/></a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("a", "");
            writer.Attribute("b", "", "1");
            writer.StartElement("p"u8, "c"u8, ""u8);
            writer.EndElement();
            writer.EndElement();
        }));

    [Fact]
    public void Prefixes_are_declared_where_they_are_not_bound() =>
        Assert.Equal("<p:a xmlns:p=\"u\"><p:b/><p:c xmlns:p=\"v\"><p:d/></p:c><e><p:f/></e></p:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.StartElement("p"u8, "b"u8, "u"u8);
            writer.EndElement();
            writer.StartElement("p"u8, "c"u8, "v"u8);
            writer.StartElement("p"u8, "d"u8, "v"u8);
            writer.EndElement();
            writer.EndElement();
            writer.StartElement("e"u8);
            writer.StartElement("p"u8, "f"u8, "u"u8);
            writer.EndElement();
            writer.EndElement();
            writer.EndElement();
        }));

    [Fact]
    public void Declarations_apply_to_the_attributes_of_their_own_tag() =>
        Assert.Equal("<p:a xmlns:p=\"u\" p:b=\"1\" xmlns:q=\"v\" xmlns:x=\"w\" x:c=\"2\" q:d=\"3\"/>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.Attribute("b", "u", "1");
            writer.NamespaceDeclaration("q"u8, "v"u8);
            writer.NamespaceDeclaration("q"u8, "v"u8);
            writer.Attribute("x"u8, "c"u8, "w"u8, "2"u8);
            writer.Attribute("d", "v", "3");
            writer.EndElement();
        }));

    [Fact]
    public void A_default_namespace_does_not_serve_attributes() =>
        Assert.Equal("<a xmlns=\"u\" xmlns:ns2=\"u\" ns2:b=\"1\" ns2:c=\"2\"/>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("a", "u");
            writer.Attribute("b", "u", "1");
            writer.Attribute(""u8, "c"u8, "u"u8, "2"u8);
            writer.EndElement();
        }));

    [Fact]
    public void Generated_prefixes_do_not_clash() =>
        Assert.Equal("<ns1:a xmlns:ns1=\"u\" xmlns:ns2=\"v\" xmlns:ns3=\"w\" ns3:b=\"1\"/>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("ns1"u8, "a"u8, "u"u8);
            writer.NamespaceDeclaration("ns2"u8, "v"u8);
            writer.Attribute("b", "w", "1");
            writer.EndElement();
        }));

    [Fact]
    public void A_prefix_that_the_tag_uses_is_not_redeclared()
    {
        // The element's own name has the outer p; the attribute that asks for p in another namespace gets another prefix.
        Assert.Equal("<p:a xmlns:p=\"u\"><p:b xmlns:ns2=\"v\" ns2:c=\"1\"/></p:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.StartElement("p"u8, "b"u8, "u"u8);
            Assert.Throws<InvalidOperationException>(() => writer.NamespaceDeclaration("p"u8, "v"u8));
            writer.Attribute("p"u8, "c"u8, "v"u8, "1"u8);
            writer.EndElement();
            writer.EndElement();
        }));
        // So with an attribute before.
        Assert.Equal("<p:a xmlns:p=\"u\"><b p:c=\"1\" xmlns:ns2=\"v\" ns2:d=\"2\"/></p:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.StartElement("b"u8);
            writer.Attribute("p"u8, "c"u8, "u"u8, "1"u8);
            writer.Attribute("p"u8, "d"u8, "v"u8, "2"u8);
            writer.EndElement();
            writer.EndElement();
        }));
        // Not used on this tag: bound anew, and the outer binding is back after it.
        Assert.Equal("<p:a xmlns:p=\"u\"><b xmlns:p=\"v\" p:c=\"1\" xmlns:ns3=\"u\" ns3:d=\"2\"/><p:e/></p:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.StartElement("b"u8);
            writer.Attribute("p"u8, "c"u8, "v"u8, "1"u8);
            writer.Attribute("d", "u", "2");
            writer.EndElement();
            writer.StartElement("p"u8, "e"u8, "u"u8);
            writer.EndElement();
            writer.EndElement();
        }));
    }

    [Fact]
    public void The_prefix_xml_needs_no_declaration() =>
        Assert.Equal("<xml:a xml:lang=\"de\" xml:x=\"\"><xml:b/></xml:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("a", XmlName);
            writer.Attribute("lang", XmlName, "de");
            writer.NamespaceDeclaration("xml"u8, Encoding.UTF8.GetBytes(XmlName));
            writer.Attribute("p"u8, "x"u8, Encoding.UTF8.GetBytes(XmlName), ""u8);
            writer.StartElement("p"u8, "b"u8, Encoding.UTF8.GetBytes(XmlName));
            writer.EndElement();
            writer.EndElement();
        }));

    [Fact]
    public void Reserved_prefixes_are_not_used_for_other_namespaces() =>
        Assert.Equal("<a xmlns=\"u\" xmlns:ns2=\"u\" ns2:b=\"\" ns2:c=\"\"/>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("xml"u8, "a"u8, "u"u8);
            writer.Attribute("xml"u8, "b"u8, "u"u8, ""u8);
            writer.Attribute("xmlns"u8, "c"u8, "u"u8, ""u8);
            writer.EndElement();
        }));

    [Fact]
    public void Forbidden_declarations_are_refused()
    {
        var xmlns = Encoding.UTF8.GetBytes(XmlnsName);
        using var writer = new Utf8XmlWriter();
        Assert.Throws<ArgumentException>(() => writer.StartElement("a", XmlnsName));
        writer.Reset();
        writer.StartElement("a"u8);
        Assert.Throws<ArgumentException>(() => writer.NamespaceDeclaration("p"u8, xmlns));
        Assert.Throws<ArgumentException>(() => writer.NamespaceDeclaration("p"u8, Encoding.UTF8.GetBytes(XmlName)));
        Assert.Throws<ArgumentException>(() => writer.NamespaceDeclaration("xml"u8, "u"u8));
        Assert.Throws<ArgumentException>(() => writer.NamespaceDeclaration("xmlns"u8, "u"u8));
        Assert.Throws<ArgumentException>(() => writer.NamespaceDeclaration("p"u8, ""u8));
        Assert.Throws<ArgumentException>(() => writer.Attribute("b", XmlnsName, ""));
        Assert.Throws<InvalidOperationException>(() => writer.NamespaceDeclaration(""u8, "u"u8));
        writer.NamespaceDeclaration(""u8, ""u8);
        writer.EndElement();
        Assert.Equal("<a/>", writer.ToString());
    }

    [Fact]
    public void A_default_namespace_can_be_declared_beside_a_prefixed_name() =>
        Assert.Equal("<p:a xmlns:p=\"u\" xmlns=\"v\"><b/><c xmlns=\"\"/></p:a>", Utf8XmlWriterTests.Written(writer =>
        {
            writer.StartElement("p"u8, "a"u8, "u"u8);
            writer.NamespaceDeclaration(""u8, "v"u8);
            Assert.Throws<InvalidOperationException>(() => writer.NamespaceDeclaration(""u8, "w"u8));
            writer.StartElement("b"u8, "v"u8);
            writer.EndElement();
            writer.StartElement("c"u8);
            writer.EndElement();
            writer.EndElement();
        }));

    [Fact]
    public void Everything_that_is_written_is_read_back()
    {
        var random = new Random(42);
        string[] prefixes = ["", "p", "q", "ns1", "ns2", "xml", "xmlns"];
        string[] uris = ["", "u", "v", "w", XmlName];
        for (var round = 0; round < 3000; round++)
        {
            using var writer = new Utf8XmlWriter();
            var expected = new List<string>();
            var open = new Stack<string>();
            for (var step = 0; step < 12; step++)
            {
                if (open.Count > 1 && random.Next(3) == 0)
                {
                    writer.EndElement();
                    expected.Add(">" + open.Pop());
                    continue;
                }
                var uri = uris[random.Next(uris.Length)];
                switch (random.Next(3))
                {
                    case 0:
                        writer.StartElement("e", uri);
                        break;
                    case 1 when uri.Length == 0:
                        writer.StartElement("e"u8);
                        break;
                    default:
                        writer.StartElement(Encoding.UTF8.GetBytes(prefixes[random.Next(prefixes.Length)]), "e"u8, Encoding.UTF8.GetBytes(uri));
                        break;
                }
                open.Push(EventText.Name(uri, "e"));
                var start = "<" + open.Peek();
                for (var count = random.Next(4); count > 0; count--)
                {
                    uri = uris[random.Next(uris.Length)];
                    var prefix = Encoding.UTF8.GetBytes(prefixes[random.Next(prefixes.Length)]);
                    switch (random.Next(3))
                    {
                        case 0:
                            writer.Attribute("a" + count, uri, "1");
                            break;
                        case 1:
                            writer.Attribute(prefix, Encoding.UTF8.GetBytes("a" + count), Encoding.UTF8.GetBytes(uri), "1"u8);
                            break;
                        default:
                            // May be impossible here; if it is not refused it must not disturb the names.
                            try
                            {
                                writer.NamespaceDeclaration(prefix, Encoding.UTF8.GetBytes(uri));
                            }
                            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
                            {
                            }
                            continue;
                    }
                    start += $" {EventText.Name(uri, "a" + count)}=\"1\"";
                }
                expected.Add(start);
            }
            while (open.Count > 0)
            {
                writer.EndElement();
                expected.Add(">" + open.Pop());
            }
            Assert.Equal(expected, EventText.Of(writer.WrittenSpan.ToArray()));
        }
    }
}
