using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What cannot be read is refused with the place and with what would be right; nothing is half-read.</summary>
public sealed class ReadErrorTests
{
    /// <summary>Document, message, line, column, path.</summary>
    public static TheoryData<string, string, int, int, string> Malformed { get; } = new()
    {
        // Not well-formed.
        { "", "The document has no root element", 1, 1, "" },
        { "  \n ", "The document has no root element", 2, 2, "" },
        { "domainbackup", "Text is not allowed before the root element; here is 'd'", 1, 1, "" },
        { "<", "An element name is expected, not the end of the document; a '<' that is meant as text is written &lt;", 1, 2, "" },
        { "<domainbackup", "The document ends inside the start tag of <domainbackup>; '>' or '/>' is missing", 1, 14, "/domainbackup" },
        { "<domainbackup>", "The document ends, but <domainbackup> of line 1, column 1 is open; </domainbackup> is missing", 1, 15, "/domainbackup" },
        { "<domainbackup/", "The document ends inside the start tag of <domainbackup>; '>' or '/>' is missing", 1, 15, "/domainbackup" },
        { "<domainbackup></domainBackup>", "The end tag </domainBackup> does not match the start tag <domainbackup> of line 1, column 1", 1, 15,
            "/domainbackup" },
        { "<domainbackup>\n  <disks>\n</domainbackup>", "The end tag </domainbackup> does not match the start tag <disks> of line 2, column 3", 3, 1,
            "/domainbackup/disks" },
        { "<domainbackup/><domainbackup/>", "A document has one root element; <domainbackup> is a second one", 1, 16, "" },
        { "<domainbackup/>x", "Text is not allowed after the root element; here is 'x'", 1, 16, "" },
        { "<domainbackup mode=pull/>", "The value of 'mode' must stand in quotes; here is 'p'", 1, 20, "/domainbackup/@mode" },
        { "<domainbackup mode/>", "'=' and a value in quotes are expected after the attribute name 'mode', not '/'", 1, 19, "/domainbackup/@mode" },
        { "<domainbackup mode='pull' mode='push'/>", "The attribute 'mode' stands twice in one tag", 1, 27, "/domainbackup/@mode" },
        { "<domainbackup mode='pull'a='b'/>", "Whitespace is required before the next attribute", 1, 26, "/domainbackup" },
        { "<domainbackup mode='<'/>", "'<' is not allowed in an attribute value; write &lt; (or the closing quote of 'mode' is missing)", 1, 21,
            "/domainbackup/@mode" },
        { "<domainbackup><incremental>a & b</incremental></domainbackup>", "'&' begins a reference; write &amp; for the character itself", 1, 30,
            "/domainbackup/incremental" },
        { "<domainbackup><incremental>&nbsp;</incremental></domainbackup>",
            "The entity 'nbsp' is not defined; only lt, gt, amp, quot and apos are. Write the character itself or a character reference", 1, 28,
            "/domainbackup/incremental" },
        { "<domainbackup><incremental>&#0;</incremental></domainbackup>", "The character reference &#0; stands for a character that XML does not allow", 1, 28,
            "/domainbackup/incremental" },
        { "<domainbackup><incremental>a\u0001b</incremental></domainbackup>", "The character U+0001 is not allowed in XML", 1, 29,
            "/domainbackup/incremental" },
        { "<domainbackup><incremental>]]></incremental></domainbackup>", "']]>' is not allowed in text; write ]]&gt;", 1, 28, "/domainbackup/incremental" },
        { "<domainbackup><!-- a -- b --></domainbackup>", "'--' is not allowed inside a comment", 1, 22, "/domainbackup" },
        { "<domainbackup><disks><a:disk name='vda'/></disks></domainbackup>", "The prefix 'a' of the element is not declared; xmlns:a=\"…\" is missing", 1, 23,
            "/domainbackup/disks/a:disk" },
        { "<domainbackup><disks><disk name='vda' a:b='1'/></disks></domainbackup>",
            "The prefix 'a' of the attribute is not declared; xmlns:a=\"…\" is missing", 1, 39, "/domainbackup/disks/disk/@a:b" },
        { "<!DOCTYPE domainbackup><domainbackup/>",
            "A document type declaration (<!DOCTYPE) is refused; remove it, and replace references to entities that it declares", 1, 1, "" },
        { "<?xml version='2.0'?><domainbackup/>", "The version must be 1.0 (or 1. and another number)", 1, 16, "" },
        // Another root.
        { "<domain/>", "The root element is 'domain'; expected 'domainbackup'", 1, 1, "/domain" },
        { "\n  <domainBackup/>", "The root element is 'domainBackup'; expected 'domainbackup'", 2, 3, "/domainBackup" },
        { "<domainbackup xmlns='urn:x'/>", "The root element is 'domainbackup' in the namespace 'urn:x'; expected 'domainbackup'", 1, 1, "/domainbackup" },
        { "<l:domainbackup xmlns:l='urn:x'/>", "The root element is 'l:domainbackup' in the namespace 'urn:x'; expected 'domainbackup'", 1, 1,
            "/l:domainbackup" },
        { "<domainsnapshot><disks><disk/></disks></domainsnapshot>", "The root element is 'domainsnapshot'; expected 'domainbackup'", 1, 1, "/domainsnapshot" },
        // What every branch requires.
        { "<domainbackup><disks>\n<disk/></disks></domainbackup>", "'disk' has no attribute 'name', which it needs", 2, 1, "/domainbackup/disks/disk" },
        { "<domainbackup><disks><disk name='vda'/><disk Name='vdb'/></disks></domainbackup>", "'disk' has no attribute 'name', which it needs", 1, 40,
            "/domainbackup/disks/disk[2]" },
        { "<domainbackup xmlns:x='urn:x'><disks><disk x:name='vdb'/></disks></domainbackup>", "'disk' has no attribute 'name', which it needs", 1, 38,
            "/domainbackup/disks/disk" },
        { "<domainbackup><disks><disk name='vda'><driver/></disk></disks></domainbackup>", "'driver' has no attribute 'type', which it needs", 1, 39,
            "/domainbackup/disks/disk/driver" },
        { "<domainbackup><disks><disk name='vda'><target file='/a'><encryption/></target></disk></disks></domainbackup>",
            "'encryption' has no attribute 'format', which it needs", 1, 57, "/domainbackup/disks/disk/target/encryption" },
        { "<domainbackup><disks><disk name='vda'><target file='/a'><encryption format='luks'/></target></disk></disks></domainbackup>",
            "'encryption' has no element 'secret', which it needs", 1, 57, "/domainbackup/disks/disk/target/encryption" },
        { "<domainbackup><disks><disk name='vda'><target file='/a'><encryption format='luks'>\n</encryption></target></disk></disks></domainbackup>",
            "'encryption' has no element 'secret', which it needs", 2, 1, "/domainbackup/disks/disk/target/encryption" },
        { "<domainbackup><disks><disk name='vda'><target file='/a'><encryption format='luks'><secret usage='u'/></encryption></target></disk></disks></domainbackup>",
            "'secret' has no attribute 'type', which it needs", 1, 83, "/domainbackup/disks/disk/target/encryption/secret" },
        // Values outside their type where there is no way to go on.
        {
            "<domainbackup><disks><disk name='vda'><target file='/a'><encryption format='luks'><secret type='passphrase' usage='u'/><cipher name='aes' size='big'/></encryption></target></disk></disks></domainbackup>",
            "The value 'big' of 'size' cannot be read: expected a whole number",
            1, 145, "/domainbackup/disks/disk/target/encryption/cipher/@size"
        },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void The_exception_says_what_is_wrong_and_where(string xml, string message, int line, int column, string path)
    {
        var exception = Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(xml));

        Assert.Equal((message, line, column, path), (exception.Problem, exception.Line, exception.Column, exception.Path));
        Assert.Equal(
            path.Length == 0
                ? FormattableString.Invariant($"{message} (line {line}, column {column})")
                : FormattableString.Invariant($"{message} (line {line}, column {column}, {path})"),
            exception.Message);
        // The other doors say the same.
        Assert.Equal(exception.Message, Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(Encoding.UTF8.GetBytes(xml))).Message);
        Assert.Equal(exception.Message, Assert.Throws<XmlBindingException>(() => DomainBackup.Load(new MemoryStream(Encoding.UTF8.GetBytes(xml)))).Message);
        Assert.False(DomainBackup.TryParse(xml, out var document));
        Assert.Null(document);
    }

    [Fact]
    public void An_empty_text_is_not_a_document()
    {
        Assert.False(DomainBackup.TryParse((string)null!, out var document));
        Assert.Null(document);
        Assert.Equal("xml", Assert.Throws<ArgumentNullException>(() => DomainBackup.Parse((string)null!)).ParamName);
        Assert.True(DomainBackup.TryParse("<domainbackup/>", out document));
        Assert.Null(document!.Mode);
    }

    /// <summary>What follows the document is looked at before it is handed out.</summary>
    [Fact]
    public void A_fault_after_the_root_element_is_found()
    {
        var exception = Assert.Throws<XmlBindingException>(() => DomainBackup.Parse("<domainbackup/>\n<!-- -- -->"));

        Assert.Equal((2, 6, ""), (exception.Line, exception.Column, exception.Path));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "The elements are nested deeper than 2; raise XmlLimits.MaxDepth to read this document (line 1, column 22, /domainbackup/disks/disk)")]
    [InlineData(1, "The elements are nested deeper than 1; raise XmlLimits.MaxDepth to read this document (line 1, column 15, /domainbackup/disks)")]
    public void Depth_is_limited(int depth, string? message)
    {
        const string Xml = "<domainbackup><disks><disk name='vda'/></disks></domainbackup>";
        var options = new XmlReadOptions { Limits = new() { MaxDepth = depth } };

        if (message is null)
            Assert.Single(DomainBackup.Parse(Xml, options).Disks);
        else
            Assert.Equal(message, Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(Xml, options)).Message);
    }

    [Fact]
    public void Unknown_content_is_limited_in_depth_as_well_and_takes_no_stack()
    {
        var deep = string.Concat(System.Linq.Enumerable.Repeat("<a>", 200_000)) + string.Concat(System.Linq.Enumerable.Repeat("</a>", 200_000));
        var xml = $"<domainbackup>{deep}</domainbackup>";

        Assert.StartsWith("The elements are nested deeper than 256", Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(xml)).Message);
        var kept = DomainBackup.Parse(xml, new() { Limits = new() { MaxDepth = int.MaxValue } }).ToXml(new() { Validate = false });
        Assert.Equal(xml.Replace("<a></a>", "<a/>"), kept);
    }

    [Fact]
    public async Task Size_is_limited_at_every_entry_point()
    {
        var xml = "<domainbackup><incremental>" + new string('x', 100_000) + "</incremental></domainbackup>";
        var utf8 = Encoding.UTF8.GetBytes(xml);
        var enough = new XmlReadOptions { Limits = new() { MaxBytes = utf8.Length } };
        var tooFew = new XmlReadOptions { Limits = new() { MaxBytes = utf8.Length - 1 } };
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, utf8);
            Assert.Equal(100_000, DomainBackup.Parse(xml, enough).Incremental!.Length);
            Assert.Equal(100_000, DomainBackup.Parse(utf8, enough).Incremental!.Length);
            Assert.Equal(100_000, DomainBackup.Load(path, enough).Incremental!.Length);
            Assert.Equal(100_000, (await DomainBackup.LoadAsync(new MemoryStream(utf8), enough)).Incremental!.Length);
            var message = Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(xml, tooFew)).Message;
            Assert.Equal("The document has more than the 100055 bytes allowed; raise XmlLimits.MaxBytes to read it (line 1, column 1)", message);
            Assert.Equal(message, Assert.Throws<XmlBindingException>(() => DomainBackup.Parse(utf8, tooFew)).Message);
            Assert.Equal(message, Assert.Throws<XmlBindingException>(() => DomainBackup.Load(path, tooFew)).Message);
            Assert.Equal(message, (await Assert.ThrowsAsync<XmlBindingException>(() => DomainBackup.LoadAsync(new MemoryStream(utf8), tooFew))).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The limit counts bytes of UTF-8, whatever the document came in.</summary>
    [Fact]
    public void A_wide_document_is_measured_in_utf8()
    {
        var xml = "<domainbackup><incremental>" + new string('x', 10_000) + "</incremental></domainbackup>";
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes("\uFEFF" + xml);
            Assert.Equal(10_000, DomainBackup.Load(new MemoryStream(bytes), new() { Limits = new() { MaxBytes = xml.Length } }).Incremental!.Length);
            Assert.StartsWith(
                FormattableString.Invariant($"The document has more than the {xml.Length - 1} bytes allowed"),
                Assert.Throws<XmlBindingException>(() =>
                    DomainBackup.Load(new MemoryStream(bytes), new() { Limits = new() { MaxBytes = xml.Length - 1 } })).Message);
        }
    }

    /// <summary>A stream without end is given up as soon as the limit is passed.</summary>
    [Fact]
    public void An_endless_stream_ends_at_the_limit()
    {
        using var endless = new EndlessStream();

        Assert.Throws<XmlBindingException>(() => DomainBackup.Load(endless, new() { Limits = new() { MaxBytes = 100_000 } }));
        Assert.InRange(endless.Given, 100_000, 1_000_000);
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
