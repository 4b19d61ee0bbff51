using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Benchmarks.Validation;

/// <summary>libvirt's domains: loading the schema, a first pass over all documents, and passes when all is warm.</summary>
internal static class LibvirtCost
{
    private const int WarmUp = 12;
    private const int Rounds = 25;
    private const int ColdRounds = 7;

    // Foreign processes are slow; they are timed in some of the rounds, beside ours.
    private const int EveryXmllint = 4;

    private const int Passes = 4;

    /// <summary>Measures, and prints a table.</summary>
    public static void Print(ValidationCase libvirt, JingPeer? jing, string folder)
    {
        Console.WriteLine(
            FormattableString.Invariant(
                $"\nlibvirt's domain.rng and {libvirt.Files.Count} valid documents, {libvirt.Megabytes:0.00} MB, in memory; {Rounds} rounds, of single processes {ColdRounds}\n"));
        Console.WriteLine(Row.Header);
        Row load = new(
            "load the schema, warm"), compiled = new(
                "load its compiled form, warm"), first = new("first pass over the documents, warm process"), steady = new("steady pass");
        jing?.Take(libvirt.Files, folder);
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var xmllint = XmllintPeer.IsThere && round >= 0 && round % EveryXmllint == 0 ? Xmllint(libvirt) : ((Cost Load, Cost Pass)?)null;
            Grammar grammar = null!;
            var ourLoad = Cost.Of(() => grammar = SchemaReader.Load(libvirt.Schema));
            var text = grammar.ToText();
            var ourCompiled = Cost.Of(() => grammar = Grammar.FromText(text));
            var ourFirst = Pass(libvirt, grammar, 1);
            var ourSteady = Pass(libvirt, grammar, Passes);
            var jingLoad = jing?.Load(libvirt.Schema);
            var jingFirst = jing is null ? (Cost?)null : Pass(libvirt, jing, 1);
            var jingSteady = jing is null ? (Cost?)null : Pass(libvirt, jing, Passes);
            if (round < 0)
                continue;
            Add(load, ourLoad, jingLoad, xmllint?.Load);
            Add(compiled, ourCompiled, jingLoad, xmllint?.Load);
            Add(first, ourFirst, jingFirst, xmllint?.Pass);
            Add(steady, ourSteady, jingSteady, xmllint?.Pass);
        }
        foreach (var row in Cold(libvirt, folder).Concat([load, compiled, first, steady]))
            Console.WriteLine(row);
        Console.WriteLine(
            FormattableString.Invariant(
                $"\nsteady: {libvirt.Files.Count / Cost.Median(steady.Ours).Thread * 1000:0} documents a second, {libvirt.Megabytes / Cost.Median(steady.Ours).Thread * 1000:0} MB/s")
            + (jing is null
                ? ""
                : FormattableString.Invariant(
                    $"; Jing {libvirt.Files.Count / Cost.Median(steady.Jing).Thread * 1000:0}, {libvirt.Megabytes / Cost.Median(steady.Jing).Thread * 1000:0} MB/s")));
    }

    /// <summary>Processes that have just begun.</summary>
    private static List<Row> Cold(ValidationCase libvirt, string folder)
    {
        Row load = new(
            "load the schema, process just begun"), compiled = new("load its compiled form, process just begun"), first = new("first pass, process just begun");
        var list = Path.Combine(folder, "documents.txt");
        File.WriteAllLines(list, libvirt.Files);
        var text = Path.Combine(folder, "domain.grammar");
        File.WriteAllText(text, SchemaReader.Load(libvirt.Schema).ToText());
        for (var round = 0; round < ColdRounds; round++)
        {
            var ours = ColdStart.Run("schema", libvirt.Schema, list);
            var oursCompiled = ColdStart.Run("text", text, list);
            using var jing = JingPeer.Start();
            var jingLoad = jing?.Load(libvirt.Schema);
            jing?.Take(libvirt.Files, folder);
            var jingFirst = jing is null ? (Cost?)null : Pass(libvirt, jing, 1);
            var xmllint = XmllintPeer.IsThere ? Xmllint(libvirt) : ((Cost Load, Cost Pass)?)null;
            Add(load, ours.Load, jingLoad, xmllint?.Load);
            Add(compiled, oursCompiled.Load, jingLoad, xmllint?.Load);
            Add(first, ours.Pass, jingFirst, xmllint?.Pass);
        }
        return [load, compiled, first];
    }

    /// <summary>Loading is what a run with one document takes beyond one without a schema; a pass is half of what three passes take beyond one.</summary>
    private static (Cost Load, Cost Pass) Xmllint(ValidationCase libvirt)
    {
        var parse = XmllintPeer.Run(null, libvirt.Files.Take(1), out _);
        var one = XmllintPeer.Run(libvirt.Schema, libvirt.Files.Take(1), out _);
        var all = XmllintPeer.Run(libvirt.Schema, libvirt.Files, out _);
        var thrice = XmllintPeer.Run(libvirt.Schema, libvirt.Files.Concat(libvirt.Files).Concat(libvirt.Files), out var end);
        return end is null ? (one - parse, (thrice - all) / 2) : throw new InvalidOperationException("xmllint: " + end);
    }

    private static Cost Pass(ValidationCase libvirt, Grammar grammar, int times)
    {
        var valid = 0L;
        var cost = Cost.Of(() => valid = libvirt.Pass(grammar, times));
        Check(libvirt, valid, times);
        return cost / times;
    }

    private static Cost Pass(ValidationCase libvirt, JingPeer jing, int times)
    {
        var cost = jing.Pass(times, out var valid);
        Check(libvirt, valid, times);
        return cost / times;
    }

    private static void Check(ValidationCase libvirt, long valid, int times)
    {
        if (valid != (long)libvirt.Files.Count * times)
            throw new InvalidOperationException($"{valid} documents are valid, not {(long)libvirt.Files.Count * times}.");
    }

    private static void Add(Row row, Cost ours, Cost? jing, Cost? xmllint)
    {
        row.Ours.Add(ours);
        if (jing is { } one)
            row.Jing.Add(one);
        if (xmllint is { } other)
            row.Xmllint.Add(other);
    }
}
