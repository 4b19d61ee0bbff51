using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>
/// A reader that knows start tags reads them as one that knows none: the same names, values and places, and the same words for what is wrong.
/// </summary>
public class TagTemplateTests
{
    private static readonly string[] Tags =
    [
        "<disk name='vda' type='file' backup='yes'>",
        "<disk name='vdb' type='file' backup='yes'>",
        "<disk name=\"sda\" type='block'/>",
        "<disk  name='0123456789abcdef0123456789abcdef' type='file' backup='yes'>",
        "<disk name='' type='' backup=''/>",
        "<disk name='&amp;' type='file' backup='yes'>",
        "<disk name='\u00e4\u00f6' type='file' backup='yes'>",
        "<disk name='a\tb' type='file' backup='yes'>",
        "<disk name='a>b' type='file' backup='yes'>",
        "<disk name='a\"b' type='file' backup='yes'>",
        "<disk name='a' name='b'/>",
        "<disk xmlns='urn:x' name='vda'/>",
        "<disk xmlns:p='urn:x' p:name='vda'/>",
        "<scratch file='/a/b'/>",
        "<scratch file='/a/bc'/>",
        "<scratch\n  file='/a/bc' />",
        "<b\u00fcro t\u00fcr='1' tor='2'/>",
        "<b\u00fcro t\u00fcr='12' tor='2'/>",
    ];

    [Fact]
    public void Known_tags_are_read_like_unknown_ones()
    {
        var random = new Random(12);
        var known = new TagTemplates();
        var (matched, refused) = (0, 0);
        for (var round = 0; round < 8_000; round++)
        {
            var document = Document(random);
            var expected = Events(document, new TagTemplates(), out _);
            Assert.Equal(expected, Events(document, known, out var templates));
            matched += templates;
            refused += expected[^1].StartsWith('!') ? 1 : 0;
        }
        Assert.InRange(matched, 10_000, 100_000);
        Assert.InRange(refused, 1_000, 7_000);
    }

    [Fact]
    public void The_limit_of_attributes_applies_to_known_tags_too()
    {
        var document = "<a b='1' c='2' d='3'/>"u8.ToArray();
        Assert.Empty(EventProblem(document, null));
        Assert.Contains("MaxAttributes", EventProblem(document, new XmlLimits { MaxAttributes = 2 }), StringComparison.Ordinal);
    }

    private static byte[] Document(Random random)
    {
        var text = new StringBuilder("<all>");
        for (var count = random.Next(1, 7); count > 0; count--)
        {
            var tag = Tags[random.Next(Tags.Length)];
            text.Append(tag).Append(tag.EndsWith("/>", StringComparison.Ordinal) ? "\n" : "</disk>");
        }
        text.Append("</all>");
        // One byte of one in three is another one, or the end.
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var at = random.Next(bytes.Length);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] = " <>'\"&=/ab\n:"u8[random.Next(12)];
                return bytes;
            case 1:
                return bytes[..at];
            default:
                return bytes;
        }
    }

    private static List<string> Events(byte[] document, TagTemplates templates, out int matched)
    {
        var events = new List<string>();
        matched = 0;
        var reader = new Utf8XmlReader(document, null, templates);
        try
        {
            while (reader.Read())
            {
                var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{reader.Kind} {reader.Offset}+{reader.Length} {reader.IsEmptyElement} ")
                    .Append(EventText.Name(reader.NamespaceUri, reader.LocalName));
                for (var i = 0; i < reader.AttributeCount; i++)
                    text.Append(CultureInfo.InvariantCulture, $" {reader.GetAttributeNameRange(i)} {reader.GetAttributeValueRange(i)} ")
                        .Append(EventText.Name(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)))
                        .Append('=').Append(Encoding.UTF8.GetString(reader.GetAttributeValue(i)));
                matched += reader.Kind == XmlEventKind.StartElement && reader.Template is not null ? 1 : 0;
                events.Add(text.ToString());
            }
        }
        catch (XmlBindingException problem)
        {
            events.Add($"!{problem.Message} {problem.Path}");
        }
        finally
        {
            reader.Dispose();
        }
        return events;
    }

    private static string EventProblem(byte[] document, XmlLimits? limits)
    {
        try
        {
            EventText.Of(document, limits);
            return "";
        }
        catch (XmlBindingException problem)
        {
            return problem.Message;
        }
    }
}
