using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>The items of a large document come one by one, each as Parse would read it.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class ItemsTests
{
    private const string Order = "<element name='order'><attribute name='id'><data type='ID'/></attribute><optional><element name='note'><text/></element></optional></element>";

    private static readonly Lazy<Type> Direct = new(() => Load(
        $"<optional><element name='head'><zeroOrMore><element name='order'><text/></element></zeroOrMore></element></optional><oneOrMore>{Order}</oneOrMore>"));

    private static readonly Lazy<Type> Wrapped = new(() => Load(
        $"<element name='channel'><element name='title'><text/></element><element name='orders'><oneOrMore>{Order}</oneOrMore></element></element>"));

    private static readonly Lazy<Type> Several = new(() => Load(
        "<zeroOrMore><choice><element name='a'><attribute name='x'/></element><element name='b'><attribute name='y'/></element></choice></zeroOrMore>"));

    [Theory]
    [InlineData("<doc><head><order>no item</order></head><order id='1'/><!-- c -->\n<order id='2'><note>x</note></order><u><order/></u><order id='3'/></doc>")]
    [InlineData("\uFEFF<?xml version='1.0'?><doc><order id='1'/><order id='2'><note>x</note></order><order id='3'></order></doc><!-- end -->")]
    public void Items_are_those_of_the_list(string xml)
    {
        string[] expected = ["<order id=\"1\"/>", "<order id=\"2\"><note>x</note></order>", "<order id=\"3\"/>"];
        Assert.Equal(expected, Items(Direct.Value, "ReadOrders", xml).Select(item => item.ToString()));
        using var file = new TemporaryFile(xml);
        var items = (IEnumerable)Direct.Value.GetMethod("ReadOrders", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [file.Path, null])!;
        Assert.Equal(expected, items.Cast<object>().Select(item => item.ToString()));
        Assert.Equal(expected, items.Cast<object>().Select(item => item.ToString()));
    }

    [Fact]
    public void A_wrapper_and_the_only_child_of_the_root_are_traversed() => Assert.Equal(
        ["<order id=\"1\"/>", "<order id=\"2\"/>"],
        Items(Wrapped.Value, "ReadOrders", "<doc><channel><title/><orders><order id='1'/><order id='2'/></orders></channel></doc>")
            .Select(item => item.ToString()));

    [Fact]
    public void Items_of_several_names_keep_their_order() => Assert.Equal(
        ["<b y=\"1\"/>", "<a x=\"2\"/>", "<b y=\"3\"/>"],
        Items(Several.Value, "ReadItems", "<doc><b y='1'/><a x='2'/><b y='3'/></doc>").Select(item => item.ToString()));

    [Fact]
    public async Task Items_come_asynchronously()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("<doc><order id='1'/><order id='2'/></doc>"));
        var items = (IAsyncEnumerable<object>)Read(Direct.Value, "ReadOrders", stream, null);
        var read = new List<string?>();
        await foreach (var item in items)
            read.Add(item.ToString());
        Assert.Equal(["<order id=\"1\"/>", "<order id=\"2\"/>"], read);
        Assert.Equal("The items of a stream can be read once", Assert.Throws<InvalidOperationException>(() => items.GetAsyncEnumerator()).Message);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var none = (IAsyncEnumerable<object>)Read(Direct.Value, "ReadOrders", new MemoryStream([1]), null);
            await foreach (var item in none.WithCancellation(cancellation.Token))
                read.Add(item.ToString());
        });
    }

    [Fact]
    public void Items_before_a_mistake_are_read()
    {
        var read = new List<string>();
        var error = Assert.Throws<XmlBindingException>(() =>
        {
            foreach (var item in Items(Direct.Value, "ReadOrders", "<doc>\n<order id='1'/>\n<order id='2'>\n<note></order></doc>"))
                read.Add(item.ToString()!);
        });
        Assert.Equal(["<order id=\"1\"/>"], read);
        Assert.Equal((4, 7), (error.Line, error.Column));
        Assert.StartsWith(
            "The root element is 'other'; expected 'doc'",
            Assert.Throws<XmlBindingException>(() => Items(Direct.Value, "ReadOrders", "<other/>").ToList()).Message);
    }

    [Theory]
    [InlineData("<doc><order id='a'/><order id='b'/><order id='a'/><order id='c'/></doc>", 2, "/doc/order[3]/@id")]
    [InlineData("<doc><order id='a'/><order/><order id='b'/></doc>", 1, "/doc/order[2]")]
    [InlineData("<doc><order id='a'/><v/><order id='b'/></doc>", 1, "/doc/v")]
    [InlineData("<doc><order id='a'/><order id='b'/><v/></doc>", 2, "/doc/v")]
    [InlineData("<doc></doc>", 0, "/doc")]
    [InlineData("<doc><order id='a'/><order id='b'/></doc>", 2, null)]
    public void The_document_is_validated_as_it_is_read(string xml, int expected, string? path)
    {
        var read = 0;
        Action all = () =>
        {
            foreach (var _ in Items(Direct.Value, "ReadOrders", xml, new XmlReadOptions { Validate = true }))
                read++;
        };
        if (path is null)
            all();
        else
            Assert.Equal(path, Assert.Throws<SchemaViolationException>(all).Violations[0].Path);
        Assert.Equal(expected, read);
    }

    [Fact]
    public void The_limit_counts_for_each_item()
    {
        var item = $"<order id='1'><note>{new string('x', 500)}</note></order>";
        var options = new XmlReadOptions { Limits = new XmlLimits { MaxBytes = 600 } };
        Assert.Equal(10, Items(Direct.Value, "ReadOrders", $"<doc>{string.Concat(Enumerable.Repeat(item, 10))}</doc>", options).Count());
        var large = item.Replace("</note>", new string('x', 200) + "</note>", StringComparison.Ordinal);
        Assert.StartsWith(
            "An item, or what stands between two, has more than 600 bytes; raise XmlLimits.MaxBytes to read this document",
            Assert.Throws<XmlBindingException>(() => Items(Direct.Value, "ReadOrders", $"<doc>{item}{large}</doc>", options).ToList()).Message);
    }

    /// <summary>What documents of 2 GiB or more are: here the parts are small.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_document_that_is_no_span_is_read_in_parts(bool validates)
    {
        var options = new XmlReadOptions { Validate = validates, MostMapped = 1000, PartLength = 256 };
        var orders = Enumerable.Range(0, 300)
            .Select(i => $"<order id='a{i}'>{(i % 50 == 7 ? $"\n<note>{new string('\u00e9', i)}</note>" : "")}</order>{(i % 40 == 3 ? "<!-- between -->\n" : "")}")
            .ToList();
        var doc = string.Concat(orders.Prepend("<?xml version='1.0'?>\n<doc>").Append("</doc>\n"));
        var expected = Items(Direct.Value, "ReadOrders", doc).Select(item => item.ToString()).ToList();
        Assert.Equal(300, expected.Count);
        using var file = new TemporaryFile(doc);
        var items = (IEnumerable)Direct.Value.GetMethod("ReadOrders", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [file.Path, options])!;
        Assert.Equal(expected, items.Cast<object>().Select(item => item.ToString()));
        var inside = string.Concat(orders.Prepend("<doc><channel>\n<title/><orders\n>").Append("</orders></channel></doc>"));
        using var other = new TemporaryFile(inside);
        items = (IEnumerable)Wrapped.Value.GetMethod("ReadOrders", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [other.Path, options])!;
        Assert.Equal(expected, items.Cast<object>().Select(item => item.ToString()));
    }

    [Theory]
    [InlineData("<order id='x'><nope/></order>", true, "/doc/order/nope", 401, 15)]
    [InlineData("<order id='a5'/>", true, "", 401, 1)]
    [InlineData("<order id='x'><note></order>", false, "/doc/order/note", 401, 21)]
    [InlineData("<order/>", false, "/doc/order", 401, 1)]
    public void A_mistake_in_a_part_has_its_place_in_the_document(string item, bool validates, string path, int line, int column)
    {
        var options = new XmlReadOptions { Validate = validates, MostMapped = 1000, PartLength = 256 };
        using var file = new TemporaryFile(
            "<doc>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"<order id='a{i}'/>\n")) + item + string.Concat(Enumerable.Repeat("\n<order id='z'/>", 50)) + "</doc>");
        var items = (IEnumerable)Direct.Value.GetMethod("ReadOrders", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [file.Path, options])!;
        var read = 0;
        var error = Assert.ThrowsAny<XmlBindingException>(() =>
        {
            foreach (var _ in items)
                read++;
        });
        Assert.Equal(400, read);
        Assert.Equal((path, line, column), (error.Path, error.Line, error.Column));
    }

    /// <summary>The elements that the part leaves open are not reported.</summary>
    [Theory]
    [InlineData("<doc>{0}", "", "/doc/order/nope")]
    [InlineData("<doc><channel><title/><orders>{0}", "</orders></channel>", "/doc/channel/orders/order/nope")]
    public void A_mistake_in_the_first_item_of_a_part_is_the_only_one(string start, string end, string path)
    {
        var options = new XmlReadOptions { Validate = true, MostMapped = 1000, PartLength = 256 };
        using var file = new TemporaryFile(
            string.Format(CultureInfo.InvariantCulture, start, "<order id='x'><nope/></order>") + string.Concat(Enumerable.Range(0, 100).Select(i => $"<order id='a{i}'/>\n")) + end + "</doc>");
        var items = (IEnumerable)(end.Length == 0 ? Direct : Wrapped).Value.GetMethod("ReadOrders", [typeof(string), typeof(XmlReadOptions)])!
            .Invoke(null, [file.Path, options])!;
        var violation = Assert.Single(Assert.Throws<SchemaViolationException>(() => items.Cast<object>().Count()).Violations);
        Assert.Equal(("BND3001", path), (violation.Id, violation.Path));
    }

    [Fact]
    public void The_document_type_and_other_encodings_are_read()
    {
        var options = new XmlReadOptions { DocumentType = DocumentTypeHandling.Read };
        var xml = Encoding.Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes("<!DOCTYPE doc [<!ENTITY x 'X'>]><doc><order id='1'><note>&x;</note></order></doc>"))
            .ToArray();
        var items = (IEnumerable)Read(Direct.Value, "ReadOrders", new MemoryStream(xml), options);
        Assert.Equal("<order id=\"1\"><note>X</note></order>", Assert.Single(items.Cast<object>()).ToString());
    }

    /// <summary>A stream of 24 MB, far beyond what is kept in memory.</summary>
    [Fact]
    public void Memory_use_is_that_of_an_item()
    {
        const int Count = 24_000;
        var note = new string('x', 950);
        using var stream = new GeneratedStream(
            Enumerable.Range(0, Count).Select(i => $"<order id='a{i}'><note>{note}</note></order>").Prepend("<doc>").Append("</doc>"));
        var (read, most) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var _ in (IEnumerable)Read(Direct.Value, "ReadOrders", stream, null))
            if (++read % 8_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.Equal(Count, read);
        Assert.InRange(most, long.MinValue, 8 * 1024 * 1024);
    }

    private static IEnumerable<object> Items(Type type, string method, string xml, XmlReadOptions? options = null) =>
        ((IEnumerable)Read(type, method, new MemoryStream(Encoding.UTF8.GetBytes(xml)), options)).Cast<object>();

    private static object Read(Type type, string method, Stream stream, XmlReadOptions? options) =>
        type.GetMethod(method, [typeof(Stream), typeof(XmlReadOptions)])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [stream, options], null)!;

    private static Type Load(string content) => Shape.Of(Rng.Doc(content)).Load().GetType("Models.Doc")!;

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }

    private sealed class GeneratedStream(IEnumerable<string> pieces) : Stream
    {
        private readonly IEnumerator<string> _pieces = pieces.GetEnumerator();
        private byte[] _piece = [];
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_read == _piece.Length)
            {
                if (!_pieces.MoveNext())
                    return 0;
                (_piece, _read) = (Encoding.UTF8.GetBytes(_pieces.Current), 0);
            }
            var length = Math.Min(count, _piece.Length - _read);
            Array.Copy(_piece, _read, buffer, offset, length);
            _read += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
