using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace LiveBackupSample;

/// <summary>
/// The user's wish to stop, by Ctrl+C or a signal to terminate. It is only noted: libvirt's job belongs to the domain and would outlive this process, so it has
/// to be ended before.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly ManualResetEventSlim _raised = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Note);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Note);
    }

    public bool IsRaised => _raised.IsSet;

    /// <summary>Waits, but not longer than until the user wants to stop.</summary>
    /// <returns>Whether the user wants to stop.</returns>
    public bool Wait(TimeSpan time) => _raised.Wait(time);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _raised.Dispose();
    }

    private void Note(PosixSignalContext context)
    {
        context.Cancel = true;
        _raised.Set();
    }
}
