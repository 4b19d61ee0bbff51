using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Bindery.Schema;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Oracle;

/// <summary>Each step of docs/moving-from-strings.md compiles without reports, and writes the same document as the original program.</summary>
public sealed class MovingPageTests
{
    private const int Inputs = 3;

    private static readonly string Page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "moving-from-strings.md"));

    private static readonly string[] Steps = [.. Regex.Matches(Page, "```csharp\n(?<code>.*?)```", RegexOptions.Singleline)
        .Select(match => match.Groups["code"].Value)];

    [Fact]
    public async Task Each_step_writes_the_document_of_the_first()
    {
        Assert.Equal(4, Steps.Length);
        var grammar = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));
        string[][] written = [.. Steps.Select(_ => new string[Inputs])];
        for (var step = 0; step < Steps.Length; step++)
        {
            var input = 0;
            var trial = new Trial("domainbackup", text =>
            {
                written[step][input++] = PlainXml.Of(text);
                return grammar.Validate(Encoding.UTF8.GetBytes(text)).Count == 0;
            });
            var program = trial.Bind(Steps[step]);
            Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.Empty(await trial.Report(program));
            var (runs, _) = Assert.NotNull(trial.Execute(program, Inputs));
            Assert.All(runs, run => Assert.True(run.IsAccepted, run.Error));
            Assert.Equal(written[0], written[step]);
        }
    }

    [Fact]
    public async Task The_first_step_is_reported_as_the_page_says()
    {
        var message = Regex.Match(Page, "> error (?<id>BND[0-9]+): (?<text>.*)");
        var trial = new Trial("domainbackup", _ => true);
        var wrong = Steps[0].Replace("type='file'>", "type='file' exportname='{disk.Name}'>", StringComparison.Ordinal);
        var report = Assert.Single(await trial.Report(trial.Bind(wrong)));
        Assert.Equal(
            (message.Groups["id"].Value, message.Groups["text"].Value), (report.Id, report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("exportname", wrong.Substring(report.Location.SourceSpan.Start, report.Location.SourceSpan.Length));
    }
}
