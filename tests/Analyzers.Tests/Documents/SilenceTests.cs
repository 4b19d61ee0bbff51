using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Tests.Documents.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Documents;

/// <summary>Nothing is reported of what can become a valid document.</summary>
public sealed class SilenceTests(ITestOutputHelper output)
{
    /// <summary>An invalid document and a valid one, reduced to what they share, can become the valid one.</summary>
    [CorpusFact]
    public void Common_content_of_a_valid_and_an_invalid_document_is_accepted()
    {
        var count = 0;
        var failures = new List<string>();
        foreach (var schema in CorpusDocuments.Schemas)
        {
            var checker = Grammars.Libvirt(schema);
            var documents = CorpusDocuments.All.Where(document => document.Schema == schema && document.Root.Name.LocalName == "domain" + schema[6..^4])
                .ToList();
            var valid = documents.Where(document => document.IsValid).ToList();
            var next = 0;
            foreach (var document in documents.Where(document => !document.IsValid))
            {
                var element = WholeDocument.From(document.Root);
                for (var i = 0; i < 5; i++, count++)
                {
                    next = (next + 7) % valid.Count;
                    var shared = Weakening.Shared(element, WholeDocument.From(valid[next].Root));
                    if (!checker.Admits(shared))
                        failures.Add(
                            $"{document.Name} and {valid[next].Name}: {Rendering.Of(checker.FindConflicts(shared, checker.Roots(shared), CancellationToken.None))}");
                }
            }
        }
        output.WriteLine($"{count} pairs");
        Expect.None(failures);
        Assert.InRange(count, 1600, int.MaxValue);
    }

    [CorpusFact]
    public void A_part_of_a_valid_document_is_accepted()
    {
        var random = new Random(1);
        var failures = new List<string>();
        foreach (var document in CorpusDocuments.All.Where(document => document.IsValid))
        {
            var checker = Grammars.Libvirt(document.Schema);
            var element = WholeDocument.From(document.Root);
            foreach (var probability in new[] { 0.02, 0.1, 0.4 })
            {
                var left = Weakening.Random(element, random, probability);
                if (!checker.Admits(left))
                    failures.Add($"{document.Name}: {Rendering.Of(checker.FindConflicts(left, checker.Roots(left), CancellationToken.None))}");
            }
        }
        Expect.None(failures);
    }

    /// <summary>What may become a document does not stop to do so when less is known of it: the search for the smallest conflict relies on it.</summary>
    [CorpusFact]
    public void A_partial_document_is_still_accepted_with_more_unknowns()
    {
        var random = new Random(2);
        var failures = new List<string>();
        var refused = 0;
        foreach (var document in CorpusDocuments.All.Where(document => !document.IsValid))
        {
            var checker = Grammars.Libvirt(document.Schema);
            var element = WholeDocument.From(document.Root);
            if (checker.Roots(element).Count == 0)
                continue;
            var wasAdmitted = false;
            for (var step = 0; step < 8; step++)
            {
                var isAdmitted = checker.Admits(element);
                refused += isAdmitted ? 0 : 1;
                if (wasAdmitted && !isAdmitted)
                    failures.Add(
                        $"{document.Name}, step {step}: {Rendering.Of(checker.FindConflicts(element, checker.Roots(element), CancellationToken.None))}");
                wasAdmitted = isAdmitted;
                element = Weakening.Random(element, random, 0.05);
            }
        }
        Expect.None(failures);
        Assert.True(refused > 1000);
    }

    [CorpusFact]
    public void Open_elements_of_valid_documents_are_accepted_in_any_place()
    {
        var checker = Grammars.Libvirt("domain.rng");
        var failures = new List<string>();
        foreach (var document in CorpusDocuments.All.Where(document => document.IsValid && document.Schema == "domain.rng")
            .Where((_, index) => index % 20 == 0))
            foreach (var xml in document.Root.Descendants())
            {
                var element = WholeDocument.From(xml);
                var patterns = checker.Grammar.Graph.Elements.Where(pattern => pattern.Name.Contains(element.NamespaceUri, element.LocalName)).ToList();
                if (patterns.Count > 0 && !checker.IsSatisfiable(element, patterns))
                    failures.Add($"{document.Name}: {xml.Name}");
            }
        Expect.None(failures);
    }
}
