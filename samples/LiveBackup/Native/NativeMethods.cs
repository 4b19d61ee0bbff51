using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Libvirt.Xml;

namespace LiveBackupSample.Native;

/// <summary>
/// The functions of libvirt that a backup needs. The library is looked up when the first one is called, so nothing of libvirt has to be there to build. A
/// document goes in as UTF-8 with a 0 behind it, and an empty span as no document; one that comes back belongs to the caller, who frees it.
/// </summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "libvirt.so.0";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ConnectionHandle virConnectOpen(string? uri);

    [LibraryImport(Library)]
    internal static partial int virConnectClose(nint connection);

    [LibraryImport(Library)]
    internal static partial int virConnectGetLibVersion(ConnectionHandle connection, out nuint version);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DomainHandle virDomainLookupByName(ConnectionHandle connection, string name);

    [LibraryImport(Library)]
    internal static partial int virDomainFree(nint domain);

    [LibraryImport(Library)]
    internal static partial byte* virDomainGetXMLDesc(DomainHandle domain, uint flags);

    [LibraryImport(Library)]
    internal static partial int virDomainBackupBegin(DomainHandle domain, ReadOnlySpan<byte> backup, ReadOnlySpan<byte> checkpoint, BackupBeginFlags flags);

    [LibraryImport(Library)]
    internal static partial byte* virDomainBackupGetXMLDesc(DomainHandle domain, uint flags);

    [LibraryImport(Library)]
    internal static partial int virDomainGetJobStats(DomainHandle domain, out JobType type, out TypedParameter* parameters, out int count, JobQuery query);

    [LibraryImport(Library)]
    internal static partial void virTypedParamsFree(TypedParameter* parameters, int count);

    [LibraryImport(Library)]
    internal static partial int virDomainAbortJob(DomainHandle domain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial CheckpointHandle virDomainCheckpointLookupByName(DomainHandle domain, string name, uint flags);

    /// <summary>The list, and every reference in it, belong to the caller.</summary>
    [LibraryImport(Library)]
    internal static partial int virDomainListAllCheckpoints(DomainHandle domain, out nint* checkpoints, CheckpointListFlags flags);

    [LibraryImport(Library)]
    internal static partial byte* virDomainCheckpointGetXMLDesc(CheckpointHandle checkpoint, CheckpointXmlFlags flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial CheckpointHandle virDomainCheckpointCreateXML(DomainHandle domain, string document, CheckpointCreateFlags flags);

    [LibraryImport(Library)]
    internal static partial int virDomainCheckpointDelete(CheckpointHandle checkpoint, CheckpointDeleteFlags flags);

    [LibraryImport(Library)]
    internal static partial int virDomainCheckpointFree(nint checkpoint);

    /// <summary>The message of the last call that failed on this thread. It stays libvirt's.</summary>
    [LibraryImport(Library)]
    internal static partial byte* virGetLastErrorMessage();

    [LibraryImport(Library)]
    internal static partial int virGetLastErrorCode();

    [LibraryImport(Library)]
    internal static partial void virSetErrorFunc(void* userData, delegate* unmanaged[Cdecl]<void*, void*, void> handler);

    /// <summary>Keeps libvirt from printing every error by itself: what failed is told once, by whoever called.</summary>
    internal static void Silence() => virSetErrorFunc(null, &Ignore);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(void* userData, void* error)
    {
    }
}
