using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

public class XmlInputTests
{
    private const string Body = "<a é='😀'>ä€</a>";

    public static TheoryData<string, bool, string> Encodings { get; } = new()
    {
        { "utf-8", false, "<a/>" },
        { "utf-8", true, Body },
        { "utf-16", true, Body },
        { "utf-16", false, Body },
        { "utf-16BE", true, Body },
        { "utf-16BE", false, "<?xml version='1.0' encoding='UTF-16'?>" + Body },
        { "utf-16", false, "<?xml version='1.0' encoding='utf-16'?>" + Body },
        { "utf-32", true, Body },
        { "utf-32", false, Body },
        { "utf-32BE", true, Body },
        { "utf-32BE", false, Body },
        { "iso-8859-1", false, "<?xml version='1.0' encoding='ISO-8859-1'?><a é='ü'>ä\u0085</a>" },
        { "us-ascii", false, "<?xml version='1.0' encoding='US-ASCII'?><a>&#xE4;</a>" },
        { "windows-1252", false, "<?xml version=\"1.0\"\n encoding = \"Windows-1252\" ?><a>ä€</a>" },
        { "windows-1251", false, "<?xml version='1.0' encoding='windows-1251'?><a>Привет</a>" },
        { "shift_jis", false, "<?xml version='1.0' encoding='Shift_JIS'?><a>日本</a>" },
        { "IBM037", false, "<?xml version='1.0' encoding='IBM037'?><a>ä</a>" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_are_found(string name, bool mark, string document)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes((mark ? "\uFEFF" : "") + document);
        Assert.Equal(document, Encoding.UTF8.GetString(XmlInput.ToUtf8(bytes)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("UCS-4")]
    [InlineData("UTF16")]
    [InlineData("unicode")]
    [InlineData("utf8")]
    public void UTF_8_bytes_are_not_copied(string declared)
    {
        var bytes = Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='{declared}'?>{Body}");
        var result = XmlInput.ToUtf8(bytes);
        Assert.True(result == bytes, "The bytes were copied.");
    }

    [Theory]
    [InlineData("iso-8859-1", "Ã¤")]
    [InlineData("windows-1252", "Ã¤")]
    [InlineData("gbk", "盲")]
    public void The_declaration_decides_also_where_the_bytes_could_be_UTF_8(string declared, string text)
    {
        var bytes = Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='{declared}'?><a>ä</a>");
        Assert.EndsWith($"<a>{text}</a>", Encoding.UTF8.GetString(XmlInput.ToUtf8(bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_encoding_of_ASCII_is_ASCII()
    {
        var bytes = "<?xml version='1.0' encoding='no-such-encoding'?><a/>"u8.ToArray();
        Assert.True(XmlInput.ToUtf8(bytes) == bytes);
    }

    [Fact]
    public void Version_1_1_is_refused() =>
        Assert.Equal(
            "XML 1.1 is not supported; write version 1.0, and characters that XML 1.0 has",
            Assert.Throws<XmlBindingException>(() => EventText.Of("<?xml version='1.1'?><a/>")).Problem);

    [Fact]
    public void Encoding_declarations_in_strings_are_ignored() =>
        Assert.Equal(
            "<?xml version='1.0' encoding='utf-16'?><a/>", Encoding.UTF8.GetString(XmlInput.ToUtf8("\uFEFF<?xml version='1.0' encoding='utf-16'?><a/>")));

    [Fact]
    public void Empty_input_stays_empty()
    {
        Assert.Empty(XmlInput.ToUtf8(""));
        Assert.True(XmlInput.ToUtf8(ReadOnlySpan<byte>.Empty).IsEmpty);
    }

    [Theory]
    [InlineData("<a>\n x", 0xD800, "</a>", 2, 3, "U+D800 is half of a surrogate pair; the other half is missing")]
    [InlineData("😀\r\r\n😀é", 0xDC00, "", 3, 4, "U+DC00 is half of a surrogate pair; the other half is missing")]
    public void Lone_surrogates_are_located(string before, int surrogate, string after, int line, int column, string problem)
    {
        var exception = Assert.Throws<XmlBindingException>(() => XmlInput.ToUtf8(before + (char)surrogate + after));
        Assert.Equal((line, column, problem), (exception.Line, exception.Column, exception.Problem));
    }

    public static TheoryData<byte[], int, int, string> Undecodable { get; } = new()
    {
        { Bytes("<a>\n\u00C3\u00A4\u00E4</a>"), 2, 2, "The byte 0xE4 is not UTF-8 here; save the document as UTF-8, or declare its encoding" },
        { Bytes("\u00EF\u00BB\u00BF<a>\u00FF</a>"), 1, 4, "The byte 0xFF is not UTF-8 here; save the document as UTF-8, or declare its encoding" },
        { Bytes("<?xml version='1.0' encoding='utf-8'?>\r\n<a>\u00C0\u00AF</a>"), 2, 4,
            "The byte 0xC0 is not UTF-8 here; save the document as UTF-8, or declare its encoding" },
        { Bytes("<?xml version='1.0' encoding='utf-16'?><a>\u00F5</a>"), 1, 43,
            "The byte 0xF5 is not UTF-8 here; save the document as UTF-8, or declare its encoding" },
        { Bytes("<?xml version='1.0'\n encoding='klingon'?><a>\u00F5</a>"), 2, 12, "The encoding 'klingon' is not known here; save the document as UTF-8" },
        { Bytes("<?xml version='1.0' encoding='UTF-7'?><a>\u00F5</a>"), 1, 31, "The encoding 'UTF-7' is not known here; save the document as UTF-8" },
        { Bytes("\u00EF\u00BB\u00BF\u00EF\u00BB\u00BF<a/>"), 1, 1, "The document begins with two byte order marks; remove one" },
        { Bytes("\u00FF\u00FE\u00FF\u00FE<\0a\0/\0>\0"), 1, 1, "The document begins with two byte order marks; remove one" },
        { Bytes("\u00EF\u00BB\u00BF<?xml version='1.0' encoding='gbk'?><a/>"), 1, 31,
            "The declaration says that the document is in 'gbk', but its first bytes show UTF-8; correct the declaration" },
        { Bytes("<?xml version='1.0' encoding='us-ascii'?>\n<a>\u00E4</a>"), 2, 4,
            "0xE4 cannot be read as us-ascii; save the document as UTF-8, or correct its encoding" },
        { Bytes("\u00FE\u00FF\0<\u00D8\0\0>"), 1, 2, "0xD8 0x00 cannot be read as utf-16BE; save the document as UTF-8, or correct its encoding" },
        { Bytes("\u00FF\u00FE<\0a"), 1, 2, "0x61 cannot be read as utf-16; save the document as UTF-8, or correct its encoding" },
        { Bytes("\0\0\0<\0\u0011\0\0"), 1, 2, "0x00 0x11 0x00 0x00 cannot be read as utf-32BE; save the document as UTF-8, or correct its encoding" },
        { Bytes("\0\0<\0\0\0a\0"), 1, 1, "The document is in UTF-32 with an unusual byte order, which is not supported; save it as UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Undecodable))]
    public void Undecodable_bytes_are_reported_at_their_place(byte[] document, int line, int column, string problem)
    {
        var exception = Assert.Throws<XmlBindingException>(() => XmlInput.ToUtf8(document).Length);
        Assert.Equal((problem, line, column), (exception.Problem, exception.Line, exception.Column));
    }

    [Fact]
    public void Damaged_bytes_of_any_encoding_are_decoded_or_refused()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var random = new Random(1996);
        string[] names = ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE", "iso-8859-1", "us-ascii", "windows-1252", "shift_jis", "gb18030", "euc-jp",
            "iso-2022-jp", "big5", "IBM037", "iso-8859-7", "koi8-r"];
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var name = names[random.Next(names.Length)];
            var bytes = Encoding.GetEncoding(name).GetBytes((random.Next(2) == 0 ? "\uFEFF" : "") + $"<?xml version='1.0' encoding='{name}'?>\n<a>text</a>");
            for (var count = random.Next(4); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var document = bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length).ToArray();
            try
            {
                var utf8 = XmlInput.ToUtf8(document);
                Assert.True(System.Text.Unicode.Utf8.IsValid(utf8), name);
            }
            catch (XmlBindingException exception)
            {
                refused++;
                Assert.InRange(exception.Line, 1, document.Length + 1);
                Assert.InRange(exception.Column, 1, document.Length + 1);
            }
        }
        Assert.InRange(refused, 1_000, 19_000);
    }

    private static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);
}
