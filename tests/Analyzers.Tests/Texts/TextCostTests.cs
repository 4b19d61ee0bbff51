using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Schema;
using Bindery.Tests.Oracle;
using Xunit.Abstractions;

namespace Bindery.Tests.Texts;

/// <summary>What the check of XML in strings costs.</summary>
public sealed class TextCostTests(ITestOutputHelper output)
{
    private static readonly Trial Backups = new("domainbackup", _ => true);

    /// <summary>Half a hundred validations would be the sign of a cost that grows faster than the text.</summary>
    [Fact]
    public async Task A_literal_of_a_megabyte_costs_a_few_validations()
    {
        var disks = string.Concat(Enumerable.Range(0, 17000).Select(i => $"<disk name='vd{i}' type='file'><target file='/b/{i}'/></disk>"));
        var text = $"<domainbackup><disks>{disks}</disks></domainbackup>";
        var grammar = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));
        var document = Encoding.UTF8.GetBytes(text);
        Assert.Empty(grammar.ValidateOutput(document));
        var clock = Stopwatch.StartNew();
        grammar.ValidateOutput(document);
        var once = clock.Elapsed;
        var code = Backups.Bind($"public static class Program {{ public static string Run() => \"{text}\"; }}");
        Assert.Empty(code.GetDiagnostics());
        await Backups.Report(Backups.Bind("public static class Program { public static string Run() => \"<domainbackup/>\"; }"));
        clock.Restart();
        Assert.Empty(await Backups.Report(code));
        output.WriteLine($"{document.Length} bytes: {once.TotalMilliseconds:F1} ms to validate, {clock.Elapsed.TotalMilliseconds:F1} ms to check");
        Assert.True(clock.Elapsed < TimeSpan.FromTicks(once.Ticks * 50) + TimeSpan.FromSeconds(2), $"{clock.Elapsed} to check, {once} to validate");
    }
}
