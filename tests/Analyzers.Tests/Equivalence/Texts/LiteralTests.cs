using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Bindery.Analyzers.Markup;
using Bindery.Patterns;
using Bindery.Schema;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Every foreign document as a literal of each kind: the verdict is Jing's, and each finding is inside the literal, on the characters that validation names.
/// </summary>
public sealed class LiteralTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<string, Grammar> Grammars = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, HashSet<string?>> RootNames = new(StringComparer.Ordinal);

    public static TheoryData<Quoting> All => [.. Enum.GetValues<Quoting>()];

    [CorpusTheory]
    [MemberData(nameof(All))]
    public void A_literal_has_the_verdict_of_the_document(Quoting quoting)
    {
        var differences = new ConcurrentBag<string>();
        var (valid, invalid) = (0, 0);
        Parallel.ForEach(Documents(), document =>
        {
            var grammar = GrammarOf(document.Schema);
            var (findings, code) = TextJudgement.Of(Quoted.Write(document.Text, quoting), grammar);
            if (findings.Count > 0 == document.IsValid)
                differences.Add(
                    $"{document.Name}: Jing says {(document.IsValid ? "valid" : "invalid")}; {string.Join("; ", findings.Select(finding => finding.Message))}");
            foreach (var finding in findings)
                if (finding.Place.Length == 0 || finding.Place.End > code.Length)
                    differences.Add($"{document.Name}: no place");
            System.Threading.Interlocked.Increment(ref document.IsValid ? ref valid : ref invalid);
        });
        output.WriteLine($"{valid} valid and {invalid} invalid documents");
        Assert.True(valid > 1000 && invalid > 1000);
        Assert.True(differences.IsEmpty, $"{differences.Count} differ\n{string.Join('\n', differences.Order(StringComparer.Ordinal).Take(20))}");
    }

    [CorpusTheory]
    [MemberData(nameof(All))]
    public void A_finding_is_on_the_characters_that_validation_names(Quoting quoting)
    {
        foreach (var document in Documents()
            .Where(document => !document.IsValid && document.Schema == "domainbackup.rng" && document.Text.Contains("<domainbackup", StringComparison.Ordinal)))
        {
            var grammar = GrammarOf(document.Schema);
            var (findings, code) = TextJudgement.Of(Quoted.Write(document.Text, quoting), grammar);
            var violations = grammar.Validate(Encoding.UTF8.GetBytes(document.Text));
            Assert.Equal(violations.Select(violation => violation.Message), findings.Select(finding => finding.Message));
            var lines = document.Text.Split('\n');
            foreach (var (violation, finding) in violations.Zip(findings))
            {
                var expected = lines[violation.Line - 1].Substring(violation.Column - 1, violation.Length).TrimStart('<');
                // Of a text that is cut apart, the place goes from the first part to the last.
                if (quoting != Quoting.Concatenated && expected.Length > 0)
                    Assert.Equal(expected, Unquoted(code.ToString(finding.Place), quoting));
            }
        }
    }

    private static string Unquoted(string code, Quoting quoting) => quoting switch
    {
        Quoting.Verbatim => code.Replace("\"\"", "\"", StringComparison.Ordinal),
        Quoting.Raw => code,
        Quoting.Interpolated => Regex.Unescape(code).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal),
        _ => Regex.Unescape(code),
    };

    internal static Grammar GrammarOf(string schema) => Grammars.GetOrAdd(schema, name => SchemaReader.Load(Corpus.Path("libvirt-9.0", "schemas", name)));

    private static HashSet<string?> Roots(string schema) => RootNames.GetOrAdd(schema, name =>
    {
        var grammar = GrammarOf(name).Compiled;
        return [.. new PatternQueries(grammar.Names, isOutput: false).NextElements(grammar.Start)
            .SelectMany(element => grammar.Names.NamesOf(element))
            .Select(number => grammar.Names[number].LocalName)];
    });

    /// <summary>The documents, mutants and probes that are well-formed, with Jing's verdicts.</summary>
    internal static IReadOnlyList<(string Schema, string Name, string Text, bool IsValid)> Documents()
    {
        var all = new List<(string Schema, string Name, string Text, bool IsValid)>();
        foreach (var (table, folder, verdict) in new[] { ("documents.tsv", "documents", 3), ("mutants.tsv", "mutants", 4) })
            foreach (var row in File.ReadLines(Corpus.Path("libvirt-9.0", table)).Skip(1).Select(line => line.Split('\t')))
                all.Add((row[0], row[1], File.ReadAllText(Corpus.Path("libvirt-9.0", folder, row[1])), row[verdict] == "valid"));
        foreach (var row in File.ReadLines(Corpus.Path("libvirt-9.0", "domainbackup-probes.tsv")).Skip(1).Select(line => line.Split('\t')))
            all.Add(("domainbackup.rng", row[0], row[3], row[2] == "valid"));
        // As it stands, this schema includes a file twice, which Jing refuses too.
        all.RemoveAll(document => document.Schema == "device.rng");
        // A text is held to the schemas that have its root element, and the roots of some mutants are renamed.
        return all.FindAll(document => Roots(document.Schema).Contains(MarkupParser.RootName(document.Text)));
    }
}
