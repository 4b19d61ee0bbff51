using System.Globalization;
using System.Text;

namespace Bindery.Benchmarks.Ratios;

/// <summary>A pull backup with as many disks as wanted, as libvirt gets it.</summary>
internal static class DisksDocument
{
    /// <summary>Makes the document, in UTF-8.</summary>
    public static byte[] Of(int disks)
    {
        var text = new StringBuilder("<domainbackup mode='pull'>\n  <incremental>nightly-2026-11-22</incremental>\n")
            .Append("  <server transport='tcp' tls='yes' name='backup.example.org' port='10809'/>\n  <disks>\n");
        for (var i = 0; i < disks; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"    <disk name='vd{i}' backup='yes' type='file' backupmode='incremental' incremental='nightly-2026-11-22' exportname='export{i}' exportbitmap='delta-{i}'>\n")
                .Append(CultureInfo.InvariantCulture, $"      <driver type='qcow2'/>\n      <scratch file='/var/tmp/vm1-vd{i}.scratch'/>\n    </disk>\n");
        return Encoding.UTF8.GetBytes(text.Append("  </disks>\n</domainbackup>\n").ToString());
    }
}
