using System;

namespace Bindery.Schema.Syntax;

/// <summary>
/// The maximum nesting of a schema. Code that reads a schema is recursive and needs a stack that not every thread has: a schema that is nested unusually deeply
/// is read again on a thread with a large stack.
/// </summary>
internal static class NestingDepth
{
    private const int Usual = 256;
    private const int Largest = 1024;

    [ThreadStatic]
    private static bool _isLarge;

    [ThreadStatic]
    private static bool _isExceeded;

    /// <summary>The maximum nesting on this thread.</summary>
    public static int Most => _isLarge ? Largest : Usual;

    /// <summary>The maximum nesting of patterns on this thread: an element of a schema file may become two patterns.</summary>
    public static int MostPatterns => _isLarge ? 2 * Largest + 2 : Usual;

    /// <summary>Whether a depth exceeds the maximum of this thread.</summary>
    public static bool IsExceeded(int depth) => IsExceeded(depth, Most);

    /// <summary>Whether a depth of patterns exceeds the maximum of this thread.</summary>
    public static bool IsExceededByPatterns(int depth) => IsExceeded(depth, MostPatterns);

    private static bool IsExceeded(int depth, int most)
    {
        if (depth <= most)
            return false;
        _isExceeded = true;
        return true;
    }

    /// <summary>Runs work whose result shows whether something is nested too deeply; if so, runs it again with a large stack.</summary>
    /// <param name="work">The work. It must have no effect other than its result.</param>
    public static T Deepen<T>(Func<T> work)
    {
        if (_isLarge)
            return work();
        var before = _isExceeded;
        _isExceeded = false;
        try
        {
            var result = work();
            return _isExceeded ? WithLargeStack(work) : result;
        }
        finally
        {
            _isExceeded = before;
        }
    }

    /// <summary>Runs work on a thread with a large stack.</summary>
    public static T WithLargeStack<T>(Func<T> work) => LargeStack.Run(() =>
    {
        _isLarge = true;
        try
        {
            return work();
        }
        finally
        {
            _isLarge = false;
        }
    });
}
