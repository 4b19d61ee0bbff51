using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Foreign documents in interpolated strings with values, texts, elements or attributes cut out for holes. What was cut out fills the hole, so a document that
/// Jing takes gives no finding, whatever is cut out of it.
/// </summary>
public sealed partial class HoleTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => [1];

    [CorpusTheory]
    [MemberData(nameof(Seeds))]
    public void A_template_with_a_valid_instance_is_not_reported(int seed)
    {
        var wrong = new ConcurrentBag<string>();
        var (cut, reported, refused) = (0, 0, 0);
        Parallel.ForEach(LiteralTests.Documents().Select((document, index) => (document, index)), item =>
        {
            var random = new Random((seed * 100003) + item.index);
            var text = item.document.Text.Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal);
            if (text != item.document.Text || Cut(text, random) is not { } code)
                return;
            var (findings, _) = TextJudgement.Of(code, LiteralTests.GrammarOf(item.document.Schema));
            System.Threading.Interlocked.Increment(ref cut);
            if (!item.document.IsValid)
                System.Threading.Interlocked.Increment(ref refused);
            if (findings.Count == 0)
                return;
            System.Threading.Interlocked.Increment(ref reported);
            if (item.document.IsValid)
                wrong.Add($"{item.document.Name}: {findings[0].Message}\n{code}");
        });
        output.WriteLine($"{cut} texts with holes, {refused} made from invalid documents, {reported} reported");
        Assert.True(reported > refused / 3, $"only {reported} of {refused} are reported");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} are reported that have a valid filling\n{string.Join('\n', wrong.Take(5))}");
    }

    /// <summary>
    /// Holes in values, filled with what other documents have there, and with what no document has: a report means that each filling is refused, and where each
    /// is, most texts are reported.
    /// </summary>
    [CorpusFact]
    public void A_reported_template_has_no_valid_instance()
    {
        string[] fillings = ["", "vda", "yes", "no", "file", "block", "raw", "qcow2", "pull", "push", "tcp", "unix", "1", "10809", "/b/a", "a b",
            "full", "incremental", "network", "volume"];
        var wrong = new ConcurrentBag<string>();
        var (refused, reported) = (0, 0);
        Parallel.ForEach(LiteralTests.Documents().Where((_, index) => index % 5 == 0).Select((document, index) => (document, index)), item =>
        {
            var (document, random) = (item.document, new Random(item.index));
            var values = Value().Matches(document.Text);
            if (values.Count == 0 || document.Text.IndexOfAny(['{', '}']) >= 0)
                return;
            var cut = values[random.Next(values.Count)].Groups["cut"];
            var (before, after) = (document.Text[..cut.Index], document.Text[(cut.Index + cut.Length)..]);
            var grammar = LiteralTests.GrammarOf(document.Schema);
            var (findings, _) = TextJudgement.Of($"$@\"{Doubled(before)}{{h}}{Doubled(after)}\"", grammar);
            var accepted = fillings.Append(cut.Value)
                .FirstOrDefault(filling => grammar.ValidateOutput(Encoding.UTF8.GetBytes(before + filling + after)).Count == 0);
            if (accepted is null)
                System.Threading.Interlocked.Increment(ref refused);
            if (findings.Count == 0)
                return;
            System.Threading.Interlocked.Increment(ref reported);
            if (accepted is not null)
                wrong.Add($"{document.Name} with '{accepted}': {findings[0].Message}\n{before}{{h}}{after}");
        });
        output.WriteLine($"{refused} texts are refused with every filling that was tried, {reported} are reported");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} are reported that have a valid filling\n{string.Join('\n', wrong.Take(5))}");
        Assert.True(reported >= refused * 8 / 10, $"only {reported} of {refused} are reported");

        static string Doubled(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);
    }

    // Cuts out one to three parts: values of attributes, texts, and whole elements with what is beside them.
    private static string? Cut(string text, Random random)
    {
        var parts = Value()
            .Matches(text)
            .Concat(Content().Matches(text))
            .Concat(Element().Matches(text))
            .Select(match => match.Groups["cut"])
            .Where(group => group.Success)
            .ToList();
        if (parts.Count == 0)
            return null;
        var chosen = Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Count)]).OrderBy(group => group.Index).ToList();
        var code = new StringBuilder("$@\"");
        var at = 0;
        foreach (var part in chosen.Where(part => part.Index >= at))
        {
            code.Append(text[at..part.Index].Replace("\"", "\"\"", StringComparison.Ordinal)).Append("{h}");
            at = part.Index + part.Length;
        }
        return code.Append(text[at..].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }

    [GeneratedRegex("""\s[\w:.-]+=(["'])(?<cut>[^<"']*)\1""")]
    private static partial Regex Value();

    [GeneratedRegex(">(?<cut>[^<>]*[^<>\\s][^<>]*)</")]
    private static partial Regex Content();

    [GeneratedRegex("(?<cut><[\\w:.-]+[^<>]*/>)")]
    private static partial Regex Element();
}
