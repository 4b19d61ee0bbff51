using System;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>What was read comes back as it was, and copies are equal and independent.</summary>
public sealed class FidelityTests
{
    private const string Interleaved =
        "<interleave><zeroOrMore><element name='a'><text/></element></zeroOrMore><zeroOrMore><element name='b'><attribute name='x'/></element></zeroOrMore><optional><element name='c'><empty/></element></optional></interleave>";

    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(Interleaved)).Load().GetType("Models.Doc")!);

    private static readonly Lazy<Type> Formatted = new(() => Shape.Of(Rng.Doc(
        Rng.Words("format", "raw", "qcow2") + "<element name='mode'><choice><value>one</value><value>two</value></choice></element>"))
            .Load()
            .GetType("Models.Doc")!);

    private static readonly Lazy<Type> Any = new(() => Shape.Of(Rng.Grammar(
        "<start><element name='r'><zeroOrMore><ref name='any'/></zeroOrMore></element></start><define name='any'><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name='any'/></choice></zeroOrMore></element></define>"))
            .Load()
            .GetType("Models.R")!);

    [Theory]
    [InlineData("<doc><a>1</a><a>2</a><b x=\"3\"/><c/></doc>")]
    [InlineData("<doc><c/><b x=\"3\"/><a>1</a></doc>")]
    [InlineData("<doc><b x=\"1\"/><a>1</a><b x=\"2\"/><c/><a>2</a><b x=\"3\"/></doc>")]
    [InlineData("<doc><c/><u/><a>1</a><v>w</v></doc>")]
    [InlineData("<doc><b x=\"1\"><u/></b>text<a>1</a></doc>")]
    public void Children_are_written_in_the_order_of_the_document(string xml) => Assert.Equal(xml, Models.Write(Models.Parse(Doc.Value, xml)));

    [Fact]
    public void An_added_child_follows_its_siblings_and_the_rest_is_unchanged()
    {
        var document = Models.Parse(Doc.Value, "<doc><c/><b x=\"1\"/><a>1</a></doc>");
        var items = (System.Collections.IList)Doc.Value.GetProperty("Bs")!.GetValue(document)!;
        var item = Models.Parse(Doc.Value, "<doc><b x=\"2\"/></doc>");
        items.Add(((System.Collections.IList)Doc.Value.GetProperty("Bs")!.GetValue(item)!)[0]);
        Assert.Equal("<doc><c/><b x=\"1\"/><b x=\"2\"/><a>1</a></doc>", Models.Write(document));
        Doc.Value.GetProperty("C")!.SetValue(document, false);
        Assert.Equal("<doc><b x=\"1\"/><b x=\"2\"/><a>1</a></doc>", Models.Write(document));
    }

    [Fact]
    public void Order_is_kept_on_separate_lines()
    {
        var document = Models.Parse(Doc.Value, "<doc><c/><b x='1'/><a>1</a></doc>");
        var written = (string)Doc.Value.GetMethod("ToXml")!.Invoke(document, [new XmlWriteOptions { Indent = true }])!;
        Assert.Equal("<doc>\n  <c/>\n  <b x=\"1\"/>\n  <a>1</a>\n</doc>", written);
    }

    [Fact]
    public void A_copy_is_equal_and_independent()
    {
        const string Xml = "<doc n=\"1\"><c/><b x=\"1\" y=\"2\"/><a>1</a><u/></doc>";
        var document = Models.Parse(Doc.Value, Xml);
        var copy = Doc.Value.GetMethod("Clone")!.Invoke(document, null)!;
        Assert.NotSame(document, copy);
        Assert.Equal(document, copy);
        Assert.Equal(document.GetHashCode(), copy.GetHashCode());
        Assert.Equal(Xml, copy.ToString());
        var item = ((System.Collections.IList)Doc.Value.GetProperty("Bs")!.GetValue(copy)!)[0]!;
        item.GetType().GetProperty("X")!.SetValue(item, "other");
        Assert.NotEqual(document, copy);
        Assert.Equal(Xml, document.ToString());
        Assert.Equal("<b x=\"other\" y=\"2\"/>", item.ToString());
    }

    [Fact]
    public void Characters_that_are_not_allowed_in_XML_are_shown_and_compared()
    {
        var (one, other) = (Models.Parse(Doc.Value, "<doc/>"), Models.Parse(Doc.Value, "<doc/>"));
        ((System.Collections.IList)Doc.Value.GetProperty("As")!.GetValue(one)!).Add("\u0001");
        ((System.Collections.IList)Doc.Value.GetProperty("As")!.GetValue(other)!).Add("\u0002");
        Assert.Equal("<doc><a>&#x1;</a></doc>", one.ToString());
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("<doc format=\"newfmt\"><mode>one</mode></doc>")]
    [InlineData("<doc format=\"raw\"><mode>three</mode></doc>")]
    public void An_unknown_word_where_one_is_required_is_kept(string xml)
    {
        var document = Models.Parse(Formatted.Value, xml);
        Assert.Equal(xml, Models.Write(document));
        Assert.NotEmpty(Models.Validate(document));
        var format = Formatted.Value.GetProperty("Format")!;
        format.SetValue(document, Enum.ToObject(format.PropertyType, 1));
        var mode = Formatted.Value.GetProperty("Mode")!;
        mode.SetValue(document, Enum.ToObject(mode.PropertyType, 1));
        Assert.Equal("<doc format=\"qcow2\"><mode>two</mode></doc>", Models.Write(document));
    }

    [Fact]
    public void An_unknown_word_has_the_number_minus_one() =>
        Assert.Equal(
            -1,
            Convert.ToInt32(
                Formatted.Value.GetProperty("Format")!.GetValue(Models.Parse(Formatted.Value, "<doc format='newfmt'><mode>one</mode></doc>")),
                System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Words_are_converted_to_members_and_back()
    {
        var words = Formatted.Value.Assembly.GetType("Models.DocFormatWords")!;
        var member = words.GetMethod("FromWord")!.Invoke(null, ["qcow2"])!;
        Assert.Equal("Qcow2", member.ToString());
        Assert.Equal("qcow2", words.GetMethod("ToWord")!.Invoke(null, [member]));
        Assert.Null(words.GetMethod("FromWord")!.Invoke(null, ["other"]));
    }

    [Fact]
    public void A_null_list_and_a_null_item_are_rejected_with_a_message()
    {
        var document = Models.Parse(Doc.Value, "<doc/>");
        ((System.Collections.IList)Doc.Value.GetProperty("Bs")!.GetValue(document)!).Add(null);
        Assert.Equal("The item 0 of the list 'Bs' is null", Assert.Throws<InvalidOperationException>(() => Write(document)).Message);
        Assert.Equal("<doc/>", document.ToString());
        Assert.NotEqual(Models.Parse(Doc.Value, "<doc/>"), document);
        Doc.Value.GetProperty("Bs")!.SetValue(document, null);
        Assert.Equal("The list 'Bs' is null; an empty list stands for no items", Assert.Throws<InvalidOperationException>(() => Write(document)).Message);
        Assert.Equal("<doc/>", document.ToString());
        var texts = Models.Parse(Doc.Value, "<doc/>");
        ((System.Collections.IList)Doc.Value.GetProperty("As")!.GetValue(texts)!).Add(null);
        Assert.Equal("The item 0 of the list 'As' is null", Assert.Throws<InvalidOperationException>(() => Write(texts)).Message);
    }

    [Theory]
    [InlineData("<r xmlns:p=\"u:p\"><u a=\"p:x\"><v>p:y</v></u></r>", "<u xmlns:p=\"u:p\" a=\"p:x\"><v>p:y</v></u>")]
    [InlineData("<r xmlns:p=\"u:p\"><u xmlns:q=\"u:q\" a=\"q:x z:y http://z\"/></r>", "<u xmlns:q=\"u:q\" a=\"q:x z:y http://z\"/>")]
    public void Elements_keep_the_prefixes_that_their_values_use(string xml, string expected)
    {
        var document = Models.Parse(Any.Value, xml);
        var item = ((System.Collections.IList)Any.Value.GetProperty("OtherElements")!.GetValue(document)!)[0]!;
        Assert.Equal(expected, ((AnyElement)item).ToXml());
    }

    [Fact]
    public void TryParse_returns_the_reason()
    {
        object?[] arguments = ["<doc><a></doc>", null, null];
        var method = Array.Find(
            Doc.Value.GetMethods(BindingFlags.Public | BindingFlags.Static),
            method => method.Name == "TryParse" && method.GetParameters() is [{ ParameterType: var type }, _, _] && type == typeof(string))!;
        Assert.False((bool)method.Invoke(null, arguments)!);
        Assert.Null(arguments[1]);
        Assert.Equal(1, Assert.IsType<XmlBindingException>(arguments[2]).Line);
    }

    private static object Write(object document) =>
        Doc.Value.GetMethod("ToXml")!.Invoke(document, BindingFlags.DoNotWrapExceptions, null, [null], null)!;
}
