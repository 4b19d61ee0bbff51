using System.Runtime.InteropServices;

namespace LiveBackupSample.Native;

/// <summary>A reference that libvirt gave out and takes back.</summary>
internal abstract class LibvirtHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;
}

/// <summary>virConnectPtr.</summary>
internal sealed class ConnectionHandle : LibvirtHandle
{
    protected override bool ReleaseHandle() => NativeMethods.virConnectClose(handle) >= 0;
}

/// <summary>virDomainPtr. It holds its connection open by itself.</summary>
internal sealed class DomainHandle : LibvirtHandle
{
    protected override bool ReleaseHandle() => NativeMethods.virDomainFree(handle) >= 0;
}

/// <summary>virDomainCheckpointPtr.</summary>
internal sealed class CheckpointHandle : LibvirtHandle
{
    public CheckpointHandle()
    {
    }

    /// <summary>Takes a reference from a list.</summary>
    public CheckpointHandle(nint checkpoint) => SetHandle(checkpoint);

    protected override bool ReleaseHandle() => NativeMethods.virDomainCheckpointFree(handle) >= 0;
}
