using System;
using Bindery.Schema;

namespace Bindery.Benchmarks.Validation;

/// <summary>
/// Hard cases and a large document: what a first pass costs, where nothing is remembered of the schema, and a later one; and what is remembered then.
/// </summary>
internal static class HardCost
{
    private const int Rounds = 5;

    // Times below this are of several passes.
    private const double Milliseconds = 5;

    /// <summary>Measures, and prints a table.</summary>
    public static void Print(JingPeer? jing, string folder)
    {
        Console.WriteLine($"\nhard cases, {Rounds} rounds; first pass with nothing remembered, then a later one; xmllint remembers nothing\n");
        Console.WriteLine(Row.Header);
        foreach (var hard in HardCases.Write(folder))
        {
            Row first = new(FormattableString.Invariant($"{hard.Name} ({hard.Megabytes:0.0} MB)")), later = new("… later");
            jing?.Take(hard.Files, folder);
            // One round more than is kept, for the process to get warm.
            for (var round = -1; round < Rounds; round++)
            {
                var grammar = SchemaReader.Load(hard.Schema);
                var before = GC.GetTotalMemory(forceFullCollection: true);
                var ourFirst = Pass(hard, grammar, 1);
                var times = (int)Math.Clamp(Milliseconds / Math.Max(ourFirst.Thread, 0.001), 1, 1000);
                Pass(hard, grammar, times);
                var ourLater = Pass(hard, grammar, times);
                var remembered = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
                GC.KeepAlive(grammar);
                if (round >= 0)
                {
                    first.Ours.Add(ourFirst);
                    later.Ours.Add(ourLater);
                    later.Remark = FormattableString.Invariant($" remembered: {Math.Max(remembered, 0):0.0} MB");
                }
                if (jing is not null)
                {
                    jing.Load(hard.Schema);
                    var jingBefore = jing.Heap();
                    var jingFirst = Pass(jing, 1);
                    Pass(jing, times);
                    var jingLater = Pass(jing, times);
                    if (round >= 0)
                    {
                        first.Jing.Add(jingFirst);
                        later.Jing.Add(jingLater);
                        later.Remark += FormattableString.Invariant($", Jing {Math.Max((jing.Heap() - jingBefore) / 1e6, 0):0.0} MB");
                    }
                }
                if (XmllintPeer.IsThere && round >= 0 && first.XmllintEnd is null)
                {
                    first.Xmllint.Add(XmllintPeer.Run(hard.Schema, hard.Files, out var end));
                    first.XmllintEnd = end;
                }
            }
            Console.WriteLine(first);
            Console.WriteLine(later);
        }
    }

    private static Cost Pass(ValidationCase hard, Grammar grammar, int times)
    {
        var valid = 0;
        var cost = Cost.Of(() => valid = hard.Pass(grammar, times));
        return valid == times ? cost / times : throw new InvalidOperationException($"{hard.Name}: the document is valid, but not to us.");
    }

    private static Cost Pass(JingPeer jing, int times)
    {
        var cost = jing.Pass(times, out var valid);
        return valid == times ? cost / times : throw new InvalidOperationException("The document is valid, but not to Jing.");
    }
}
