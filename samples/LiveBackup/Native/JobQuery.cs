using System;

namespace LiveBackupSample.Native;

/// <summary>virDomainGetJobStatsFlags: which job is asked about.</summary>
[Flags]
internal enum JobQuery : uint
{
    Running = 0,

    /// <summary>The job that ended last.</summary>
    Completed = 1,

    /// <summary>Libvirt forgets what it has told of a job that ended, unless asked to keep it.</summary>
    KeepCompleted = 2,
}
