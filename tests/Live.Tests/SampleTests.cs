using System.Diagnostics;
using System.IO;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live;

/// <summary>The sample program with a real libvirt.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class SampleTests(LiveGuest guest)
{
    [LiveFact]
    public void It_makes_a_push_backup_and_a_checkpoint()
    {
        var (folder, name) = (guest.NewDirectory(), guest.NewName());

        var (code, output, error) = SampleRun.Of(SampleRun.OnGuest(
            "push", "--disk", "vda", "--target", $"{folder}/vda", "--format", "raw", "--checkpoint", name));

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($"Done. The next backup can start with --since {name}.\n", output);
        DiskImage.AssertEqual(guest.Content("vda"), $"{folder}/vda");
        guest.Domain.DeleteCheckpoint(name);
    }

    [LiveFact]
    public void It_plans_a_backup_of_all_disks()
    {
        var folder = guest.NewDirectory();

        var (code, output, error) = SampleRun.Of(SampleRun.OnGuest("push", "--into", folder));

        Assert.Equal((0, ""), (code, error));
        Assert.Matches($"^vda: full, to {folder}/vda.qcow2 \\(qcow2, node [0-9]+\\)\nvdb: full, to {folder}/vdb.qcow2 .*\n(vdc: .*\n)?Done.\n$", output);
    }

    [LiveFact]
    public void It_serves_a_pull_backup_until_it_is_interrupted()
    {
        var folder = guest.NewDirectory();
        using var process = SampleRun.Start(SampleRun.OnGuest(
            "pull", "--socket", $"{folder}/nbd", "--disk", "vda", "--scratch", $"{folder}/scratch", "--export", "root"));
        try
        {
            string? line;
            var said = "";
            while ((line = process.StandardOutput.ReadLine()) is not null and not "Serving; Ctrl+C ends the backup.")
                said += line + "\n";
            Assert.Matches(
                $"^vda: full, served at nbd\\+unix:///root\\?socket={folder}/nbd, scratch {folder}/scratch \\(qcow2, node [0-9]+\\)\nnot in this backup: vdb, vdc\n$",
                said);
            Tool.Run("nbdcopy", $"nbd+unix:///root?socket={folder}/nbd", $"{folder}/vda");
            Interrupt(process);
            var (output, error) = Tool.End(process);

            Assert.Equal((0, "Done.\n", ""), (process.ExitCode, output, error));
            Assert.False(guest.Domain.Job().IsRunning);
        }
        finally
        {
            guest.EndJob();
        }
        DiskImage.AssertEqual(guest.Content("vda"), $"{folder}/vda");
    }

    [LiveFact]
    public void An_interrupted_push_is_ended_and_its_checkpoint_removed()
    {
        // vdc takes a while, but no one knows how long: what was written before it could be given up is a backup.
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var (folder, name) = (guest.NewDirectory(), guest.NewName());
            using var process = SampleRun.Start(SampleRun.OnGuest("push", "--disk", "vdc", "--target", $"{folder}/vdc", "--checkpoint", name));
            LiveGuest.Wait(() => process.HasExited || guest.Domain.Job().IsRunning, "the job's beginning");
            Interrupt(process);
            var (output, error) = Tool.End(process);

            Assert.Equal("", error);
            Assert.False(guest.Domain.Job().IsRunning);
            if (process.ExitCode == 1)
            {
                Assert.EndsWith($"The backup was given up.\nThe checkpoint {name} was removed.\n", output);
                Assert.DoesNotContain(name, LiveGuest.Checkpoints());
                return;
            }
            guest.Domain.DeleteCheckpoint(name);
        }
        Assert.Fail("every backup was written before it could be given up");
    }

    [LiveFact]
    public void It_prints_libvirts_errors_and_its_own_before()
    {
        var file = Path.Combine(guest.NewDirectory(), "vda");

        Assert.Equal(
            (1, "", "libvirt: Domain not found: no domain with matching name 'nobody'\n"), SampleRun.Of("push", "nobody", "--connect", LiveEnvironment.Uri!));
        Assert.Equal(
            (1, "", "Libvirt would refuse this backup:\n  /domainbackup/disks/disk/@name: 'vdq' is not allowed for 'name': it must be the target of a disk of the domain ('vda', 'vdb' or 'vdc') [BND3008]\n"),
            SampleRun.Of(SampleRun.OnGuest("push", "--disk", "vdq", "--target", file)));
        var (code, _, error) = SampleRun.Of(SampleRun.OnGuest("push", "--disk", "vda", "--target", file, "--export", "root"));
        Assert.Equal(1, code);
        Assert.StartsWith("Libvirt would refuse this backup:\n  /domainbackup/disks/disk/@exportname: 'exportname' is not allowed", error);
    }

    private static void Interrupt(Process process)
    {
        if (!process.HasExited)
            Process.Start("kill", ["-INT", $"{process.Id}"])!.WaitForExit();
    }
}
