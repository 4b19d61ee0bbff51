using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bindery.Tests;

/// <summary>
/// The processor's time that the current thread has used: on a machine that does other things too, the time that passes says little about what code costs.
/// Where the system does not tell, it is the time that passes.
/// </summary>
internal static class ThreadTime
{
    private const int ThreadCpuTime = 3;

    /// <summary>The time used since some moment in the past.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && clock_gettime(ThreadCpuTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
