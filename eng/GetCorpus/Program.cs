using System;
using System.IO;
using System.Linq;

namespace Bindery.GetCorpus;

/// <summary>
/// Creates the corpus of the tests from the files that eng/get-corpus downloaded: GetCorpus FETCHED CORPUS REPOSITORY. Missing files are reported and skipped;
/// tests that need them are then reported as skipped.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var (fetched, corpus, repository) = (arguments[0], arguments[1], arguments[2]);
        var oracles = new Oracles();
        if (!oracles.AreInstalled)
        {
            Console.WriteLine("not there: jing or xmllint, which give the verdicts (Debian packages jing, libxml2-utils)");
            return 1;
        }

        if (FindFolder(fetched, "libvirt-*") is { } libvirt)
            new LibvirtDocuments(libvirt, Path.Combine(corpus, "libvirt-9.0"), oracles)
                .Write(Path.Combine(repository, "tests", "Live.Tests", "Misuse", "documents.txt"));
        if (FindFolder(fetched, "jing-trang-*") is { } jing)
        {
            Suite("spectest.xml", "relaxng", TestSuite.WriteSchemas);
            Suite("regextest.xml", "xsd-regex", TestSuite.WriteTexts);
            Suite("xsdtest.xml", "xsd-datatypes", TestSuite.WriteSchemas);
            Suite("compacttest.xml", "compact-syntax", (suite, folder) => TestSuite.WritePairs(suite, folder, "compact", ".rnc", "xml", ".rng"));
            Suite("toxsdtest.xml", "rnc-and-xsd", (suite, folder) => TestSuite.WritePairs(suite, folder, "compact", ".rnc", "xsd", ".xsd"));

            void Suite(string file, string folder, Func<string, string, int> write)
            {
                if (Directory.EnumerateFiles(jing, file, SearchOption.AllDirectories).FirstOrDefault() is not { } suite)
                {
                    Console.WriteLine($"not in jing-trang's source: {file}");
                    return;
                }

                var count = write(suite, Path.Combine(corpus, folder));
                Console.WriteLine($"{folder}: {count} cases");
            }
        }

        new WorldSchemas(fetched, Path.Combine(corpus, "world", "rng"), oracles).Write();
        return 0;
    }

    private static string? FindFolder(string folder, string pattern) => Directory.GetDirectories(folder, pattern).Order(StringComparer.Ordinal).LastOrDefault();
}
