namespace LiveBackupSample.Native;

/// <summary>virDomainJobType: how the domain's job is doing, or how the last one ended.</summary>
internal enum JobType
{
    None = 0,

    /// <summary>Running, and nobody knows how long.</summary>
    Bounded = 1,

    Unbounded = 2,

    Completed = 3,

    Failed = 4,

    Cancelled = 5,
}
