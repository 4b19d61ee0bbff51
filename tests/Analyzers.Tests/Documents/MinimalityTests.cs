using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Tests.Documents.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Documents;

/// <summary>A conflict is a contradiction by itself, and each fact of it is needed.</summary>
public sealed class MinimalityTests(ITestOutputHelper output)
{
    [CorpusFact]
    public void The_facts_of_a_conflict_are_a_minimal_contradiction()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var document in CorpusDocuments.All.Where(document => !document.IsValid))
        {
            var checker = Grammars.Libvirt(document.Schema);
            var root = WholeDocument.From(document.Root);
            foreach (var conflict in checker.FindConflicts(root, checker.Roots(root), CancellationToken.None))
            {
                // "*" has no form of its own.
                if (conflict.Facts.Any(fact => fact.LocalName == "*"))
                    continue;
                count++;
                var facts = conflict.Facts.ToHashSet();
                if (checker.Admits(Only(root, facts)))
                    failures.Add($"{document.Name} is no conflict: {Rendering.Of(conflict)}");
                foreach (var fact in conflict.Facts)
                    if (!checker.Admits(Only(root, facts.Where(other => other != fact).ToHashSet())))
                        failures.Add($"{document.Name} does not need {Rendering.Of(fact)}: {Rendering.Of(conflict)}");
            }
        }
        output.WriteLine($"{count} conflicts");
        Expect.None(failures);
        Assert.InRange(count, 400, int.MaxValue);
    }

    /// <summary>An open document with nothing but some facts of another.</summary>
    private static PartialElement Only(PartialElement whole, HashSet<Fact> facts) => Only(whole, facts, out _);

    private static PartialElement Only(PartialElement whole, HashSet<Fact> facts, out bool hasAny)
    {
        var element = new PartialElement(whole.NamespaceUri, whole.LocalName) { IsClosed = false };
        var own = facts.Where(fact => fact.Owner == whole).ToList();
        hasAny = own.Count > 0;
        foreach (var fact in own.Where(fact => fact.Kind == FactKind.Attribute))
            element.Attributes.Add(new PartialAttribute(fact.NamespaceUri, fact.LocalName, fact.IsAbsence ? Presence.Absent : Presence.Certain, fact.Values));
        if (own.Find(fact => fact.Kind == FactKind.Text) is { } text)
            element.Text = text.IsAbsence ? new PartialText(Presence.Absent) : new PartialText(Presence.Certain, text.Values ?? ["x"]);
        foreach (var child in whole.Children)
        {
            var content = Only(child.Alternatives[0], facts, out var has);
            if (has || own.Exists(fact => fact.Child == child.Alternatives[0]))
                element.Children.Add(new PartialChild(child.NamespaceUri, child.LocalName, Presence.Certain, content));
            hasAny |= has;
        }
        foreach (var fact in own.Where(fact => fact.Kind == FactKind.Child && fact.IsAbsence))
            element.Children.Add(new PartialChild(fact.NamespaceUri, fact.LocalName, Presence.Absent));
        return element;
    }
}
