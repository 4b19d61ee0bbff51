using System.IO;
using System.Linq;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live;

/// <summary>The sample that copies disks over NBD, and restores them, with a real libvirt.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class NbdSampleTests(LiveGuest guest)
{
    [LiveFact]
    public void Saved_state_is_restored()
    {
        var (folder, target) = (guest.NewDirectory(), guest.NewDirectory());
        guest.Write("vda", 3 << 20, 128 << 10, 0x6e);

        var (code, output, error) = Run("save", LiveEnvironment.Domain, folder, "--disk", "vda", "--connect", LiveEnvironment.Uri!);

        Assert.Equal((0, $"vda: {folder}/vda.qcow2\n", ""), (code, output, error));
        Assert.Equal(["checkpoints.xml", "domain.xml", "vda.qcow2"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.False(guest.Domain.Job().IsRunning);
        // What the guest writes later is not in it.
        var saved = guest.Content("vda");
        guest.Write("vda", 3 << 20, 64 << 10, 0x6f);

        (code, output, error) = Run("restore", folder, target);

        Assert.Equal((0, $"vda: {target}/vda.qcow2\n", ""), (code, output, error));
        Assert.Contains("file format: qcow2", Tool.Run("qemu-img", "info", $"{target}/vda.qcow2"));
        Tool.Run("qemu-img", "convert", "-O", "raw", $"{target}/vda.qcow2", $"{target}/vda.raw");
        DiskImage.AssertEqual(saved, $"{target}/vda.raw");
    }

    [LiveFact]
    public void It_reports_what_libvirt_would_reject_before_libvirt_is_called()
    {
        var folder = guest.NewDirectory();

        Assert.Equal(
            (1, "", "/domainbackup/disks/disk/@name: 'vdq' is not allowed for 'name': it must be the target of a disk of the domain ('vda', 'vdb' or 'vdc') [BND3008]\n"),
            Run("save", LiveEnvironment.Domain, folder, "--disk", "vdq", "--connect", LiveEnvironment.Uri!));
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments) => SampleRun.Of("NbdBackup", arguments);
}
