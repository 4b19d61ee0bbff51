using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Holds the reader against System.Xml.XmlReader: the same verdict and the same events on documents that were damaged at random.</summary>
public class DifferentialTests
{
    private static readonly string[] Documents =
    [
        "<domainbackup mode='pull'>\n  <server transport=\"unix\" socket='/run/a.sock'/>\n  <disks>\n    <disk name='vda' type='file'><scratch file='/a'/></disk>\n  </disks>\n</domainbackup>\n",
        "<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\r\n<!-- c - d -->\r\n<?pi data?><a>text</a><!-- end -->\n",
        "<a xmlns='u' xmlns:p='v'><p:b p:c='1' c='2' xmlns:q='u'/><q:d xmlns:q='w'><q:e/><b xmlns=''/></q:d></a>",
        "<a b='&lt;&amp;&#65;&#x1F600;' c=\"x\ty\nz\">&gt;&quot;&apos; &#xD; <![CDATA[<raw> ]] ]]>tail</a>",
        "<é ü='ß'>日本語 <ñandú/>😀 Ж</é>",
        "<a><!-- one --><b/><![CDATA[]]><?p q?>x<!-- two -->y<c></c>\r\nz\r</a>",
        "<a><a><a><a/></a><a></a></a></a>",
        "<xml:a xml:lang='de' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<root a1='1' a2='2' a3='3' a4='4' a5='5' a6='6' a7='7' a8='8' a9='9' b:x='' b:y='' xmlns:b='urn:b'/>",
        "<!--x--><?y?><z\n\tq = 'r'\r\n/ ><?w?>".Replace("/ >", "/>"),
        "<p:a xmlns:p='u&#x9;v'><p:b xmlns:p=' w '>&#10;</p:b>]] ></p:a>",
        "<long attribute='0123456789abcdef0123456789abcdef0123456789abcdef'>0123456789abcdef0123456789abcdef ] 0123456789abcdef</long>",
    ];

    private static readonly string[] Insertions =
    [
        "<", ">", "&", "'", "\"", "/", "=", " ", "\n", "\r", "\t", ":", ";", "#", "x", "a", "1", "-", "--", "]", "]]>", "!", "?", "?>", "/>", "</", "<!--",
        "-->", "<![CDATA[", "<?", "<?xml ",
        "&amp;", "&lt;", "&#0;", "&#x41;", "&#xD800;", "&b;", "xmlns", "xmlns:p='u'", "xmlns='u'", " xmlns:p=''", " p:x='1'", " a='1'", "xml", "XML", ":",
        "p:", "\u0001", "\uFFFE", "\u0085", "\uFEFF",
        "é", "·", "×", "\u0300", "日", "😀", "<a/>", "<a>", "</a>", "<!DOCTYPE a>", ".", "_", "0", "&#9;", "&#13;", "standalone='no'", "\u00A0",
    ];

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, ConformanceLevel = ConformanceLevel.Document };

    [Fact]
    public void Damaged_documents_get_the_same_verdict()
    {
        var random = new Random(1998);
        var accepted = 0;
        for (var round = 0; round < 40_000; round++)
        {
            var document = Documents[random.Next(Documents.Length)];
            for (var count = random.Next(4); count > 0; count--)
                document = Damage(document, random);
            if (Compare(document))
                accepted++;
        }
        // Were all refused, the comparison of events would be worth nothing.
        Assert.InRange(accepted, 5_000, 35_000);
    }

    [Fact]
    public void Damaged_bytes_get_the_same_verdict()
    {
        var random = new Random(2008);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Documents[random.Next(Documents.Length)]);
            for (var count = random.Next(1, 3); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var (theirs, theirProblem) = Judge(() => Theirs(new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, true), false)));
            var (ours, ourProblem) = Judge(() => EventText.Of(bytes));
            if (IsKnownDeviation(Encoding.UTF8.GetString(bytes), theirProblem, ourProblem))
                continue;
            Assert.True(
                (theirs is null) == (ours is null),
                $"{Encoding.UTF8.GetString(bytes)}\nours: {ourProblem ?? "accepted"}\ntheirs: {theirProblem ?? "accepted"}");
            Assert.Equal(theirs, ours);
        }
    }

    private static string Damage(string document, Random random)
    {
        var at = random.Next(document.Length + 1);
        var length = Math.Min(random.Next(1, 5), document.Length - at);
        return random.Next(5) switch
        {
            0 => document.Remove(at, length),
            1 => document.Insert(at, document.Substring(at, length)),
            2 => document.Remove(at, length).Insert(random.Next(document.Length - length + 1), document.Substring(at, length)),
            3 when at < document.Length => document.Remove(at, 1).Insert(at, Insertions[random.Next(Insertions.Length)]),
            _ => document.Insert(at, Insertions[random.Next(Insertions.Length)]),
        };
    }

    private static bool Compare(string document)
    {
        var (theirs, theirProblem) = Judge(() => Theirs(new StringReader(document)));
        var (ours, ourProblem) = Judge(() => EventText.Of(XmlInput.ToUtf8(document)));
        if (IsKnownDeviation(document, theirProblem, ourProblem))
            return ours is not null;
        Assert.True((theirs is null) == (ours is null), $"{document}\nours: {ourProblem ?? "accepted"}\ntheirs: {theirProblem ?? "accepted"}");
        Assert.Equal(theirs, ours);
        return ours is not null;
    }

    internal static (List<string>? Events, string? Problem) Judge(Func<List<string>> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception exception) when (exception is XmlException or XmlBindingException or DecoderFallbackException)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>Where XmlReader is known to deviate from the specification, and how.</summary>
    private static bool IsKnownDeviation(string document, string? theirs, string? ours) => (theirs, ours) switch
    {
        // It has the names of the fourth edition, without characters beyond the Basic Multilingual Plane.
        (not null, null) when HasFifthEditionName(document) => true,
        // It knows version 1.0 only; the fifth edition has any 1.x.
        (not null, null) when document.Contains("version='1.") && !document.Contains("version='1.0'") => true,
        // It takes any text as the name of an encoding, and any text that begins with 1.0 as the version.
        (null, not null) => ours.StartsWith("An encoding name", StringComparison.Ordinal) || ours.StartsWith("The version must be", StringComparison.Ordinal),
        _ => false,
    };

    private static bool HasFifthEditionName(string document)
    {
        foreach (var rune in document.EnumerateRunes())
            if (XmlCharacters.IsName(rune.Value) && (rune.Value > 0xFFFF || !XmlConvert.IsNCNameChar((char)rune.Value)))
                return true;
        return false;
    }

    internal static List<string> Theirs(Stream input)
    {
        using var reader = XmlReader.Create(input, Settings);
        return Theirs(reader);
    }

    private static List<string> Theirs(TextReader input)
    {
        using var reader = XmlReader.Create(input, Settings);
        return Theirs(reader);
    }

    private static List<string> Theirs(XmlReader reader)
    {
        var events = new List<string>();
        var text = new StringBuilder();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    FlushText(events, text);
                    var start = new StringBuilder("<").Append(EventText.Name(reader.NamespaceURI, reader.LocalName));
                    var isEmpty = reader.IsEmptyElement;
                    var end = ">" + EventText.Name(reader.NamespaceURI, reader.LocalName);
                    while (reader.MoveToNextAttribute())
                        if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                            start.Append(' ').Append(EventText.Name(reader.NamespaceURI, reader.LocalName)).Append('=').Append(EventText.Quoted(reader.Value));
                    events.Add(start.ToString());
                    if (isEmpty)
                        events.Add(end);
                    break;
                case XmlNodeType.EndElement:
                    FlushText(events, text);
                    events.Add(">" + EventText.Name(reader.NamespaceURI, reader.LocalName));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                    text.Append(reader.Value);
                    break;
            }
        }
        return events;
    }

    private static void FlushText(List<string> events, StringBuilder text)
    {
        if (text.Length == 0)
            return;
        var value = text.ToString();
        events.Add((value.Trim(' ', '\t', '\r', '\n').Length == 0 ? "_" : "") + EventText.Quoted(value));
        text.Clear();
    }
}
