using System;
using System.Linq;
using System.Text;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample.Native;

namespace Bindery.Tests.Live.Misuse;

/// <summary>Asks libvirt: begins the job, and ends it if it began.</summary>
internal sealed class LibvirtVerdict(LiveGuest guest)
{
    private const int SchemaFailure = 92;

    public Verdict Of(string backup, string? checkpoint, bool reuse)
    {
        var before = checkpoint is null ? [] : LiveGuest.Checkpoints();
        try
        {
            guest.Domain.BeginWith(
                Document(backup), checkpoint is null ? default : Document(checkpoint), reuse ? BackupBeginFlags.ReuseExternal : BackupBeginFlags.None);
            return Verdict.Accepted;
        }
        catch (LibvirtException exception)
        {
            return new(false, exception.Code == SchemaFailure ? "schema" : "code", Line(exception.Message));
        }
        finally
        {
            guest.EndJob();
            // A checkpoint stays, even where the job that it was made with never began.
            foreach (var made in checkpoint is null ? [] : LiveGuest.Checkpoints().Except(before))
                guest.Domain.DeleteCheckpoint(made);
        }
    }

    private static byte[] Document(string xml) => [.. Encoding.UTF8.GetBytes(xml), 0];

    // Of the schema's verdict the first line only names a file.
    private static string Line(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.Contains(".rng", StringComparison.Ordinal));
        return string.Join(" / ", lines.Take(2));
    }
}
