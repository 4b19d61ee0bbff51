using System;

namespace Bindery.Tests.Live.Support;

/// <summary>What libvirt refuses for a reason that is over soon.</summary>
internal static class BusyMachine
{
    /// <summary>How often something is tried before the machine is given up.</summary>
    public const int Attempts = 10;

    /// <summary>QEMU measures the time of hashing before it encrypts; where it gets none, it refuses.</summary>
    public static bool IsToBlame(string message) => message.Contains("Unable to get accurate CPU usage", StringComparison.Ordinal);
}
