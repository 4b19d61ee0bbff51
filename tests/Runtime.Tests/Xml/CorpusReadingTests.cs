using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Reads every document and XML schema of the corpus as System.Xml does.</summary>
public class CorpusReadingTests
{
    [CorpusFact]
    public void Every_document_has_the_same_events()
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(Corpus.Path(), "*", SearchOption.AllDirectories).Where(IsXml).Order(StringComparer.Ordinal))
        {
            count++;
            var bytes = File.ReadAllBytes(path);
            var (theirs, theirProblem) = DifferentialTests.Judge(() => DifferentialTests.Theirs(new MemoryStream(bytes)));
            var (ours, ourProblem) = DifferentialTests.Judge(() => EventText.Of(XmlInput.ToUtf8(bytes).ToArray(), new XmlLimits { MaxAttributes = 100_000 }));
            // System.Xml knows no code pages by itself; ours decodes what the platform has.
            if (theirs is null
                && ours is not null
                && Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 100)).Contains("encoding=\"GBK\"", StringComparison.Ordinal))
                continue;
            // A wrong xml:space is an error of validity (XML 1.0, 2.10), which System.Xml treats as one of syntax.
            if (theirProblem?.Contains("xml:space", StringComparison.Ordinal) == true)
                continue;
            if ((theirs is null) != (ours is null) || (theirs is not null && !theirs.SequenceEqual(ours!)))
                differences.Add($"{path}: ours {ourProblem ?? "accepted"}, theirs {theirProblem ?? "accepted"}");
        }
        Assert.Empty(differences);
        Assert.InRange(count, 100, int.MaxValue);
    }

    private static bool IsXml(string path) => Path.GetExtension(path) is ".xml" or ".rng" or ".xsd";
}
