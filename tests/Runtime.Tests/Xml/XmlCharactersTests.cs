using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Holds the tables against the productions as the recommendation writes them.</summary>
public class XmlCharactersTests
{
    private const string NameStartChar =
        "[A-Z] | \"_\" | [a-z] | [#xC0-#xD6] | [#xD8-#xF6] | [#xF8-#x2FF] | [#x370-#x37D] | [#x37F-#x1FFF] | [#x200C-#x200D] | [#x2070-#x218F] | [#x2C00-#x2FEF] | [#x3001-#xD7FF] | [#xF900-#xFDCF] | [#xFDF0-#xFFFD] | [#x10000-#xEFFFF]";

    private const string NameChar = NameStartChar + " | \"-\" | \".\" | [0-9] | #xB7 | [#x0300-#x036F] | [#x203F-#x2040]";
    private const string Char = "#x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]";

    [Fact]
    public void Every_character_is_classified_as_the_productions_say()
    {
        var (start, name, character) = (Set(NameStartChar), Set(NameChar), Set(Char));
        for (var scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            if (start[scalar] != XmlCharacters.IsNameStart(scalar)
                || name[scalar] != XmlCharacters.IsName(scalar)
                || character[scalar] != XmlCharacters.IsChar(scalar))
                Assert.Fail($"U+{scalar:X4} is classified wrongly.");
        }
        Assert.False(XmlCharacters.IsName(-1) || XmlCharacters.IsNameStart(-1) || XmlCharacters.IsChar(-1));
    }

    [Fact]
    public void Every_byte_is_classified_as_the_productions_say()
    {
        var (start, name, character) = (Set(NameStartChar), Set(NameChar), Set(Char));
        for (var value = 0; value < 256; value++)
        {
            var ascii = value < 0x80;
            var stops = !ascii || !character[value];
            var symbol = (char)value;
            byte expected = 0;
            expected |= ascii && start[value] ? XmlCharacters.NameStart : (byte)0;
            expected |= ascii && name[value] ? XmlCharacters.Name : (byte)0;
            expected |= symbol is ' ' or '\t' or '\n' or '\r' ? XmlCharacters.White : (byte)0;
            expected |= stops || "<&]\r".Contains(symbol) ? XmlCharacters.TextStop : (byte)0;
            expected |= stops || "<&\"'\t\n\r".Contains(symbol) ? XmlCharacters.ValueStop : (byte)0;
            expected |= stops || "-?]\r".Contains(symbol) ? XmlCharacters.MarkupStop : (byte)0;
            expected |= stops || "<>&\r".Contains(symbol) ? XmlCharacters.TextEscape : (byte)0;
            expected |= stops || "<&\"\t\n\r".Contains(symbol) ? XmlCharacters.ValueEscape : (byte)0;
            Assert.Equal((value, expected), (value, XmlCharacters.Classes[value]));
        }
    }

    [Fact]
    public void Every_scalar_value_is_encoded_and_decoded()
    {
        var bytes = new byte[4];
        var expected = new byte[4];
        for (var scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            if (scalar is >= 0xD800 and <= 0xDFFF)
                continue;
            var length = XmlCharacters.Encode(scalar, bytes);
            if (length != new Rune(scalar).EncodeToUtf8(expected)
                || !bytes.Take(length).SequenceEqual(expected.Take(length))
                || XmlCharacters.Decode(bytes, 0, out var read) != scalar
                || read != length)
                Assert.Fail($"U+{scalar:X4} is coded wrongly.");
        }
    }

    /// <summary>The characters of a production that consists of characters and ranges.</summary>
    private static bool[] Set(string production)
    {
        var set = new bool[0x110000];
        foreach (var term in production.Split(" | "))
        {
            var parts = term.Trim('[', ']').Split('-') is { Length: 2 } range && term[0] == '[' ? range : [term, term];
            for (var scalar = One(parts[0]); scalar <= One(parts[1]); scalar++)
                set[scalar] = true;
        }
        return set;
    }

    private static int One(string text) =>
        text.StartsWith("#x", System.StringComparison.Ordinal) ? int.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : text.Trim('"')[0];
}
