using System;
using System.Linq;
using System.Text;

namespace Bindery.Tests.Xml;

/// <summary>Bytes that are not UTF-8 are refused wherever they stand (Unicode, table 3-7).</summary>
public class MalformedBytesTests
{
    public static TheoryData<string> IllFormed { get; } =
    [
        "80", "BF", "C0 AF", "C1 BF", "C2", "C2 41", "C2 C2 80", "DF 7F", "E0 80 80", "E0 9F BF", "E1 80", "E1 80 41", "ED A0 80", "ED BF BF", "EF BF",
        "F0 80 80 80", "F0 8F BF BF", "F0 90 80", "F0 90 80 41", "F4 90 80 80", "F5 80 80 80", "F8 88 80 80 80", "FE", "FF",
    ];

    [Theory]
    [MemberData(nameof(IllFormed))]
    public void Ill_formed_sequences_are_refused_everywhere(string bytes)
    {
        var sequence = bytes.Split(' ').Select(value => Convert.ToByte(value, 16)).ToArray();
        var problem = $"The byte 0x{bytes[..2]} is not UTF-8 here; save the document as UTF-8, or declare its encoding";
        Check("<a>\n é", " x</a>", 2, 3, "/a");
        Check("<a b='é", "'/>", 1, 8, "/a/@b");
        Check("<a b='&lt;é", "'/>", 1, 12, "/a/@b");
        Check("<!--é", "--><a/>", 1, 6, "");
        Check("<a><?p é", "?></a>", 1, 9, "/a");
        Check("<a><![CDATA[é", "]]></a>", 1, 14, "/a");
        Check("<aé", "/>", 1, 4, "");
        Check("<a bé", "='1'/>", 1, 6, "/a");
        Check("<?pé", "?><a/>", 1, 5, "");
        Check("<a>&é", ";</a>", 1, 6, "/a");
        Check("<a>1</aé", ">", 1, 9, "/a");
        Check("", "<a/>", 1, 1, "");
        Check("<a/>", "", 1, 5, "");
        Check("<a>", "", 1, 4, "/a");
        Check("<a b='", "", 1, 7, "/a/@b");

        void Check(string before, string after, int line, int column, string path)
        {
            byte[] document = [.. Encoding.UTF8.GetBytes(before), .. sequence, .. Encoding.UTF8.GetBytes(after)];
            Malformed.IsRefused(document, line, column, path, problem);
        }
    }

    [Theory]
    [InlineData("C2 80")]
    [InlineData("DF BF")]
    [InlineData("E0 A0 80")]
    [InlineData("ED 9F BF")]
    [InlineData("EE 80 80")]
    [InlineData("EF BF BD")]
    [InlineData("F0 90 80 80")]
    [InlineData("F4 8F BF BF")]
    public void Well_formed_sequences_at_the_limits_are_read(string bytes)
    {
        var character = Encoding.UTF8.GetString(bytes.Split(' ').Select(value => Convert.ToByte(value, 16)).ToArray());
        var quoted = "\"" + character + "\"";
        Assert.Equal(["<a b=" + quoted, quoted, ">a"], EventText.Of($"<!--{character}--><a b='{character}'>{character}<?p {character}?></a>"));
    }
}
