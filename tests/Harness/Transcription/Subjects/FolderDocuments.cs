using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>The documents of a folder, which are valid, and mutants of them with a single change.</summary>
internal static class FolderDocuments
{
    public static IReadOnlyList<Document> All(string folder, Grammar grammar)
    {
        var originals = Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)
            .Select(path => new Document(Path.GetFileName(path), File.ReadAllText(path), true)).ToList();
        Assert.All(originals, document => Assert.True(Verdict.Of(grammar, document.Xml), document.Name));
        return [.. originals, .. Mutants.Of(originals, grammar, most: 500)];
    }
}
