using System;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery;
using Libvirt.Xml;
using LiveBackupSample.Native;

namespace LiveBackupSample;

/// <summary>One backup from its beginning to its end.</summary>
internal sealed class LiveJob(Guest guest, LiveOptions options, TextWriter output)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly ProgressLine _progress = new();

    /// <summary>Begins, reports, waits, ends.</summary>
    /// <returns>Whether the backup was made.</returns>
    public bool Run(Interruption interruption)
    {
        var (backup, checkpoint) = options.Into is { } folder
            ? Plan(folder)
            : (options.Backup, options.Checkpoint is { } name ? MatchingCheckpoint.Of(options.Backup, name) : null);
        Check(backup, checkpoint);
        guest.Begin(backup, checkpoint, options.Reuse ? BackupBeginFlags.ReuseExternal : BackupBeginFlags.None);
        if (guest.Running() is { } running)
            Report.Print(running, output);
        var isPull = backup.Mode == BackupMode.Pull;
        if (isPull)
            output.WriteLine("Serving; Ctrl+C ends the backup.");
        output.Flush();

        var interrupted = Wait(interruption);
        if (interrupted)
            End(backup);
        return isPull ? PullOutcome(interrupted) : PushOutcome(interrupted);
    }

    /// <summary>The backup of all disks that can be copied, and its checkpoint if one is wanted.</summary>
    private (DomainBackup Backup, DomainCheckpoint? Checkpoint) Plan(string folder)
    {
        var domain = guest.Describe();
        var since = options.Backup.Incremental is { } name ? guest.Checkpoint(name) : null;
        return (BackupPlan.Backup(domain, folder, since), options.Checkpoint is { } next ? BackupPlan.Checkpoint(domain, next) : null);
    }

    /// <summary>Holds the documents to the domain: its disks, and the checkpoints that it has.</summary>
    /// <exception cref="SchemaViolationException">Libvirt would refuse one of them.</exception>
    private void Check(DomainBackup backup, DomainCheckpoint? checkpoint)
    {
        var domain = guest.Describe();
        var violations = backup.Validate(domain, guest.Checkpoints()).Concat(checkpoint?.Validate(domain) ?? []).ToList();
        if (violations.Count > 0)
            throw new SchemaViolationException(violations);
    }

    /// <returns>Whether the user wants to stop; the job has ended by itself otherwise.</returns>
    private bool Wait(Interruption interruption)
    {
        while (!interruption.IsRaised)
        {
            var job = guest.Job();
            if (!job.IsRunning)
                break;
            _progress.Show(job);
            interruption.Wait(Look);
        }
        _progress.Clear();
        return interruption.IsRaised;
    }

    private void End(DomainBackup backup)
    {
        // It may have ended by itself, and the domain be in the job of another program.
        if (guest.Running() is { } running && !backup.IsRunningAs(running))
            return;
        try
        {
            guest.AbortJob();
        }
        catch (LibvirtException) when (!guest.Job().IsRunning)
        {
            // It had ended by itself.
        }
        // The call only asks for the end; the domain takes no other job until it is there.
        while (guest.Job().IsRunning)
            Thread.Sleep(Look);
    }

    /// <summary>A pull backup has no end of its own: it is ended by whoever has read all, or cut off.</summary>
    private bool PullOutcome(bool interrupted)
    {
        if (interrupted)
            return Done();
        output.WriteLine("The backup was ended by someone else; whether all was read is not known.");
        return false;
    }

    private bool PushOutcome(bool interrupted)
    {
        var last = guest.LastJob();
        if (last is { Type: JobType.Completed } and not { Success: false })
            return Done();
        output.WriteLine(interrupted ? "The backup was given up." : $"The backup failed: {last.Error ?? "libvirt does not say why"}.");
        if (options.Checkpoint is { } name)
        {
            // It would say that all before it is backed up.
            guest.DeleteCheckpoint(name);
            output.WriteLine($"The checkpoint {name} was removed.");
        }
        return false;
    }

    private bool Done()
    {
        output.WriteLine(options.Checkpoint is { } name ? $"Done. The next backup can start with --since {name}." : "Done.");
        return true;
    }
}
