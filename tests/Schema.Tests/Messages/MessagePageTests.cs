using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Bindery.Schema;

namespace Bindery.Tests.Messages;

/// <summary>
/// docs/messages.md: what we, Jing and xmllint say of the documents in Documents. Our part is held to what we say now; with SNAPSHOT_ACCEPT=1 the page is
/// written anew, which takes the other two tools.
/// </summary>
public sealed class MessagePageTests
{
    private static readonly Dictionary<string, Grammar> Grammars = [];

    private static string Page => Path.Combine(Root, "docs", "messages.md");

    private static string Root => Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static TheoryData<string> Backups => [.. Documents("backup-*")];

    public static TheoryData<string> Domains => [.. Documents("domain-*")];

    [Theory]
    [MemberData(nameof(Backups))]
    public void The_page_has_our_messages_for_a_backup(string document) => Check(document);

    [CorpusTheory]
    [MemberData(nameof(Domains))]
    public void The_page_has_our_messages_for_a_domain(string document) => Check(document);

    [Fact]
    public void The_page_has_all_documents_and_no_other() =>
        Assert.Equal(Documents("*"), Regex.Matches(File.ReadAllText(Page), "^### (.*)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));

    [CorpusFact]
    public void The_page_is_rewritten_on_request()
    {
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") is null)
            return;
        var page = new StringBuilder(File.ReadAllText(Page).Split("\n## ")[0]);
        foreach (var group in Documents("*").GroupBy(document => document.Split('-')[0]))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## Documents of `{SchemaName(group.Key)}`\n");
            foreach (var document in group)
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"\n### {document}\n\n```xml\n{File.ReadAllText(PathOf(document))}```\n\nBindery\n\n```text\n{Ours(document)}```\n\nJing\n\n```text\n{Theirs("jing", document, SchemaOf(document))}```\n\nxmllint\n\n```text\n{Theirs("xmllint", document, "--noout", "--relaxng", SchemaOf(document))}```\n");
        }
        File.WriteAllText(Page, page.ToString());
    }

    private static void Check(string document)
    {
        var ours = Ours(document);
        Assert.NotEmpty(ours);
        var part = File.ReadAllText(Page).Split("\n### " + document + "\n", 2)[1];
        Assert.Equal(ours, part.Split("\nBindery\n\n```text\n", 2)[1].Split("```", 2)[0]);
    }

    private static string Ours(string document)
    {
        var path = SchemaOf(document);
        if (!Grammars.TryGetValue(path, out var grammar))
            Grammars.Add(path, grammar = SchemaReader.Load(path));
        return string.Concat(grammar.Validate(File.ReadAllBytes(PathOf(document)))
            .Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Line}:{error.Column}: {error.Id}: {error.Message}\n")));
    }

    private static string Theirs(string tool, string document, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            tool, [.. arguments, PathOf(document)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var lines = (process.StandardOutput.ReadToEnd() + error.Result).Replace(PathOf(document), "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return string.Concat(lines.Select(line => line.Trim(' ', ':') + "\n"));
    }

    private static string SchemaName(string kind) => kind == "backup" ? "domainbackup.rng" : "domain.rng";

    private static string SchemaOf(string document) =>
        document.StartsWith("backup", StringComparison.Ordinal)
            ? Path.Combine(Root, "schemas", "domainbackup.rng")
            : Corpus.Path("libvirt-9.0", "schemas", "domain.rng");

    private static string PathOf(string document) => Path.Combine(Here(), "Documents", document + ".xml");

    private static List<string> Documents(string pattern) =>
        Directory.GetFiles(Path.Combine(Here(), "Documents"), pattern + ".xml")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)
            .ToList();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
