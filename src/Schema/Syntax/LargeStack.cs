using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Bindery.Schema.Syntax;

/// <summary>
/// A thread with a large stack, for recursive work. To create such a thread takes as long as to read a small schema; therefore one is kept for a while when its
/// work is done.
/// </summary>
internal sealed class LargeStack
{
    private const int Bytes = 64 * 1024 * 1024;
    private const int KeptMilliseconds = 10_000;

    private static LargeStack? _kept;

    private readonly object _gate = new();
    private ExecutionContext? _context;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The work that was not begun; null if there is none.</summary>
    private Action? _work;
    private bool _isFinished;
    private bool _isEnded;

    private LargeStack()
    {
        var thread = new Thread(Serve, Bytes) { IsBackground = true, Name = "Bindery schema" };
        if (ExecutionContext.IsFlowSuppressed())
            thread.Start();
        else
            // A thread that is kept must not keep what belongs to its first caller.
            using (ExecutionContext.SuppressFlow())
                thread.Start();
    }

    /// <summary>Runs work with a large stack, in the context of the caller, which waits for it. Exceptions are passed on.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        var stack = Interlocked.Exchange(ref _kept, null) ?? new LargeStack();
        stack.RunHere(() => result = work());
        return result;
    }

    private void RunHere(Action work)
    {
        ExceptionDispatchInfo? failure;
        lock (_gate)
        {
            (_context, _work, _isFinished) = (ExecutionContext.Capture(), work, false);
            Monitor.PulseAll(_gate);
            while (!_isFinished)
                Monitor.Wait(_gate);
            (failure, _failure) = (_failure, null);
            _isEnded = Interlocked.CompareExchange(ref _kept, this, null) is not null;
            if (_isEnded)
                Monitor.PulseAll(_gate);
        }

        failure?.Throw();
    }

    private void Serve()
    {
        lock (_gate)
            while (IsAwaited())
            {
                var (work, context) = (_work!, _context);
                (_work, _context) = (null, null);
                try
                {
                    // The caller waits, so that nobody needs the lock meanwhile.
                    if (context is null)
                        work();
                    else
                        ExecutionContext.Run(context, static work => ((Action)work!)(), work);
                }
                catch (Exception exception)
                {
                    _failure = ExceptionDispatchInfo.Capture(exception);
                }

                _isFinished = true;
                Monitor.PulseAll(_gate);
            }
    }

    /// <summary>Waits for work; false if the thread is not needed any more.</summary>
    private bool IsAwaited()
    {
        while (_work is null && !_isEnded)
            if (!Monitor.Wait(_gate, KeptMilliseconds) && Interlocked.CompareExchange(ref _kept, null, this) == this)
                return false;
        return !_isEnded;
    }
}
