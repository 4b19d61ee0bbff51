using System.ComponentModel;
using System.Diagnostics;

namespace NbdBackupSample;

/// <summary>qemu-img, which reads NBD exports and images alike.</summary>
internal static class QemuImage
{
    /// <summary>Copies an export or an image into a new image. Blocks that were never written take no space.</summary>
    /// <param name="source">The URI of an export, or the path of an image.</param>
    /// <param name="sourceFormat">The format of the data there.</param>
    /// <param name="target">The path of the image.</param>
    /// <param name="targetFormat">Its format.</param>
    /// <exception cref="NbdException">qemu-img is not there, or refused.</exception>
    public static void Copy(string source, string sourceFormat, string target, string targetFormat)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("qemu-img", ["convert", "-f", sourceFormat, "-O", targetFormat, source, target]) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new NbdException($"qemu-img: {error.Trim()}");
        }
        catch (Win32Exception)
        {
            throw new NbdException("qemu-img was not found (Debian and Ubuntu: qemu-utils, Fedora: qemu-img).");
        }
    }
}
