using System;
using System.Collections.Generic;

namespace NbdBackupSample;

/// <summary>What is asked for beside the domain and the folder.</summary>
/// <param name="Disks">The disks by their targets; empty for all that can be copied.</param>
/// <param name="Uri">The libvirt to talk to; null for its default.</param>
internal sealed record SaveOptions(IReadOnlyList<string> Disks, string? Uri)
{
    /// <exception cref="ArgumentException">An option is not known, or has no value.</exception>
    public static SaveOptions Parse(IReadOnlyList<string> arguments)
    {
        var disks = new List<string>();
        string? uri = null;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || arguments[i] is not ("--disk" or "--connect"))
                throw new ArgumentException($"'{arguments[i]}' is not an option with a value");
            if (arguments[i] == "--disk")
                disks.Add(arguments[i + 1]);
            else
                uri = arguments[i + 1];
        }
        return new SaveOptions(disks, uri);
    }
}
