using System;
using System.IO;

namespace Bindery.Tests.Support;

/// <summary>A console program from the README's snippets, as typed there.</summary>
internal static class ReadmeProgram
{
    /// <summary>What libvirt would have returned; the snippets call it dump.</summary>
    private const string Dump = "<domainbackup mode='pull'><server transport='tcp' name='localhost' port='10809'/><disks>"
        + "<disk name='vda' type='file' exportname='vda' index='3'><scratch file='/s'/></disk><disk name='hdc' backup='no'/></disks></domainbackup>";

    public static string Text()
    {
        return $$"""
            using Libvirt.Xml;

            const string dump = "{{Dump}}";
            {
            {{Snippet("In three lines")}}
                Console.WriteLine(xml);
                Console.WriteLine(running.Mode);
            }
            {
            {{Snippet("Backups")}}
                Console.WriteLine(xml);
                Console.WriteLine(delta.ToXml());
            }
            """;
    }

    // The first under a heading.
    private static string Snippet(string heading)
    {
        const string Fence = "```csharp\n";
        var readme = File.ReadAllText(Path.Combine(Corpus.Repository, "README.md"));
        var start = readme.IndexOf(Fence, readme.IndexOf($"\n## {heading}\n", StringComparison.Ordinal), StringComparison.Ordinal) + Fence.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
