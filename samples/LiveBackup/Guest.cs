using System;
using System.Buffers;
using System.Runtime.InteropServices;
using Libvirt.Xml;
using LiveBackupSample.Native;

namespace LiveBackupSample;

/// <summary>
/// A domain, as far as backups are concerned. Documents pass as the bytes that the models write and read: there is no string of XML on the way to libvirt, and
/// none on the way back.
/// </summary>
internal sealed class Guest : IDisposable
{
    private const int NoBackupJob = 104;

    private readonly DomainHandle _domain;

    public Guest(DomainHandle domain) => _domain = domain;

    /// <summary>Begins a backup, and makes a checkpoint in the same moment if one is given.</summary>
    /// <exception cref="Bindery.SchemaViolationException">Libvirt would refuse the backup or the checkpoint.</exception>
    /// <exception cref="LibvirtException">Libvirt refused it.</exception>
    public void Begin(DomainBackup backup, DomainCheckpoint? checkpoint, BackupBeginFlags flags)
    {
        var documents = new ArrayBufferWriter<byte>();
        backup.WriteTo(documents);
        Terminate(documents);
        var length = documents.WrittenCount;
        if (checkpoint is not null)
        {
            checkpoint.WriteTo(documents);
            Terminate(documents);
        }
        BeginWith(documents.WrittenSpan[..length], documents.WrittenSpan[length..], flags);
    }

    /// <param name="backup">A document, and a 0 behind it.</param>
    /// <param name="checkpoint">A document, and a 0 behind it; empty for no checkpoint.</param>
    /// <param name="flags">How to begin.</param>
    public void BeginWith(ReadOnlySpan<byte> backup, ReadOnlySpan<byte> checkpoint, BackupBeginFlags flags) =>
        // An empty span that was cut from a buffer is a pointer to what stands behind: a document that is empty, not one that is not there.
        LibvirtException.ThrowIfFailed(NativeMethods.virDomainBackupBegin(_domain, backup, checkpoint.IsEmpty ? default : checkpoint, flags));

    /// <summary>The running backup, with all that libvirt filled in; null when none is running.</summary>
    public DomainBackup? Running() => Dump(static utf8 => DomainBackup.Parse(utf8));

    /// <summary>What <paramref name="read"/> makes of the running backup's document; null when none is running.</summary>
    public unsafe T? Dump<T>(Func<ReadOnlySpan<byte>, T> read)
        where T : class
    {
        var text = NativeMethods.virDomainBackupGetXMLDesc(_domain, flags: 0);
        if (text is null)
            return LibvirtException.Last() is { Code: not NoBackupJob } exception ? throw exception : null;
        return Read(text, read);
    }

    /// <summary>What libvirt says of the domain: its disks above all.</summary>
    public unsafe Domain Describe() => Read(NativeMethods.virDomainGetXMLDesc(_domain, flags: 0), static utf8 => Domain.Parse(utf8));

    /// <summary>A checkpoint as libvirt describes it, with the time of its creation and its parent.</summary>
    public DomainCheckpoint Checkpoint(string name)
    {
        using var checkpoint = LibvirtException.ThrowIfInvalid(NativeMethods.virDomainCheckpointLookupByName(_domain, name, flags: 0));
        return Describe(checkpoint);
    }

    /// <summary>All checkpoints of the domain, parents before their children.</summary>
    public unsafe DomainCheckpoints Checkpoints()
    {
        var all = new DomainCheckpoints();
        var count = NativeMethods.virDomainListAllCheckpoints(_domain, out var list, CheckpointListFlags.Topological);
        LibvirtException.ThrowIfFailed(count);
        var handles = new CheckpointHandle[count];
        for (var i = 0; i < count; i++)
            handles[i] = new CheckpointHandle(list[i]);
        NativeMemory.Free(list);
        try
        {
            foreach (var handle in handles)
                all.Checkpoints.Add(Describe(handle));
            return all;
        }
        finally
        {
            foreach (var handle in handles)
                handle.Dispose();
        }
    }

    private static unsafe DomainCheckpoint Describe(CheckpointHandle checkpoint) =>
        Read(NativeMethods.virDomainCheckpointGetXMLDesc(checkpoint, CheckpointXmlFlags.None), static utf8 => DomainCheckpoint.Parse(utf8));

    /// <summary>Defines a checkpoint again that libvirt has lost, from its description.</summary>
    public void Redefine(DomainCheckpoint checkpoint) =>
        LibvirtException.ThrowIfInvalid(NativeMethods.virDomainCheckpointCreateXML(
            _domain, checkpoint.ToXml(new() { IncludeOutputOnly = true }), CheckpointCreateFlags.Redefine))
            .Dispose();

    private static unsafe T Read<T>(byte* text, Func<ReadOnlySpan<byte>, T> read)
    {
        if (text is null)
            throw LibvirtException.Last();
        try
        {
            return read(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        }
        finally
        {
            // Libvirt allocates with malloc, and so does this class.
            NativeMemory.Free(text);
        }
    }

    /// <summary>How the running job is doing; its type is <see cref="JobType.None"/> when there is none.</summary>
    public JobState Job() => JobState.Of(_domain, JobQuery.Running);

    /// <summary>How the last job ended.</summary>
    public JobState LastJob() => JobState.Of(_domain, JobQuery.Completed | JobQuery.KeepCompleted);

    /// <summary>Ends the job: the way out of every pull backup, and the end of a push backup that is not wanted any more.</summary>
    public void AbortJob() => LibvirtException.ThrowIfFailed(NativeMethods.virDomainAbortJob(_domain));

    /// <summary>Removes a checkpoint, and the bitmaps with it.</summary>
    public void DeleteCheckpoint(string name, CheckpointDeleteFlags flags = CheckpointDeleteFlags.None)
    {
        using var checkpoint = LibvirtException.ThrowIfInvalid(NativeMethods.virDomainCheckpointLookupByName(_domain, name, flags: 0));
        LibvirtException.ThrowIfFailed(NativeMethods.virDomainCheckpointDelete(checkpoint, flags));
    }

    public void Dispose() => _domain.Dispose();

    private static void Terminate(ArrayBufferWriter<byte> document) => document.Write<byte>([0]);
}
