using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>Slow and broken streams, cancellation at each read and write, and threads.</summary>
public sealed class FaultTests
{
    private const int Pieces = 40;

    private static DomainBackup Backup(int disks = 8) => new()
    {
        Mode = BackupMode.Pull,
        Server = BackupServer.Unix("/run/backup"),
        Disks =
        [
            .. Enumerable.Range(0, disks).Select(i => new BackupDisk
            {
                Name = $"vd{(char)('a' + i / 676)}{(char)('a' + i / 26 % 26)}{(char)('a' + i % 26)}",
                ExportName = $"disk{i}",
            }),
        ],
    };

    private static byte[] Document { get; } = Backup().ToUtf8();

    private static FaultyStream Stream(Action<int> before) => new(Document, Document.Length / Pieces, before);

    [Fact]
    public async Task A_slow_stream_is_read_to_its_end()
    {
        var expected = Backup();

        Assert.Equal(expected, DomainBackup.Load(new FaultyStream(Document, 1, _ => { })));
        Assert.Equal(expected, await DomainBackup.LoadAsync(new FaultyStream(Document, 1, _ => { })));
        Assert.Equal(expected.Disks, DomainBackup.ReadDisks(new FaultyStream(Document, 1, _ => { })).AsEnumerable());
    }

    [Fact]
    public async Task A_stream_that_breaks_at_any_read_throws_its_own_exception()
    {
        for (var at = 0; at < Pieces; at++)
        {
            void Break(int call)
            {
                if (call == at)
                    throw new IOException($"broken at {at}");
            }
            Assert.Equal($"broken at {at}", Assert.Throws<IOException>(() => DomainBackup.Load(Stream(Break))).Message);
            Assert.Equal($"broken at {at}", (await Assert.ThrowsAsync<IOException>(() => DomainBackup.LoadAsync(Stream(Break)))).Message);
            Assert.Equal($"broken at {at}", Assert.Throws<IOException>(() => DomainBackup.ReadDisks(Stream(Break)).Count()).Message);
        }
    }

    [Fact]
    public async Task Reading_can_be_cancelled_at_each_read()
    {
        for (var at = 0; at < Pieces; at++)
        {
            using var source = new CancellationTokenSource();
            var stream = Stream(call => Cancel(source, call, at));

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DomainBackup.LoadAsync(stream, cancellationToken: source.Token));

            Assert.Equal(at + 1, stream.Calls);
        }
    }

    [Fact]
    public async Task Reading_items_can_be_cancelled_at_each_read()
    {
        for (var at = 0; at < Pieces; at++)
        {
            using var source = new CancellationTokenSource();
            var stream = Stream(call => Cancel(source, call, at));
            var items = 0;

            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var disk in DomainBackup.ReadDisks(stream).WithCancellation(source.Token))
                    items++;
            });

            Assert.InRange(items, 0, 8);
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_be_written_throws_its_own_exception_and_the_model_stays_usable()
    {
        var backup = Backup();

        Assert.Equal("full", Assert.Throws<IOException>(() => backup.Save(Stream(_ => throw new IOException("full")))).Message);
        Assert.Equal("full", (await Assert.ThrowsAsync<IOException>(() => backup.SaveAsync(Stream(_ => throw new IOException("full"))))).Message);

        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => backup.SaveAsync(Stream(call => Cancel(source, call, 0)), cancellationToken: source.Token));
        Assert.Equal(Document, backup.ToUtf8());
    }

    [Fact]
    public void Sixteen_threads_read_write_and_validate_as_one_does()
    {
        string[] documents =
        [
            Backup().ToXml(),
            Backup(2_000).ToXml(),
            "<domainbackup><disks><disk name='vda' type='file'><target file='/a'/></disk></disks></domainbackup>",
            "<domainbackup mode='pull'><server transport='tcp' name='h' port='10809'/><disks><disk name='vda' target='x'/></disks></domainbackup>",
            "<domainbackup mode='push'><later/><disks><disk name='vda' exportname='e'/></disks></domainbackup>",
            "<domainbackup mode='pull'><server/>",
        ];
        var expected = documents.Select(Outcome).ToArray();
        var outcomes = new string[16][];
        var threads = Enumerable.Range(0, outcomes.Length).Select(number => new Thread(() =>
        {
            var own = new string[documents.Length];
            for (var round = 0; round < 5; round++)
                for (var i = 0; i < documents.Length; i++)
                    own[(i + number) % documents.Length] = Outcome(documents[(i + number) % documents.Length]);
            outcomes[number] = own;
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(outcomes, outcome => Assert.Equal(expected, outcome));
    }

    private static string Outcome(string document)
    {
        var parts = new List<string>(DomainBackupGrammar.Instance.Validate(Encoding.UTF8.GetBytes(document)).Select(violation => violation.ToString()));
        if (!DomainBackup.TryParse(document, out var backup, out var reason))
            return string.Join("\n", parts.Append(reason.Message));
        parts.AddRange(backup.Validate().Select(violation => violation.ToString()));
        parts.Add(backup.ToXml(new XmlWriteOptions { Validate = false }));
        parts.Add(backup.Clone().Equals(backup).ToString());
        return string.Join("\n", parts);
    }

    private static void Cancel(CancellationTokenSource source, int call, int at)
    {
        if (call == at)
            source.Cancel();
    }
}
