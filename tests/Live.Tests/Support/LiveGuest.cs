using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Libvirt.Xml;
using LiveBackupSample;
using LiveBackupSample.Native;

namespace Bindery.Tests.Live.Support;

/// <summary>
/// The guest, for one test after another: a domain runs one job at a time. It is connected to when the first test wants it, which where all are skipped is
/// never.
/// </summary>
public sealed class LiveGuest : IDisposable
{
    /// <summary>Of vda and vdb, in bytes.</summary>
    public const int DiskSize = 16 << 20;

    /// <summary>What QEMU may write to, if it is another user's than the tests.</summary>
    public const UnixFileMode EveryonesFile = UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    private const UnixFileMode EveryonesFolder = EveryonesFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // For a machine that is busy with other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lazy<Hypervisor> _hypervisor = new(() => Hypervisor.Connect(LiveEnvironment.Uri));
    private readonly Lazy<Guest> _domain;
    private readonly Dictionary<string, DiskImage> _disks = new() { ["vda"] = new(DiskSize), ["vdb"] = new(DiskSize) };
    private int _names;

    public LiveGuest() => _domain = new(() =>
    {
        // Another run of these tests may have written to it.
        foreach (var disk in _disks.Keys)
            WriteTo(disk, $"write -z 0 {DiskSize}");
        return _hypervisor.Value.Find(LiveEnvironment.Domain);
    });

    internal Guest Domain => _domain.Value;

    /// <summary>Another domain.</summary>
    internal Guest Find(string domain) => _hypervisor.Value.Find(domain);

    internal Version Version => _hypervisor.Value.Version;

    /// <summary>What the disk holds now.</summary>
    public byte[] Content(string disk) => _disks[disk].Content.ToArray();

    /// <summary>A name that no other test has, and no other run: of a checkpoint, or a folder.</summary>
    public string NewName() => $"n{Environment.ProcessId}-{Interlocked.Increment(ref _names)}";

    /// <summary>An empty folder in which QEMU may create files.</summary>
    public string NewDirectory()
    {
        // Whatever comes next is to find the disks as they are meant to be.
        _ = Domain;
        var path = Path.Combine(LiveEnvironment.Directory, NewName());
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, EveryonesFolder);
        return path;
    }

    /// <summary>Writes to a disk as its guest would.</summary>
    public void Write(string disk, int offset, int length, byte pattern)
    {
        _ = Domain;
        WriteTo(disk, $"write -P {pattern} {offset} {length}");
        _disks[disk].Fill(offset, length, pattern);
    }

    public static string Virsh(params string[] arguments) => Tool.Run("virsh", ["-q", "-c", LiveEnvironment.Uri!, .. arguments]);

    public static IReadOnlyList<string> Checkpoints() =>
        Virsh("checkpoint-list", LiveEnvironment.Domain, "--name").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Begins a backup, again and again where it is the machine that prevents it.</summary>
    internal void Begin(DomainBackup backup, DomainCheckpoint? checkpoint = null, BackupBeginFlags flags = BackupBeginFlags.None)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Domain.Begin(backup, checkpoint, flags);
                return;
            }
            catch (LibvirtException exception) when (attempt < BusyMachine.Attempts && BusyMachine.IsToBlame(exception.Message))
            {
            }
        }
    }

    /// <summary>Begins a push backup and waits until all is written.</summary>
    internal void Push(DomainBackup backup, DomainCheckpoint? checkpoint = null, bool reuse = false)
    {
        Begin(backup, checkpoint, reuse ? BackupBeginFlags.ReuseExternal : BackupBeginFlags.None);
        WaitForNoJob();
        var last = Domain.LastJob();
        Assert.True(last is { Type: JobType.Completed, Success: not false }, last.ToString());
    }

    /// <summary>Ends the job, if there is one, and waits until the domain takes another.</summary>
    public void EndJob()
    {
        if (!Domain.Job().IsRunning)
            return;
        try
        {
            Domain.AbortJob();
        }
        catch (LibvirtException) when (!Domain.Job().IsRunning)
        {
            // It ended by itself between the question and the wish.
        }
        WaitForNoJob();
    }

    public void WaitForNoJob() => Wait(() => !Domain.Job().IsRunning, "the job's end");

    public static void Wait(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, $"waited {Patience.TotalSeconds} s for {what}");
            Thread.Sleep(Pause);
        }
    }

    private static void WriteTo(string disk, string command)
    {
        var device = $"/machine/peripheral/virtio-disk{disk[^1] - 'a'}/virtio-backend";
        var said = Virsh("qemu-monitor-command", LiveEnvironment.Domain, "--hmp", $"qemu-io -d {device} \"{command}\"");
        Assert.True(string.IsNullOrWhiteSpace(said) || said.Contains("wrote", StringComparison.Ordinal), said);
    }

    public void Dispose()
    {
        if (_domain.IsValueCreated)
            _domain.Value.Dispose();
        if (_hypervisor.IsValueCreated)
            _hypervisor.Value.Dispose();
    }
}
