using System;
using System.Linq;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>What the reader answers about the current start tag, at the bounds of what may be asked.</summary>
public class ReaderQuestionTests
{
    [Fact]
    public void An_attribute_beyond_the_last_is_refused()
    {
        AtRoot("<a b='1' c='2'/>", (ref Utf8XmlReader reader) =>
        {
            Assert.Equal("2", Encoding.UTF8.GetString(reader.GetAttributeValue(1)));
            Assert.True(Throws(ref reader, (ref Utf8XmlReader r) => r.GetAttributeValue(2)));
            Assert.True(Throws(ref reader, (ref Utf8XmlReader r) => r.GetAttributeValue(-1)));
        });
    }

    [Fact]
    public void A_namespace_declaration_beyond_the_last_is_refused() =>
        AtRoot("<a xmlns='u:a' xmlns:p='u:p' b='1'/>", (ref Utf8XmlReader reader) =>
        {
            Assert.Equal(2, reader.NamespaceDeclarationCount);
            reader.GetNamespaceDeclaration(1, out var prefix, out var uri);
            Assert.Equal("p=u:p", Encoding.UTF8.GetString(prefix) + "=" + Encoding.UTF8.GetString(uri));
            Assert.True(Throws(ref reader, (ref Utf8XmlReader r) => r.GetNamespaceDeclaration(2, out _, out _)));
        });

    [Theory]
    [InlineData("p:x", "p|x|u:p")]
    [InlineData("x", "|x|u:a")]
    [InlineData("xml:lang", "xml|lang|http://www.w3.org/XML/1998/namespace")]
    [InlineData("q:x", null)]
    [InlineData(":x", null)]
    [InlineData("p:", null)]
    [InlineData("", null)]
    [InlineData("p:x:y", null)]
    [InlineData("1:x", null)]
    public void A_qualified_name_is_split(string literal, string? expected) =>
        AtRoot("<a xmlns='u:a' xmlns:p='u:p'/>", (ref Utf8XmlReader reader) =>
        {
            var isName = reader.TryResolveName(Encoding.UTF8.GetBytes(literal), out var prefix, out var local, out var uri);
            Assert.Equal(expected, isName ? $"{Encoding.UTF8.GetString(prefix)}|{Encoding.UTF8.GetString(local)}|{Encoding.UTF8.GetString(uri)}" : null);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void The_number_of_attributes_is_limited_exactly(int most)
    {
        var limits = new XmlLimits { MaxAttributes = most };
        EventText.Of($"<a{Attributes(most)}/>", limits);
        Malformed.IsRefused(
            Encoding.UTF8.GetBytes($"<a{Attributes(most + 1)}/>"), 1, $"<a{Attributes(most)} ".Length + 1, "/a",
            $"The element has more than {most} attributes; raise XmlLimits.MaxAttributes to read this document", limits);
    }

    private static string Attributes(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}=''"));

    private delegate void Question(ref Utf8XmlReader reader);

    private static void AtRoot(string document, Question ask)
    {
        var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document));
        Assert.True(reader.Read());
        ask(ref reader);
        reader.Dispose();
    }

    private static bool Throws(ref Utf8XmlReader reader, Question ask)
    {
        try
        {
            ask(ref reader);
            return false;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }
}
