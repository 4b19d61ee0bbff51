using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;
using Bindery.Tests.Documents.Support;

namespace Bindery.Tests.Documents;

/// <summary>What is said about partial documents that were made by hand: kind, blamed fact, facts, ways out.</summary>
public sealed class CaseTests
{
    [Fact]
    public void Backups() => Check("backup.txt", Grammars.Backup, 60);

    [Fact]
    public void Field_books() => Check("fieldbook.txt", Grammars.FieldBook, 20);

    [CorpusFact]
    public void Backups_by_libvirts_own_schema() => Check("libvirt-backup.txt", Grammars.Libvirt("domainbackup.rng"), 12);

    private static void Check(string file, DocumentChecker checker, int least)
    {
        var cases = CaseFile.Read(file);
        cases.Accept(document => Say(checker, document));
        Expect.None(CaseFile.Read(file).Cases.Where(found => Say(checker, found.Document) != found.Expected)
            .Select(found => $"{found.Title}\n{found.Document}\n{Say(checker, found.Document)}"));
        Assert.True(cases.Cases.Count() >= least, $"{cases.Cases.Count()} cases");
    }

    private static string Say(DocumentChecker checker, string document)
    {
        var element = Notation.Parse(document);
        var patterns = checker.Roots(element);
        if (patterns.Count == 0)
            patterns = Named(checker.Grammar, element);
        Assert.NotEmpty(patterns);
        var conflicts = checker.FindConflicts(element, patterns, CancellationToken.None);
        Assert.Equal(checker.IsSatisfiable(element, patterns), conflicts.Count == 0);
        return conflicts.Count == 0 ? "ok" : string.Join("\n", conflicts.Select(conflict => "! " + Rendering.Of(conflict)));
    }

    // A part of a document: all elements of its name, as a class that stands for all of them.
    private static List<ElementPattern> Named(CompiledGrammar grammar, PartialElement element) =>
        grammar.Graph.Elements.Where(pattern => pattern.Name.Contains(element.NamespaceUri, element.LocalName)).ToList();
}
