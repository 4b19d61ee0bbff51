using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Tool.Reporting;

namespace Bindery.Tool.Validation;

/// <summary>
/// Validates many documents on all processors and hands out the reports in the order of the documents. Only a few are in work, or wait, at any time.
/// </summary>
internal static class OrderedValidation
{
    // Beyond that, reading is what takes the time.
    private const int MostWorkers = 16;

    /// <summary>Validates.</summary>
    /// <param name="names">The documents.</param>
    /// <param name="validate">Validates one of them; called on several threads at once.</param>
    /// <param name="cancellationToken">Ends the waiting at once; documents in work are left to themselves.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static IEnumerable<DocumentReport> Run(IReadOnlyList<string> names, Func<string, DocumentReport> validate, CancellationToken cancellationToken)
    {
        // A slow document keeps the others waiting: a few may be finished behind it.
        var most = 2 * Math.Min(Environment.ProcessorCount, MostWorkers);
        var pending = new Queue<Task<DocumentReport>>(most);
        for (var next = 0; next < names.Count || pending.Count > 0;)
        {
            for (; next < names.Count && pending.Count < most; next++)
            {
                var name = names[next];
                pending.Enqueue(Task.Run(() => validate(name), cancellationToken));
            }
            var first = pending.Dequeue();
            Task.WaitAny([first], cancellationToken);
            yield return first.GetAwaiter().GetResult();
        }
    }
}
