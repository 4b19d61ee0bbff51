using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using Xunit.Abstractions;

namespace Bindery.Tests.Live.Misuse;

/// <summary>What compiles and validates, libvirt takes; what libvirt takes, validates. Each difference is listed, with its reason.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class MisuseTests(LiveGuest guest, ITestOutputHelper output)
{
    [LiveFact]
    public void Libvirt_and_our_schema_differ_only_where_it_is_listed()
    {
        var trials = Try();

        var table = VerdictTable.Of(trials, guest.Version);
        if (LiveEnvironment.Table is { } file)
            File.WriteAllText(file, table);
        else
            output.WriteLine(table);

        Expect.None(trials
            .Where(trial => !trial.Agree && trial.Case.Listed?.Explains(trial.Ours.IsAccepted, trial.Libvirts.IsAccepted, guest.Version) != true)
            .Select(trial => $"{trial.Case.Name}: libvirt {trial.Libvirts}; our schema {trial.Ours}"));
        Expect.None(trials.Where(trial => trial.Models != trial.Ours.IsAccepted)
            .Select(trial => $"{trial.Case.Name}: the models {(trial.Models ? "take it" : "refuse it")}; the grammar: {trial.Ours}"));
    }

    private List<Trial> Try()
    {
        var since = guest.NewName();
        guest.Push(Everything(), new() { Name = since });
        try
        {
            var libvirt = new LibvirtVerdict(guest);
            return [.. MisuseCase.All().Select(@case => Try(@case, libvirt, since))];
        }
        finally
        {
            guest.Domain.DeleteCheckpoint(since);
        }
    }

    private Trial Try(MisuseCase @case, LibvirtVerdict libvirt, string since)
    {
        for (var attempt = 1; ; attempt++)
        {
            var placeholders = new Placeholders(guest.NewDirectory(), since, guest.NewName());
            var (backup, checkpoint) = (placeholders.Fill(@case.Backup), @case.Checkpoint is { } document ? placeholders.Fill(document) : null);
            var (ours, theirs) = (OurVerdict.Of(backup, checkpoint), libvirt.Of(backup, checkpoint, @case.Reuse));
            if (attempt == BusyMachine.Attempts || !BusyMachine.IsToBlame(theirs.Message))
                return new(@case, Restore(ours), Restore(theirs), OurVerdict.OfModels(backup, checkpoint));

            Verdict Restore(Verdict verdict) => verdict with { Message = placeholders.Restore(verdict.Message) };
        }
    }

    private DomainBackup Everything()
    {
        var folder = guest.NewDirectory();
        return new() { Disks = [.. new[] { "vda",
            "vdb" }.Select(disk => new BackupDisk { Name = disk, Type = DiskType.File, Target = new() { File = $"{folder}/{disk}" } })] };
    }
}
