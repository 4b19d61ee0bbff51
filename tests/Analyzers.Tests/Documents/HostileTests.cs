using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;
using Bindery.Tests.Documents.Support;

namespace Bindery.Tests.Documents;

/// <summary>Nothing crashes, hangs or costs more than it should. What it costs is counted in steps of the engine.</summary>
public sealed class HostileTests
{
    private const string Ns = "xmlns='http://relaxng.org/ns/structure/1.0'";

    [Fact]
    public void Unknown_attributes_do_not_multiply()
    {
        // Attributes go in pairs: taking or leaving each would be 2^40 ways.
        var pairs = string.Concat(Enumerable.Range(0, 20).Select(i => $"<optional><group><attribute name='a{i}'/><attribute name='b{i}'/></group></optional>"));
        var checker = Grammars.FromText($"<element name='r' {Ns}>{pairs}<attribute name='last'><value>x</value></attribute></element>");
        var element = new PartialElement("", "r");
        for (var i = 0; i < 20; i++)
        {
            element.Attributes.Add(new PartialAttribute("", $"a{i}", Presence.Unknown));
            element.Attributes.Add(new PartialAttribute("", $"b{i}", Presence.Unknown));
        }
        Assert.Equal("Missing r@last: r@last absent => set r@last=x", Conflicts(checker, element));
        element.Attributes.Add(new PartialAttribute("", "last", Presence.Certain, ["y"]));
        Assert.Equal("Value r@last: r@last=y => change r@last to x (must be 'x')", Conflicts(checker, element));
        element.Attributes[^1] = new PartialAttribute("", "last", Presence.Certain, ["x"]);
        Assert.InRange(Work(checker, element), 1, 1000);
    }

    [Fact]
    public void Forty_unknown_members_of_a_backup_cost_a_few_hundred_steps()
    {
        var element = Notation.Parse(
            "<domainbackup mode='~'><incremental x:maybe='1' x:any='1'/><server x:maybe='1' x:any='1'/><disks x:maybe='1' x:more='disk'>"
            + string.Concat(Enumerable.Repeat(
                "<disk name='?' backup='~' type='~' backupmode='~' incremental='~' exportname='~' exportbitmap='~'><target x:maybe='1' file='~' dev='~'/><scratch x:maybe='1' file='~' dev='~'/><driver x:maybe='1' type='~'/></disk>",
                3))
            + "</disks></domainbackup>");
        Assert.True(Grammars.Backup.Admits(element));
        Assert.InRange(Work(Grammars.Backup, element), 100, 2000);
    }

    [Fact]
    public void Unknown_members_of_an_interleave_do_not_multiply()
    {
        var members = string.Concat(Enumerable.Range(0, 40)
            .Select(i => $"<optional><element name='c{i}'><attribute name='a'><value>1</value></attribute></element></optional>"));
        var checker = Grammars.FromText($"<element name='r' {Ns}><interleave>{members}</interleave></element>");
        var element = new PartialElement("", "r");
        for (var i = 39; i >= 0; i--)
            element.Children.Add(new PartialChild("", $"c{i}", i % 2 == 0 ? Presence.Unknown : Presence.Certain, Notation.Parse($"<c{i} a='1|2'/>")));
        Assert.True(checker.Admits(element));
        Assert.InRange(Work(checker, element), 1, 5000);
    }

    [Fact]
    public void Elements_that_are_nested_too_deeply_are_ignored()
    {
        var checker = Grammars.FieldBook;
        Assert.True(checker.Admits(Nested(10_000, "h")));
        Assert.Equal("", Conflicts(checker, Nested(10_000, "h")));
        Assert.Equal("Missing section@heading: section@heading absent => add section@heading", Conflicts(checker, Nested(200, null)));
        Assert.True(checker.Admits(Nested(300, null)));

        // The innermost section lacks its heading, where it is null.
        static PartialElement Nested(int depth, string? innermost)
        {
            var inner = Section(innermost);
            for (var i = 1; i < depth; i++)
            {
                var outer = Section("h");
                outer.Children.Add(new PartialChild(inner.NamespaceUri, inner.LocalName, Presence.Certain, inner));
                inner = outer;
            }
            var book = Notation.Parse("<fieldbook xmlns='urn:bindery:samples:fieldbook' observer='o' serial='1'><title>t</title></fieldbook>");
            book.Children.Add(new PartialChild(inner.NamespaceUri, inner.LocalName, Presence.Certain, inner));
            return book;
        }
    }

    [Fact]
    public void Elements_that_contain_themselves_are_ignored()
    {
        var book = Notation.Parse("<fieldbook xmlns='urn:bindery:samples:fieldbook' observer='o' serial='1'><title>t</title></fieldbook>");
        var section = Section("h");
        section.Children.Add(new PartialChild(section.NamespaceUri, section.LocalName, Presence.Certain, section));
        book.Children.Add(new PartialChild(section.NamespaceUri, section.LocalName, Presence.Certain, section));
        Assert.Equal("", Conflicts(Grammars.FieldBook, book));
        section.Attributes.Add(new PartialAttribute("", "colour", Presence.Certain));
        Assert.Equal("NotAllowed section@colour: section@colour => remove section@colour", Conflicts(Grammars.FieldBook, book));
    }

    [Fact]
    public void An_element_in_two_places_is_examined_once()
    {
        // Thirty levels, each with the level below twice: 2^30 elements, were they not the same.
        var section = Section(null);
        for (var i = 0; i < 30; i++)
        {
            var outer = Section("h");
            for (var j = 0; j < 2; j++)
                outer.Children.Add(new PartialChild(section.NamespaceUri, section.LocalName, Presence.Certain, section));
            section = outer;
        }
        var book = Notation.Parse("<fieldbook xmlns='urn:bindery:samples:fieldbook' observer='o' serial='1'><title>t</title></fieldbook>");
        book.Children.Add(new PartialChild(section.NamespaceUri, section.LocalName, Presence.Certain, section));
        Assert.Equal("Missing section@heading: section@heading absent => add section@heading", Conflicts(Grammars.FieldBook, book));
    }

    [Fact]
    public void A_thousand_children_are_decided_one_by_one()
    {
        var disks = string.Concat(Enumerable.Range(0, 1000).Select(i => $"<disk name='vd{i}' type='file'><target file='/{i}'/></disk>"));
        var document = $"<domainbackup><disks>{disks}</disks></domainbackup>";
        Assert.InRange(Work(Grammars.Backup, Notation.Parse(document)), 10_000, 200_000);
        Assert.Equal(
            "NotAllowed disk@exportname: disk@exportname + domainbackup@mode absent=push => remove disk@exportname, set domainbackup@mode=pull",
            Conflicts(Grammars.Backup, Notation.Parse(document.Replace("'vd777'", "'vd777' exportname='e'", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_thousand_mistakes_take_acceptable_time()
    {
        var disks = string.Concat(Enumerable.Range(0, 1000).Select(i => $"<disk name='vd{i}' exportname='?'/>"));
        var watch = Stopwatch.StartNew();
        var element = Notation.Parse($"<domainbackup><disks>{disks}</disks></domainbackup>");
        var conflicts = Grammars.Backup.FindConflicts(element, Grammars.Backup.Roots(element), CancellationToken.None);
        Assert.NotEmpty(conflicts);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var element = Notation.Parse("<domainbackup mode='pull'/>");
        Assert.Throws<OperationCanceledException>(() =>
            Grammars.Backup.FindConflicts(element, Grammars.Backup.Roots(element), new CancellationToken(canceled: true)));
        Assert.NotEmpty(Grammars.Backup.FindConflicts(element, Grammars.Backup.Roots(element), CancellationToken.None));
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var documents = new[]
        {
            "<domainbackup mode='pull'/>", "<domainbackup><disks><disk name='vda' exportname='e'/></disks></domainbackup>", "<domainbackup/>",
            "<domainbackup mode='pull'><server socket='/x' name='h' port='0'/><disks><disk name='vda' backup='no' type='file'/></disks></domainbackup>",
        };
        var expected = documents.Select(document => Conflicts(Grammars.Backup, Notation.Parse(document))).ToList();
        Parallel.For(0, 400, i => Assert.Equal(expected[i % documents.Length], Conflicts(Grammars.Backup, Notation.Parse(documents[i % documents.Length]))));
    }

    [Fact]
    public void Nothing_is_reported_if_there_is_nothing_to_match()
    {
        Assert.True(Grammars.Backup.IsSatisfiable(Notation.Parse("<other/>"), []));
        Assert.Empty(Grammars.Backup.FindConflicts(Notation.Parse("<other/>"), [], CancellationToken.None));
        Assert.Empty(Grammars.Backup.FindConflicts(Notation.Parse("<other/>"), Grammars.Backup.Roots("", "domainbackup"), CancellationToken.None));
        Assert.Empty(Grammars.Backup.Roots("", "other"));
        Assert.Empty(Grammars.Backup.Elements([-1, 100_000]));
        Assert.Equal([1, 0], Grammars.Backup.Elements([1, 0]).Select(element => element.Number));
    }

    private static PartialElement Section(string? heading)
    {
        var section = new PartialElement("urn:bindery:samples:fieldbook", "section");
        if (heading is not null)
            section.Attributes.Add(new PartialAttribute("", "heading", Presence.Certain, [heading]));
        return section;
    }

    private static string Conflicts(DocumentChecker checker, PartialElement element) =>
        Rendering.Of(checker.FindConflicts(element, checker.Roots(element), CancellationToken.None));

    private static long Work(DocumentChecker checker, PartialElement element)
    {
        var session = new CheckSession(checker.Grammar);
        session.Allow(long.MaxValue / 2);
        var root = new DocumentModel(element, checker.Grammar.Names).Root;
        IReadOnlyList<ElementPattern> patterns = checker.Roots(element);
        Assert.Contains(patterns, pattern => session.IsSatisfiable(root, pattern));
        return session.Work;
    }
}
