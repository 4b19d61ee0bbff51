// Stands in for the package libvirt-csharp: what the documentation uses of it, with the same names and types.
using System;

namespace Libvirt;

/// <summary>Functions on domains. Those of the package call libvirt.</summary>
public class Domain
{
    /// <summary>What <see cref="GetXMLDesc"/> returns.</summary>
    public static string Described { get; set; } = "";

    /// <summary>virDomainGetXMLDesc.</summary>
    public static string GetXMLDesc(IntPtr domain, int flags) => domain == IntPtr.Zero || flags != 0 ? throw new ArgumentException("") : Described;
}
