using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Xml.Linq;
using Bindery.Tests.Support;
using FieldNotes;

namespace Bindery.Tests;

/// <summary>The shapes that the backup document lacks: mixed content, choices whose order matters, wildcards, lists, recursion, a namespace.</summary>
public sealed class FieldBookTests
{
    private static readonly XmlReadOptions Strict = new() { Validate = true };
    private static readonly XmlWriteOptions Unvalidated = new() { Validate = false };

    private static string Folder(string verdict) => Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook", verdict);

    public static TheoryData<string> Valid { get; } = new(Directory.GetFiles(Folder("valid")).Select(file => Path.GetFileName(file)!));

    public static TheoryData<string> Invalid { get; } = new(Directory.GetFiles(Folder("invalid")).Select(file => Path.GetFileName(file)!));

    private static RoundTrip Comparer() =>
        new(["title", "from", "until", "remark", "species", "place", "p", "mark", "sub", "em"], ["serial", "count", "ring"], []);

    /// <summary>A book with one section that has the given content.</summary>
    private static string Book(string content, string attributes = "") =>
        $"""<fieldbook xmlns="urn:bindery:samples:fieldbook" observer="A" serial="1"{attributes}><title>T</title><section heading="H">{content}</section></fieldbook>""";

    private static string Book(string head, int _) => $"""<fieldbook xmlns="urn:bindery:samples:fieldbook" observer="A" serial="1">{head}</fieldbook>""";

    private static Section Only(string content) => FieldBook.Parse(Book(content)).Sections.Single();

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_documents_are_written_as_they_were_read(string file)
    {
        var utf8 = File.ReadAllBytes(Path.Combine(Folder("valid"), file));

        var written = FieldBook.Parse(utf8, Strict).ToXml();

        Assert.Empty(Comparer().Compare(utf8, written));
        // Within a section and a paragraph the order among different elements and texts counts as well.
        Assert.Equal(Order(Encoding.UTF8.GetString(utf8)), Order(written));
        Assert.Equal(written, FieldBook.Parse(written, Strict).ToXml());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_documents_are_refused_by_strict_reading(string file) =>
        Assert.NotEmpty(Assert.Throws<SchemaViolationException>(() => FieldBook.Load(Path.Combine(Folder("invalid"), file), Strict)).Violations);

    private static List<string> Order(string xml) =>
        [.. XDocument.Parse(xml)
            .Descendants()
            .Where(element => element.Name.LocalName is "section" or "p")
            .SelectMany(element => element.Nodes())
            .Select(node => node is XElement child ? child.Name.ToString() : node.ToString())];

    [Fact]
    public void Items_keep_their_order_and_have_typed_views()
    {
        var section = Only(
            """<drawing file="a"/><p>one</p><section heading="inner"/><drawing file="b"/><sighting><species>gnat</species></sighting><p>two</p>""");

        Assert.Equal(["Drawing", "Paragraph", "Section", "Drawing", "Sighting", "Paragraph"], section.Items.Select(item => item.GetType().Name));
        Assert.Equal(["a", "b"], section.Drawings.Select(drawing => drawing.File));
        Assert.Equal(["one", "two"], section.Paragraphs.Select(paragraph => ((ParagraphText)paragraph.Items.Single()).Value));
        Assert.Equal("inner", section.Sections.Single().Heading);
        Assert.Equal("gnat", section.Sightings.Single().Species.Value);
    }

    [Fact]
    public void Text_can_occur_among_elements()
    {
        const string Content =
            """<p> At <place position="52.1 5.2">the lock</place> a <species latin="Alcedo">kingfisher</species>, then <x:mark xmlns:x="urn:x" x:kind="margin">two <b xmlns="">w</b></x:mark>.</p>""";
        var paragraph = Only(Content).Paragraphs.Single();

        Assert.Equal(
            ["ParagraphText", "Place", "ParagraphText", "SpeciesName", "ParagraphText", "ParagraphOther", "ParagraphText"],
            paragraph.Items.Select(item => item.GetType().Name));
        Assert.Equal([" At ", " a ", ", then ", "."], paragraph.Items.OfType<ParagraphText>().Select(text => text.Value));
        Assert.Equal(("52.1 5.2", "the lock"), (paragraph.Places.Single().Position, paragraph.Places.Single().Value));
        Assert.Equal(("Alcedo", "kingfisher"), (paragraph.Species.Single().Latin, paragraph.Species.Single().Value));
        var other = paragraph.Items.OfType<ParagraphOther>().Single().Element;
        Assert.Equal(("mark", "urn:x"), (other.LocalName, other.NamespaceUri));
        Assert.Equal("""<x:mark xmlns:x="urn:x" x:kind="margin">two <b>w</b></x:mark>""", other.ToXml());
        Assert.Equal(Book(Content), FieldBook.Parse(Book(Content)).ToXml());
    }

    [Fact]
    public void A_book_can_be_created_from_scratch()
    {
        var book = new FieldBook
        {
            Observer = "M. S.",
            Serial = 18446744073709551615m,
            Title = "Along & across",
            From = "2024-05-01",
            Until = "2024-05-03",
            OtherAttributes = [new("lang", "http://www.w3.org/XML/1998/namespace", "de"), new("shelf", "urn:archive", "B <12>")],
            Sections =
            [
                new()
                {
                    Heading = "One",
                    Altitude = int.MinValue,
                    Items =
                    [
                        new Paragraph { Items = [new ParagraphText("a "), new SpeciesName { Value = "b" },
                            new ParagraphOther(AnyElement.Parse("<x:c xmlns:x='urn:x'><d/></x:c>"))] },
                        new Sighting { Species = new() { Value = "gull" }, Count = 4294967295, Ring = BigInteger.Pow(10, 60), Length = 12.50m,
                            Habits = "feeding in-flight", Verified = true, Remarks = ["x", ""] },
                        new Section { Heading = "Two", Items = [new Drawing { File = "a.png", Width = 1, Height = 2 }] },
                    ],
                },
            ],
        };

        const string Expected =
            """<fieldbook xmlns="urn:bindery:samples:fieldbook" observer="M. S." serial="18446744073709551615" xml:lang="de" xmlns:p1="urn:archive" p1:shelf="B &lt;12&gt;"><title>Along &amp; across</title><from>2024-05-01</from><until>2024-05-03</until>"""
            + """<section heading="One" altitude="-2147483648"><p>a <species>b</species><x:c xmlns:x="urn:x"><d xmlns=""/></x:c></p>"""
            + """<sighting count="4294967295" ring="1000000000000000000000000000000000000000000000000000000000000" length="12.50" habits="feeding in-flight"><species>gull</species><verified/><remark>x</remark><remark/></sighting>"""
            + """<section heading="Two"><drawing file="a.png" width="1" height="2"/></section></section></fieldbook>""";
        var written = book.ToXml();
        Assert.Empty(Comparer().Compare(Encoding.UTF8.GetBytes(Expected), written));
        Assert.Equal(written, FieldBook.Parse(written, Strict).ToXml());
    }

    [Fact]
    public void Numbers_are_not_limited_in_size()
    {
        var sighting = Only(
            """<sighting ring="-170141183460469231731687303715884105728" length="0.0000000000000000000000000001" count="4294967295"><species/></sighting>""").Sightings.Single();

        Assert.Equal(-BigInteger.Pow(2, 127), sighting.Ring);
        Assert.Equal(0.0000000000000000000000000001m, sighting.Length);
        Assert.Equal(uint.MaxValue, sighting.Count);
        Assert.Equal(18446744073709551615m, FieldBook.Parse(File.ReadAllText(Path.Combine(Folder("valid"), "walk.xml"))).Serial);
    }

    /// <summary>A decimal with more digits than its type holds is read as the nearest value, and written as it stood.</summary>
    [Theory]
    [InlineData("1.00000000000000000000000000001", "1.0000000000000000000000000000")]
    [InlineData("0.123456789012345678901234567891", "0.1234567890123456789012345679")]
    [InlineData("79228162514264337593543950336", "79228162514264337593543950335")]
    public void A_decimal_of_too_many_digits_is_read_as_the_nearest_value(string value, string nearest)
    {
        var xml = Book($"<sighting length=\"{value}\"><species/></sighting>");
        var book = FieldBook.Parse(xml, Strict);

        Assert.Equal(decimal.Parse(nearest, CultureInfo.InvariantCulture), book.Sections[0].Sightings.Single().Length);
        Assert.Equal(xml, book.ToXml());
    }

    /// <summary>What is not a number of the type, and an integer that its type cannot hold, is kept as text instead.</summary>
    [Theory]
    [InlineData("length", "1e3")]
    [InlineData("length", "1,5")]
    [InlineData("length", "")]
    [InlineData("count", "9223372036854775808")]
    [InlineData("count", "++5")]
    [InlineData("count", "+-5")]
    [InlineData("count", "5 6")]
    [InlineData("count", "0x10")]
    [InlineData("count", "٣")]
    [InlineData("ring", "1.0")]
    [InlineData("ring", "1,000")]
    [InlineData("ring", "(1)")]
    public void A_value_that_a_number_cannot_represent_is_kept_as_text(string attribute, string value)
    {
        var xml = Book($"<sighting {attribute}=\"{value}\"><species/></sighting>");
        var sighting = FieldBook.Parse(xml).Sections[0].Sightings.Single();

        Assert.Equal((null, null, null), (sighting.Count, sighting.Length, sighting.Ring));
        Assert.Equal(xml, FieldBook.Parse(xml).ToXml(Unvalidated));
    }

    [Theory]
    [InlineData("length", " 1.50 ", "1.50")]
    [InlineData("length", "+1.", "1")]
    [InlineData("length", ".5", "0.5")]
    [InlineData("length", "1.00000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData("length", "00000000000000000000000000000000001", "1")]
    [InlineData("count", "+007", "7")]
    [InlineData("ring", " -0 ", "0")]
    public void A_number_that_was_read_is_written_unchanged_and_one_that_was_set_in_canonical_form(string attribute, string value, string expected)
    {
        var xml = Book($"<sighting {attribute}=\"{value}\"><species/></sighting>");
        var book = FieldBook.Parse(xml, Strict);
        var sighting = book.Sections[0].Sightings.Single();

        Assert.Equal(FieldBook.Parse(xml, Strict), book);
        Assert.Equal(xml, book.ToXml());
        var fresh = new Sighting { Species = sighting.Species, Count = sighting.Count, Length = sighting.Length, Ring = sighting.Ring };
        Assert.Contains($"{attribute}=\"{expected}\"", fresh.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_a_million_digits_costs_nothing()
    {
        var xml = Book($"<sighting length=\"{new string('9', 1_000_000)}\" ring=\"{new string('9', 1_000_000)}\"><species/></sighting>");
        var before = ThreadTime.Now;

        Assert.Equal(xml, FieldBook.Parse(xml).ToXml(Unvalidated));
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void An_element_can_be_significant_by_its_presence()
    {
        Assert.True(Only("<sighting><species/><verified/></sighting>").Sightings.Single().Verified);
        Assert.False(Only("<sighting><species/></sighting>").Sightings.Single().Verified);
        var odd = Book("<sighting><species/><verified by=\"B\">really<x xmlns=\"\"/></verified></sighting>");
        Assert.Contains("by=\"B\"", FieldBook.Parse(odd).ToXml(Unvalidated));
        Assert.Contains("really", FieldBook.Parse(odd).ToXml(Unvalidated));
        Assert.Contains("<x xmlns=\"\"/>", FieldBook.Parse(odd).ToXml(Unvalidated));
    }

    /// <summary>Remarks may stand before and behind other children; what is unknown in each stays in it.</summary>
    [Fact]
    public void Interleaved_children_keep_what_is_unknown_in_each()
    {
        var xml = Book("<sighting><remark a=\"1\">x</remark><species/><remark a=\"2\">y</remark><verified/><remark a=\"3\">z</remark></sighting>");

        Assert.Equal(
            xml,
            FieldBook.Parse(xml).ToXml(Unvalidated));
    }

    [Fact]
    public void Attributes_of_other_vocabularies_are_listed_with_their_prefix()
    {
        var xml = Book("", """ xmlns:x="urn:x" x:shelf="B" xml:lang="en" """.TrimEnd());
        var book = FieldBook.Parse(xml);

        Assert.Equal(
            [("shelf", "urn:x", "B"), ("lang", "http://www.w3.org/XML/1998/namespace", "en")],
            book.OtherAttributes.Select(attribute => (attribute.LocalName, attribute.NamespaceUri, attribute.Value)));
        book.OtherAttributes[0].Value = "C";
        Assert.Equal(xml.Replace("\"B\"", "\"C\"").Replace("></section>", "/>"), book.ToXml());
    }

    /// <summary>They are no place for a value of the class's own that could not be read: setting the member would write it twice.</summary>
    [Fact]
    public void An_unreadable_attribute_of_the_element_itself_is_not_one_of_them()
    {
        var xml = Book("<p/>", " shared=\"maybe\"");
        var book = FieldBook.Parse(xml);

        Assert.Empty(book.OtherAttributes);
        Assert.Equal(xml, book.ToXml(Unvalidated));
        book.Shared = true;
        Assert.Equal(Book("<p/>", " shared=\"yes\""), book.ToXml());
    }

    [Theory]
    [InlineData(
        "<fieldbook observer='A' serial='1'><title/></fieldbook>",
        "The root element is 'fieldbook'; expected 'fieldbook' in the namespace 'urn:bindery:samples:fieldbook'",
        1,
        "/fieldbook")]
    [InlineData(
        "<fieldbook xmlns='urn:bindery:samples:fieldbook' observer='A' serial='x'/>",
        "The value 'x' of 'serial' cannot be read: expected a number",
        71,
        "/fieldbook/@serial")]
    [InlineData(
        "<fieldbook xmlns='urn:bindery:samples:fieldbook' observer='A' serial='1'/>", "'fieldbook' has no element 'title', which it needs", 1, "/fieldbook")]
    [InlineData(
        "<f:fieldbook xmlns:f='urn:bindery:samples:fieldbook' observer='A' serial='1'><title/></f:fieldbook>",
        "'f:fieldbook' has no element 'title', which it needs",
        86,
        "/f:fieldbook")]
    [InlineData("<fieldbook xmlns='urn:bindery:samples:fieldbook' serial='1'/>", "'fieldbook' has no attribute 'observer', which it needs", 1, "/fieldbook")]
    public void Unreadable_content_is_rejected(string xml, string message, int column, string path)
    {
        var exception = Assert.Throws<XmlBindingException>(() => FieldBook.Parse(xml));

        Assert.Equal((message, 1, column, path), (exception.Problem, exception.Line, exception.Column, exception.Path));
    }

    /// <summary>Recursion in the schema is recursion in the reader: the depth is bounded by the options, and by the stack where they allow more.</summary>
    [Fact]
    public void Sections_within_sections_do_not_overflow_the_stack()
    {
        static string Nested(int depth) =>
            Book(string.Concat(Enumerable.Repeat("<section heading=\"\">", depth)) + string.Concat(Enumerable.Repeat("</section>", depth)));

        var deepest = FieldBook.Parse(Nested(254)).Sections[0];
        var depth = 0;
        for (; deepest.Sections.FirstOrDefault() is { } inner; deepest = inner)
            depth++;
        Assert.Equal(254, depth);
        Assert.StartsWith("The elements are nested deeper than 256;", Assert.Throws<XmlBindingException>(() => FieldBook.Parse(Nested(255))).Message);
        Assert.StartsWith(
            "The elements are nested deeper than the stack",
            Assert.Throws<XmlBindingException>(() => FieldBook.Parse(Nested(1_000_000), new() { Limits = new() { MaxDepth = int.MaxValue } })).Message);
    }

    [Fact]
    public void A_section_that_contains_itself_does_not_crash()
    {
        var section = new Section { Heading = "" };
        section.Items.Add(section);
        var book = new FieldBook { Observer = "", Serial = 0, Title = "", Sections = [section] };

        Assert.Contains("contain itself", Assert.Throws<InvalidOperationException>(() => book.ToXml()).Message);
    }

    [Fact]
    public void An_order_that_the_schema_does_not_allow_is_corrected()
    {
        var book = FieldBook.Parse(Book("""<section heading="H"/><until>2024-05-03</until><title>T</title><from>2024-05-01</from>""", 0));

        Assert.Equal(Book("""<title>T</title><from>2024-05-01</from><until>2024-05-03</until><section heading="H"/>""", 0), book.ToXml());
        book.Until = null;
        Assert.NotEmpty(book.Validate());
    }
}
