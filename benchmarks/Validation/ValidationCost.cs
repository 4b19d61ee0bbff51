using System;
using System.IO;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Benchmarks.Validation;

/// <summary>What validation costs, beside Jing and xmllint on the same files in the same run.</summary>
internal static class ValidationCost
{
    /// <summary>Measures, and prints.</summary>
    public static void Print(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-validation-").FullName;
        try
        {
            var only = arguments.FirstOrDefault();
            using var jing = only == "alone" ? null : JingPeer.Start();
            if (LibvirtCase.Find() is { } libvirt)
            {
                for (var round = 0; round < 15; round++)
                {
                    Grammar grammar = null!;
                    var load = Cost.Of(() => grammar = SchemaReader.Load(libvirt.Schema));
                    var text = grammar.ToText();
                    var parse = Cost.Of(() => grammar = Grammar.Parse(text));
                    var first = Cost.Of(() => libvirt.Pass(grammar));
                    var steady = Cost.Of(() => libvirt.Pass(grammar, 4));
                    Console.WriteLine(FormattableString.Invariant($"load {load.Thread:0.0} parse {parse.Thread:0.0} first {first.Thread:0.0} steady {steady.Thread / 4:0.0} clock {steady.Clock / 4:0.0} {libvirt.Files.Count} {text.Length}"));
                    if (jing is null)
                        continue;
                    if (round == 0)
                        jing.Take(libvirt.Files, folder);
                    load = jing.Load(libvirt.Schema);
                    first = jing.Pass(1, out _);
                    steady = jing.Pass(4, out _);
                    Console.WriteLine(FormattableString.Invariant($"   jing load {load.Thread:0.0} first {first.Thread:0.0} steady {steady.Thread / 4:0.0} clock {steady.Clock / 4:0.0}"));
                }
            }
            foreach (var hard in HardCases.Write(folder))
            {
                var grammar = SchemaReader.Load(hard.Schema);
                var before = GC.GetTotalMemory(true);
                var valid = 0;
                var first = Cost.Of(() => valid = hard.Pass(grammar));
                hard.Pass(grammar);
                var steady = Cost.Of(() => hard.Pass(grammar));
                var heap = GC.GetTotalMemory(true) - before;
                Console.WriteLine(FormattableString.Invariant($"{hard.Name,-60} {hard.Megabytes:0.00} MB valid {valid} first {first.Thread:0.0} steady {steady.Thread:0.0} ms heap {heap / 1e6:0.0} MB"));
                GC.KeepAlive(grammar);
                if (jing is null)
                    continue;
                jing.Load(hard.Schema);
                jing.Take(hard.Files, folder);
                first = jing.Pass(1, out var jingValid);
                jing.Pass(1, out _);
                steady = jing.Pass(1, out _);
                Console.WriteLine(FormattableString.Invariant($"   jing {jingValid} first {first.Thread:0.0} ({first.Processor:0.0}) steady {steady.Thread:0.0} ms heap {jing.Heap() / 1e6:0.0}"));
                if (only == "all")
                {
                    var lint = XmllintPeer.Run(hard.Schema, hard.Files, out var end);
                    Console.WriteLine(FormattableString.Invariant($"   xmllint {lint.Thread:0.0} {end}"));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
