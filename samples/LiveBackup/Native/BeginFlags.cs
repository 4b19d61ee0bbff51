using System;

namespace LiveBackupSample.Native;

/// <summary>virDomainBackupBeginFlags.</summary>
[Flags]
internal enum BeginFlags : uint
{
    None = 0,

    /// <summary>VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL: the targets and scratch files exist already, in the right format and size.</summary>
    ReuseExternal = 1,
}
