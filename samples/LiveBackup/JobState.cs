using System;
using LiveBackupSample.Native;

namespace LiveBackupSample;

/// <summary>How a job is doing, or how it ended. Amounts are bytes; what libvirt does not tell is null.</summary>
internal sealed record JobState(JobType Type)
{
    /// <summary>Of a push backup: how much there is to write.</summary>
    public long? Total { get; private set; }

    public long? Processed { get; private set; }

    /// <summary>Of a pull backup: how much the scratch files hold.</summary>
    public long? ScratchUsed { get; private set; }

    public long? ScratchTotal { get; private set; }

    public bool? Success { get; private set; }

    public string? Error { get; private set; }

    public bool IsRunning => Type is JobType.Bounded or JobType.Unbounded;

    public static unsafe JobState Of(DomainHandle domain, JobQuery query)
    {
        if (NativeMethods.virDomainGetJobStats(domain, out var type, out var parameters, out var count, query) < 0)
        {
            // For a moment there is a job, and libvirt has nothing to say of it: it begins, or ends.
            var exception = LibvirtException.Last();
            return exception.Message.Contains("backup job data missing", StringComparison.Ordinal) ? new(JobType.Unbounded) : throw exception;
        }
        try
        {
            var state = new JobState(type);
            foreach (ref readonly var parameter in new ReadOnlySpan<TypedParameter>(parameters, count))
                state.Take(in parameter);
            return state;
        }
        finally
        {
            NativeMethods.virTypedParamsFree(parameters, count);
        }
    }

    private void Take(ref readonly TypedParameter parameter)
    {
        if (parameter.IsNamed("disk_total"u8))
            Total = parameter.Number;
        else if (parameter.IsNamed("disk_processed"u8))
            Processed = parameter.Number;
        else if (parameter.IsNamed("disk_temp_used"u8))
            ScratchUsed = parameter.Number;
        else if (parameter.IsNamed("disk_temp_total"u8))
            ScratchTotal = parameter.Number;
        else if (parameter.IsNamed("success"u8))
            Success = parameter.Truth;
        else if (parameter.IsNamed("errmsg"u8))
            Error = parameter.Text;
    }
}
