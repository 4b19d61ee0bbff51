using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>
/// What is passed over sixteen bytes at a time is looked at byte by byte all the same, wherever in the sixteen it stands and wherever the document ends.
/// </summary>
public class RunLengthTests
{
    private const int Longest = 50;

    [Fact]
    public void Values_of_every_length_with_something_at_every_place()
    {
        for (var length = 1; length <= Longest; length++)
            for (var at = 0; at < length; at++)
            {
                Assert.Equal(With(length, at, "é"), ValueIn(With(length, at, "é")));
                Assert.Equal(With(length, at, "&"), ValueIn(With(length, at, "&amp;")));
                Assert.Equal(With(length, at, " "), ValueIn(With(length, at, "\t")));
                Assert.Equal(With(length, at, "\""), ValueIn(With(length, at, "\"")));
                Assert.Throws<XmlBindingException>(() => ValueIn(With(length, at, "<")));
                Assert.Throws<XmlBindingException>(() => ValueIn(With(length, at, "\u0001")));
                Assert.Throws<XmlBindingException>(() => ValueIn(With(length, at, "\uFFFF")));
            }
    }

    [Fact]
    public void Indentation_of_every_length_with_something_at_every_place()
    {
        for (var length = 1; length <= Longest; length++)
        {
            var blanks = string.Concat(System.Linq.Enumerable.Repeat("\n \t\r", length))[..length];
            Assert.Equal("<a |<b |>b |>a", Tags("<a>" + blanks + "<b/>" + blanks + "</a>"));
            for (var at = 0; at < length; at++)
            {
                Assert.Equal("<a |x |<b |>b |>a", Tags("<a>" + Put(blanks, at, "x") + "<b/></a>"));
                Assert.Throws<XmlBindingException>(() => Tags("<a>" + Put(blanks, at, "\u000B") + "<b/></a>"));
                Assert.Throws<XmlBindingException>(() => Tags("<a>" + Put(blanks, at, "\0") + "<b/></a>"));
            }
        }
    }

    private static string With(int length, int at, string what) => Put(new string('v', length), at, what);

    private static string Put(string text, int at, string what) => text.Remove(at, 1).Insert(at, what);

    private static string ValueIn(string written)
    {
        var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes("<a b='" + written + "'/>"));
        try
        {
            reader.Read();
            return Encoding.UTF8.GetString(reader.GetAttributeValue(0));
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static string Tags(string document)
    {
        var events = new StringBuilder();
        var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document));
        try
        {
            for (var kind = reader.ReadTag(); kind != XmlEventKind.EndOfDocument; kind = reader.ReadTag())
                events.Append(events.Length == 0 ? "" : " |")
                    .Append(kind switch { XmlEventKind.StartElement => "<", XmlEventKind.EndElement => ">", _ => "" })
                    .Append(kind == XmlEventKind.Text ? Encoding.UTF8.GetString(reader.Value).Trim() : Encoding.UTF8.GetString(reader.LocalName));
            return events.ToString();
        }
        finally
        {
            reader.Dispose();
        }
    }
}
