using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Bindery.Tool.Validation;

/// <summary>The user's wish to stop, by Ctrl+C or a signal to terminate: noted, so that what was found so far is written in whole lines.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _raised = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Note);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Note);
    }

    public CancellationToken Token => _raised.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _raised.Dispose();
    }

    private void Note(PosixSignalContext context)
    {
        // The second time the system's own way is taken.
        if (_raised.IsCancellationRequested)
            return;
        context.Cancel = true;
        _raised.Cancel();
    }
}
