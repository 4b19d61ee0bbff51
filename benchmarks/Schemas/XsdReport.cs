using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Bindery.Benchmarks.Schemas;

/// <summary>
/// Prints, by collection of a corpus, how many verdicts on schemas and on documents of XML Schema are the expected ones, beside System.Xml.Schema's: a table in
/// Markdown. A document counts as right only where its schema was read.
/// </summary>
internal static class XsdReport
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Prints the table, and with "--differences" each verdict of ours that is not the expected one; with "--loading" only how long loading takes.
    /// </summary>
    /// <param name="arguments">The folder of the corpus; then options.</param>
    public static void Print(string[] arguments)
    {
        if (arguments.Contains("--loading"))
        {
            XsdLoading.Print(arguments[0]);
            return;
        }

        var differences = new List<string>();
        Console.WriteLine("| collection | schemas | Bindery | System.Xml.Schema | documents | Bindery | System.Xml.Schema |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: |");
        var total = new Score("all");
        foreach (var cases in XsdCase.Of(Path.GetFullPath(arguments[0])).GroupBy(test => test.Collection))
        {
            var score = new Score(cases.Key);
            foreach (var test in cases)
            {
                score.Schemas++;
                score.Documents += test.Documents.Count;
                var (schema, documents) = Judge(test, XsdProcessors.Ours, differences);
                score.Ours += schema;
                score.OurDocuments += documents;
                (schema, documents) = Judge(test, one => XsdProcessors.Framework(one) is var (refusal, decide, _) ? (refusal, decide) : default, null);
                score.Framework += schema;
                score.FrameworkDocuments += documents;
            }

            Console.WriteLine(score);
            total.Add(score);
        }

        Console.WriteLine(total);
        if (arguments.Contains("--differences"))
            foreach (var line in differences)
                Console.WriteLine(line);
    }

    private static (int Schema, int Documents) Judge(
        XsdCase test, Func<XsdCase, (string? Refusal, Func<string, bool>? Decide)> processor, List<string>? differences)
    {
        var (refusal, decide) = Within(() => processor(test), failure => (failure, null));
        var isRight = refusal is null == test.IsValid;
        if (!isRight)
            differences?.Add($"schema\t{test.Name}\t{(test.IsValid ? "refused" : "accepted")}\t{refusal?.ReplaceLineEndings(" ")}");
        var documents = 0;
        foreach (var (path, isValid) in test.Documents)
        {
            if (decide is null)
                continue;
            var verdict = Within<bool?>(() => decide(path), _ => null);
            documents += verdict == isValid ? 1 : 0;
            if (verdict != isValid)
                differences?.Add($"document\t{test.Name}\t{Path.GetFileName(path)}\t{(verdict is null ? "failed" : verdict.Value ? "accepted" : "refused")}");
        }

        return (isRight ? 1 : 0, documents);
    }

    // What does not end or fails in other ways is no verdict.
    private static T Within<T>(Func<T> action, Func<string, T> failed)
    {
        var task = Task.Run(action);
        try
        {
            return task.Wait(Limit) ? task.Result : failed("no end");
        }
        catch (AggregateException exception)
        {
            return failed(exception.InnerException!.GetType().Name + ": " + exception.InnerException.Message);
        }
    }

    private sealed class Score(string collection)
    {
        public int Schemas { get; set; }

        public int Ours { get; set; }

        public int Framework { get; set; }

        public int Documents { get; set; }

        public int OurDocuments { get; set; }

        public int FrameworkDocuments { get; set; }

        public void Add(Score other)
        {
            Schemas += other.Schemas;
            Ours += other.Ours;
            Framework += other.Framework;
            Documents += other.Documents;
            OurDocuments += other.OurDocuments;
            FrameworkDocuments += other.FrameworkDocuments;
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture, $"| {collection} | {Schemas} | {Ours} | {Framework} | {Documents} | {OurDocuments} | {FrameworkDocuments} |");
    }
}
