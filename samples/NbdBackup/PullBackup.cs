using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery;
using Libvirt.Xml;
using LiveBackupSample;
using LiveBackupSample.Native;

namespace NbdBackupSample;

/// <summary>
/// A full backup over NBD: for as long as the job runs, the domain serves its disks as they were when it began, and a client copies them. What the guest writes
/// meanwhile goes to scratch files.
/// </summary>
internal sealed class PullBackup(Guest guest, TextWriter output)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Copies the disks into images of a folder, and writes the documents beside them.</summary>
    /// <param name="folder">The folder, which QEMU can write to.</param>
    /// <param name="disks">The disks by their targets; empty for all that can be copied.</param>
    /// <exception cref="SchemaViolationException">Libvirt would refuse the backup.</exception>
    /// <exception cref="LibvirtException">Libvirt refused it.</exception>
    /// <exception cref="NbdException">The data could not be copied.</exception>
    public void Save(string folder, IReadOnlyList<string> disks)
    {
        var domain = guest.Describe();
        var backup = Plan(domain, folder, disks);
        if (backup.Validate(domain) is { Count: > 0 } violations)
            throw new SchemaViolationException(violations);
        guest.Begin(backup, checkpoint: null, BackupBeginFlags.None);
        try
        {
            Copy(guest.Running() ?? throw new NbdException("The job ended before it could be read from."), folder);
        }
        finally
        {
            End();
            foreach (var disk in backup.Disks)
                File.Delete(disk.Scratch!.File!);
        }
        domain.Save(Path.Combine(folder, Restoration.DomainFile));
        guest.Checkpoints().Save(Path.Combine(folder, "checkpoints.xml"), new() { IncludeOutputOnly = true });
    }

    private static DomainBackup Plan(Domain domain, string folder, IReadOnlyList<string> disks)
    {
        var backup = new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Unix(Path.Combine(folder, "nbd")) };
        var names = disks.Count > 0 ? disks : (domain.Devices?.Disks ?? []).Where(CanBeCopied).Select(disk => disk.Target!.Dev);
        foreach (var name in names)
            backup.Disks.Add(new() { Name = name, Type = DiskType.File, Scratch = new() { File = Path.Combine(folder, name + ".scratch") } });
        return backup;
    }

    private static bool CanBeCopied(DomainDisk disk) =>
        disk is { Target: not null, Source: not null, ReadOnly: false, Device: null or DiskDevice.Disk };

    private void Copy(DomainBackup running, string folder)
    {
        foreach (var disk in running.Disks)
        {
            // Disks that take no part have no export.
            if (running.ToUri(disk) is not { } uri)
                continue;
            var image = Path.Combine(folder, disk.Name + Restoration.Extension);
            QemuImage.Copy(uri.OriginalString, "raw", image, "qcow2");
            output.WriteLine($"{disk.Name}: {image}");
        }
    }

    // A pull backup has no end of its own. The call only asks for it.
    private void End()
    {
        guest.AbortJob();
        while (guest.Job().IsRunning)
            Thread.Sleep(Look);
    }
}
