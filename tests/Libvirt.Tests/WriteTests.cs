using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What is written, what is refused, and what is left alone then.</summary>
public sealed class WriteTests
{
    private static readonly XmlWriteOptions Unvalidated = new() { Validate = false };

    /// <summary>Wrong in four places that have nothing to do with each other.</summary>
    private static DomainBackup Wrong() => new()
    {
        Mode = BackupMode.Pull,
        Server = BackupServer.Tcp("localhost", 70_000),
        Disks =
        [
            new() { Name = "nvme0" },
            new() { Name = "vdb", Type = DiskType.File, Scratch = new() { File = "relative" } },
            new() { Name = "vdc", Type = DiskType.File, Target = new() { File = "/a" } },
        ],
    };

    [Fact]
    public void An_invalid_model_is_refused_with_every_violation()
    {
        var exception = Assert.Throws<SchemaViolationException>(() => Wrong().ToXml());

        Assert.Equal(
            [
                ("BND3003", "/domainbackup/server/@port"),
                ("BND3003", "/domainbackup/disks/disk/@name"),
                ("BND3003", "/domainbackup/disks/disk[2]/scratch/@file"),
                ("BND3001", "/domainbackup/disks/disk[3]/target"),
            ],
            exception.Violations.Select(error => (error.Id, error.Path)));
        Assert.Equal(exception.Violations.Select(error => error.ToString()), Wrong().Validate().Select(error => error.ToString()));
        Assert.StartsWith("4 violations of the schema:\n  /domainbackup/server/@port: BND3003: ", exception.Message);
        foreach (var error in exception.Violations)
            Assert.Contains($"\n  {error.Path}: {error.Id}: {error.Message}", exception.Message);
    }

    [Fact]
    public void It_is_written_if_validation_is_disabled() =>
        Assert.Equal(
            """<domainbackup mode="pull"><server transport="tcp" name="localhost" port="70000"/><disks><disk name="nvme0"/><disk name="vdb" type="file"><scratch file="relative"/></disk><disk name="vdc" type="file"><target file="/a"/></disk></disks></domainbackup>""",
            Wrong().ToXml(Unvalidated));

    [Fact]
    public void No_file_is_written_partially()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var stream = new MemoryStream();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "as it was");
            var unwritable = new DomainBackup { Incremental = "\0" };

            Assert.Throws<SchemaViolationException>(() => Wrong().WriteTo(buffer));
            Assert.Throws<SchemaViolationException>(() => Wrong().Save(path));
            Assert.ThrowsAny<Exception>(() => { Wrong().SaveAsync(stream).GetAwaiter().GetResult(); });
            Assert.Throws<ArgumentException>(() => unwritable.WriteTo(buffer, Unvalidated));
            Assert.Throws<ArgumentException>(() => unwritable.Save(path, Unvalidated));

            Assert.Equal((0, 0L, "as it was"), (buffer.WrittenCount, stream.Length, File.ReadAllText(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_undefined_member_of_an_enumeration_is_found_by_validation()
    {
        var backup = new DomainBackup { Disks = [new() { Name = "vda", Type = (DiskType)99, Driver = new() { Type = (StorageFormat)98 } }] };

        var exception = Assert.Throws<SchemaViolationException>(() => backup.ToXml());

        Assert.Equal(["/domainbackup/disks/disk/@type", "/domainbackup/disks/disk/driver/@type"], exception.Violations.Select(error => error.Path));
        Assert.Equal("""<domainbackup><disks><disk name="vda" type="99"><driver type="98"/></disk></disks></domainbackup>""", backup.ToXml(Unvalidated));
    }

    [Theory]
    [InlineData("a\u0001b", "The character U+0001 in the text of <incremental> cannot be written to XML")]
    [InlineData("\0", "The character U+0000 in the text of <incremental> cannot be written to XML")]
    [InlineData("a\uFFFE", "The character U+FFFE in the text of <incremental> cannot be written to XML")]
    public void A_character_that_is_not_allowed_in_XML_is_named(string text, string message)
    {
        var backup = new DomainBackup { Incremental = text };

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => backup.ToXml()).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => backup.Validate()).Message);
    }

    /// <summary>No theory: attributes of C# cannot hold half a character either.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_reported()
    {
        A_character_that_is_not_allowed_in_XML_is_named("\uD83D", "The character U+D83D in the text of <incremental> cannot be written to XML");
        A_character_that_is_not_allowed_in_XML_is_named("\uDE00\uD83D", "The character U+DE00 in the text of <incremental> cannot be written to XML");
    }

    [Fact]
    public void It_is_named_in_an_attribute_too() =>
        Assert.Equal(
            "The character U+000B in the attribute 'file' of <target> cannot be written to XML",
            Assert.Throws<ArgumentException>(() =>
                new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = "/\v" } }] }.ToXml()).Message);

    [Fact]
    public void Members_that_are_not_set_are_not_written()
    {
        Assert.Equal("<domainbackup/>", new DomainBackup().ToXml());
        Assert.Equal("<domainbackup/>", new DomainBackup { Disks = [] }.ToXml());
        Assert.Equal("<domainbackup><incremental/></domainbackup>", new DomainBackup { Incremental = "" }.ToXml());
        Assert.Equal("""<domainbackup mode="push"/>""", DomainBackup.Push().ToXml());
        Assert.Equal("""<domainbackup><disks><disk name="vda" backup="no"/><disk name="vdb" backup="yes"/><disk name="vdc"/></disks></domainbackup>""",
            new DomainBackup { Disks = [new() { Name = "vda", Backup = false }, new() { Name = "vdb", Backup = true }, new() { Name = "vdc" }] }.ToXml());
    }

    [Fact]
    public void Empty_values_are_values()
    {
        var backup = DomainBackup.Parse(
            """<domainbackup mode="pull"><server name="h" port="1"/><disks><disk name="vda" exportname="" exportbitmap=""/></disks></domainbackup>""");

        Assert.Equal(("", "", null), (backup.Disks[0].ExportName, backup.Disks[0].ExportBitmap, backup.Disks[0].Incremental));
        Assert.Equal(
            """<domainbackup mode="pull"><server name="h" port="1"/><disks><disk name="vda" exportname="" exportbitmap=""/></disks></domainbackup>""",
            backup.ToXml(Unvalidated));
    }

    [Fact]
    public void Factories_set_what_they_are_named_after()
    {
        Assert.Equal(
            """<domainbackup mode="pull"><server transport="tcp" name="::1" port="10809"/></domainbackup>""",
            DomainBackup.Pull(BackupServer.Tcp("::1", 10809)).ToXml());
        Assert.Equal("""<domainbackup mode="pull"><server transport="fd" fdgroup="nbd"/></domainbackup>""", DomainBackup.Pull(BackupServer.Fd("nbd")).ToXml());
    }

    [Fact]
    public void Indentation_is_two_blanks_a_level_and_leaves_text_alone()
    {
        var backup = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Incremental = "a",
            Server = BackupServer.Unix("/s"),
            Disks =
            [
                new() { Name = "vda", Scratch = new() { File = "/a", Labels = [new() { Model = "dac", Labels = ["x", ""] }, new() { Relabel = false }] } },
                new() { Name = "vdb", Backup = false },
            ],
        };

        Assert.Equal(
            """
            <domainbackup mode="pull">
              <incremental>a</incremental>
              <server transport="unix" socket="/s"/>
              <disks>
                <disk name="vda">
                  <scratch file="/a">
                    <seclabel model="dac">
                      <label>x</label>
                      <label/>
                    </seclabel>
                    <seclabel relabel="no"/>
                  </scratch>
                </disk>
                <disk name="vdb" backup="no"/>
              </disks>
            </domainbackup>
            """.ReplaceLineEndings("\n"),
            backup.ToXml(new() { Indent = true }));
    }

    [Fact]
    public async Task Every_entry_point_writes_and_reads_the_same_bytes()
    {
        var backup = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = "/Größe \U0001F600" } }] };
        var xml = backup.ToXml();
        var buffer = new ArrayBufferWriter<byte>();
        var stream = new MemoryStream();
        var path = Path.GetTempFileName();
        try
        {
            backup.WriteTo(buffer);
            backup.Save(path);
            await backup.SaveAsync(stream);

            var utf8 = Encoding.UTF8.GetBytes(xml);
            Assert.Equal(utf8, buffer.WrittenSpan.ToArray());
            Assert.Equal(utf8, stream.ToArray());
            Assert.Equal(utf8, File.ReadAllBytes(path));
            stream.Position = 0;
            Assert.Equal(
                Enumerable.Repeat("/Größe \U0001F600", 5),
                [
                    DomainBackup.Parse(utf8).Disks[0].Target!.File, DomainBackup.Load(path).Disks[0].Target!.File,
                    DomainBackup.Load(new MemoryStream(utf8)).Disks[0].Target!.File,
                    (await DomainBackup.LoadAsync(stream)).Disks[0].Target!.File, (await DomainBackup.LoadAsync(new Drops(utf8))).Disks[0].Target!.File,
                ]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a StringWriter makes of a document declares UTF-16, and what an editor saves may begin with a mark.</summary>
    [Fact]
    public void Declared_encodings_and_byte_order_marks_do_not_matter_to_strings_and_are_followed_in_bytes()
    {
        const string Body = "<domainbackup><incremental>Größe</incremental></domainbackup>";
        const string Declared = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Body;

        Assert.Equal("Größe", DomainBackup.Parse(Declared).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse("\uFEFF" + Body).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse(Encoding.UTF8.GetBytes(Declared)).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Body)]).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse(Encoding.Unicode.GetBytes("\uFEFF" + Declared)).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse(Encoding.BigEndianUnicode.GetBytes("\uFEFF" + Declared)).Incremental);
        Assert.Equal("Größe", DomainBackup.Parse(Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + Body)).Incremental);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    [InlineData("fa-IR")]
    public void The_culture_does_not_affect_the_result(string name)
    {
        const string Xml =
            """<domainbackup mode="pull"><incremental>I</incremental><server transport="unix" tls="yes" socket="/İı"/><disks><disk name="vdi" index="3"><driver type="qcow2"/><scratch file="/ı"/></disk></disks></domainbackup>""";
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new(name) { NumberFormat = { NegativeSign = "minus", NumberGroupSeparator = "5" } };
            var backup = DomainBackup.Parse(Xml, new() { Validate = true, UnknownContent = UnknownContent.Reject });

            Assert.Equal(Xml, backup.ToXml(new() { IncludeOutputOnly = true }));
            backup.Disks[0].Index = -7;
            Assert.Contains(" index=\"-7\"", backup.ToXml(new() { IncludeOutputOnly = true, Validate = false }));
            Assert.EndsWith("(line 1, column 1, /i)", Assert.Throws<XmlBindingException>(() => DomainBackup.Parse("<i/>")).Message);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Many_threads_may_read_and_write_at_once()
    {
        var shared = DomainBackup.Parse(
            "<domainbackup mode='pull'><b/><server name='h' port='1' x='1'/><disks><y/><disk name='vda'/><z/></disks><c/></domainbackup>");
        var expected = """<domainbackup mode="pull"><b/><server name="h" port="1" x="1"/><disks><y/><disk name="vda"/><z/></disks><c/></domainbackup>""";
        var omitted = """<domainbackup mode="pull"><server name="h" port="1"/><disks><disk name="vda"/></disks></domainbackup>""";
        var texts = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => texts.Add(
            i % 4 == 0 ? DomainBackup.Parse(omitted).ToXml()
                : i % 2 == 0 ? shared.ToXml(Unvalidated)
                : shared.ToXml(new() { UnknownContent = UnknownContentOutput.Omit })));

        Assert.Equal(
            new Dictionary<string, int> { [expected] = 500, [omitted] = 1_500 },
            texts.GroupBy(text => text).ToDictionary(group => group.Key, group => group.Count()));
    }

    [Fact]
    public async Task Cancellation_is_observed()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DomainBackup.LoadAsync(new MemoryStream(new byte[10]), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DomainBackup().SaveAsync(new MemoryStream(), cancellationToken: cancelled));
    }

    /// <summary>A stream that gives one byte at a time.</summary>
    private sealed class Drops(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, 1);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, 1, cancellationToken);
    }
}
