using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Bindery.Schema;
using Bindery.Tests.Oracle;
using Microsoft.CodeAnalysis.Diagnostics;
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

    /// <summary>Places of characters are only needed for reports, so that a valid text is read from the token of the compiler.</summary>
    [Theory]
    [InlineData("string Text => \"{0}\";")]
    [InlineData("string Text => @\"{0}\";")]
    [InlineData("string Text => \"\"\"{0}\"\"\";")]
    [InlineData("string Text => \"\"\"\n{0}\n\"\"\";")]
    [InlineData("ReadOnlySpan<byte> Text => \"{0}\"u8;")]
    [InlineData("string Text() {{ const string Whole = \"{0}\"; return Whole; }}")]
    public void A_valid_literal_is_not_copied(string form)
    {
        var disks = string.Concat(Enumerable.Range(0, 17000).Select(i => $"<disk name='vd{i}' type='file'><target file='/b/{i}'/></disk>"));
        var text = $"<domainbackup><disks>{disks}</disks></domainbackup>";
        var code = Backups.Bind($"public static class Program {{ public static {string.Format(CultureInfo.InvariantCulture, form, text)} }}");
        Assert.Empty(code.GetDiagnostics());
        var roots = new RootNames(GrammarCatalog.Of(code.Compilation)!);
        var expected = ExpectedElements.Of(code.Compilation, new AnalyzerOptions([]), default);
        Assert.Empty(Find());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(Find());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, disks.Length / 2);

        IEnumerable<TextFinding> Find() => new FileTexts(code, roots, expected, new TextMembers(code.Compilation), default).Find(null);
    }
}
