using System.Runtime.InteropServices;

namespace Bindery.Tests.Live;

/// <summary>What the sample says of a call before it talks to libvirt, or without one.</summary>
public sealed class SampleCallTests
{
    [Fact]
    public void It_prints_its_usage()
    {
        var (code, output, error) = SampleRun.Of("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Usage: LiveBackup push DOMAIN DISK...", output);
    }

    [Theory]
    [InlineData("A mode and the name of a domain come first.", "push")]
    [InlineData("A mode and the name of a domain come first.", "push", "--disk", "vda")]
    [InlineData("'backup' is neither 'push' nor 'pull'.", "backup", "guest")]
    [InlineData("'--nonsense' is not known.", "push", "guest", "--nonsense")]
    [InlineData("'--disk' needs a value.", "push", "guest", "--disk")]
    [InlineData("'--target' needs a --disk before it.", "push", "guest", "--target", "/a")]
    [InlineData("'http' is not a valid port number.", "pull", "guest", "--host", "h", "--port", "http")]
    [InlineData("'--into' plans the disks of a push backup: it cannot be combined with 'pull' or '--disk'.", "pull", "guest", "--into", "/b")]
    [InlineData("'--into' plans the disks of a push backup: it cannot be combined with 'pull' or '--disk'.", "push", "guest", "--into", "/b", "--disk", "vda")]
    [InlineData("'zip' is not a valid storage format.", "push", "guest", "--disk", "vda", "--format", "zip")]
    public void A_usage_error_prints_the_usage(string message, params string[] arguments)
    {
        var (code, output, error) = SampleRun.Of(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message + "\nUsage: LiveBackup push DOMAIN DISK...", error);
    }

    [NoLibvirtFact]
    public void Without_libvirt_it_says_what_is_missing()
    {
        var (code, output, error) = SampleRun.Of("push", "guest");

        Assert.Equal((3, ""), (code, output));
        Assert.StartsWith("libvirt.so.0 was not found: this program needs libvirt's client library", error);
    }

    /// <summary>A fact about machines without libvirt.</summary>
    private sealed class NoLibvirtFactAttribute : FactAttribute
    {
        public NoLibvirtFactAttribute()
        {
            if (NativeLibrary.TryLoad("libvirt.so.0", out _))
                Skip = "libvirt is installed here";
        }
    }
}
