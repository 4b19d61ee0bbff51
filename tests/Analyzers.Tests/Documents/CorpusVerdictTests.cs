using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Tests.Documents.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Documents;

/// <summary>Where everything is known, a partial document is a document: verdicts are Jing's.</summary>
public sealed class CorpusVerdictTests(ITestOutputHelper output)
{
    [CorpusFact]
    public void Whole_documents_are_decided_as_Jing_decides_them()
    {
        var failures = new List<string>();
        foreach (var document in CorpusDocuments.All)
            if (Grammars.Libvirt(document.Schema).Admits(WholeDocument.From(document.Root)) != document.IsValid)
                failures.Add($"{document.Schema} {document.Name}: Jing says {(document.IsValid ? "valid" : "invalid")}");
        output.WriteLine(
            $"{CorpusDocuments.All.Count} compared, {CorpusDocuments.All.Count(document => !document.IsValid)} of them invalid, {CorpusDocuments.Skipped} not well-formed");
        Expect.None(failures);
        Assert.True(CorpusDocuments.All.Count > 1700);
        Assert.True(CorpusDocuments.Skipped < 10);
    }

    [CorpusFact]
    public void Each_invalid_document_has_a_conflict_and_each_valid_one_has_none()
    {
        var failures = new List<string>();
        foreach (var document in CorpusDocuments.All)
        {
            var checker = Grammars.Libvirt(document.Schema);
            var element = WholeDocument.From(document.Root);
            var roots = checker.Roots(element);
            if (roots.Count == 0)
                continue;
            var conflicts = checker.FindConflicts(element, roots, CancellationToken.None);
            if (conflicts.Count == 0 != document.IsValid)
                failures.Add($"{document.Schema} {document.Name}: {conflicts.Count} conflicts");
            foreach (var conflict in conflicts)
                if (conflict.WaysOut.Count == 0 || !conflict.Facts.Contains(conflict.Blamed))
                    failures.Add($"{document.Schema} {document.Name}: {string.Join(" | ", conflict.Facts.Select(Rendering.Of))}");
        }
        Expect.None(failures);
    }
}
