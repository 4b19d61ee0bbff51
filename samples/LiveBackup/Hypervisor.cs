using System;
using LiveBackupSample.Native;

namespace LiveBackupSample;

/// <summary>A connection to a libvirt daemon.</summary>
internal sealed class Hypervisor : IDisposable
{
    private readonly ConnectionHandle _connection;

    private Hypervisor(ConnectionHandle connection) => _connection = connection;

    /// <param name="uri">Such as <c>qemu:///system</c>; libvirt's default when null.</param>
    /// <exception cref="LibvirtException">No daemon answers there.</exception>
    /// <exception cref="DllNotFoundException">Libvirt is not installed.</exception>
    public static Hypervisor Connect(string? uri)
    {
        NativeMethods.Silence();
        return new(LibvirtException.ThrowIfInvalid(NativeMethods.virConnectOpen(uri)));
    }

    /// <summary>The version of the daemon's libvirt.</summary>
    public Version Version
    {
        get
        {
            LibvirtException.ThrowIfFailed(NativeMethods.virConnectGetLibVersion(_connection, out var version));
            // unsigned long: what is said fits into 32 bits, 1000000 * major + 1000 * minor + release.
            var number = (int)version;
            return new(number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
        }
    }

    /// <exception cref="LibvirtException">There is no domain of that name.</exception>
    public Guest Find(string name) => new(LibvirtException.ThrowIfInvalid(NativeMethods.virDomainLookupByName(_connection, name)));

    public void Dispose() => _connection.Dispose();
}
