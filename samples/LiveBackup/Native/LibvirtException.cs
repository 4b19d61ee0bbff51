using System;
using System.Runtime.InteropServices;

namespace LiveBackupSample.Native;

/// <summary>A call that libvirt refused, in libvirt's words.</summary>
internal sealed class LibvirtException(int code, string message) : Exception(message)
{
    /// <summary>virErrorNumber: 42 no such domain, 55 not possible now, 92 the document does not fit libvirt's schema, 104 no backup job.</summary>
    public int Code { get; } = code;

    /// <summary>Of the call that failed last on this thread.</summary>
    public static unsafe LibvirtException Last() =>
        new(NativeMethods.virGetLastErrorCode(), Marshal.PtrToStringUTF8((nint)NativeMethods.virGetLastErrorMessage()) ?? "libvirt does not say why");

    /// <exception cref="LibvirtException">The result is negative: the call failed.</exception>
    public static void ThrowIfFailed(int result)
    {
        if (result < 0)
            throw Last();
    }

    /// <exception cref="LibvirtException">There is no handle: the call failed.</exception>
    public static THandle ThrowIfInvalid<THandle>(THandle handle)
        where THandle : LibvirtHandle
    {
        if (!handle.IsInvalid)
            return handle;
        var exception = Last();
        handle.Dispose();
        throw exception;
    }
}
