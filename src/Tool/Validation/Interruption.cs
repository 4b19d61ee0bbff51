using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Bindery.Tool.Validation;

/// <summary>Handles Ctrl+C and termination signals: the request is recorded, so that results are written in whole lines.</summary>
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
        // The second signal terminates the process.
        if (_raised.IsCancellationRequested)
            return;
        context.Cancel = true;
        _raised.Cancel();
    }
}
