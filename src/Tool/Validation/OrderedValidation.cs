using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Tool.Reporting;

namespace Bindery.Tool.Validation;

/// <summary>
/// Validates many documents on all processors and returns the reports in the order of the documents. Only a few are being validated, or waiting, at any time.
/// </summary>
internal static class OrderedValidation
{
    // With more threads, reading is the bottleneck.
    private const int MostWorkers = 16;

    /// <summary>Validates the documents.</summary>
    /// <param name="names">The documents.</param>
    /// <param name="validate">Validates one document; called on several threads.</param>
    /// <param name="cancellationToken">Stops waiting immediately; documents that are being validated are abandoned.</param>
    /// <exception cref="OperationCanceledException">The validation was canceled.</exception>
    public static IEnumerable<DocumentReport> Run(IReadOnlyList<string> names, Func<string, DocumentReport> validate, CancellationToken cancellationToken)
    {
        // A slow document delays the others: a few may be completed after it.
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
